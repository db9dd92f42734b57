/** What an SMS can be sent to (EM-6). Here and not in domain/, which has no packages. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

export type NumberKind = 'australianMobile' | 'overseas' | 'other';

/**
 * What a number in E.164 (`+61491570006`) is. Australian mobiles begin with +61 4 or +61 5. Norfolk Island (+672 3) counts as
 * overseas. Everything else is `other`: landlines, numbers that can't exist, another notation, an extension.
 */
export function readNumber(e164: string): NumberKind {
  const number = parsePhoneNumberFromString(e164);
  if (!number?.isPossible() || number.number !== e164) return 'other'; // it understands other notations too
  if (number.countryCallingCode !== '61') return 'overseas';
  // the library knows the series of +61 4 that are given out; none of +61 5 is as yet, but the plan keeps it for mobiles
  return number.getType() === 'MOBILE' || /^\+615\d{8}$/.test(e164) ? 'australianMobile' : 'other';
}

/**
 * A phone number as somebody typed it, in E.164: Australian with its 0, or international with `+` or `0011`. Else `fault`, a plain sentence.
 * `isMobile`: whether it is one in Australia; null abroad. Norfolk Island counts as overseas here too.
 */
export function parseTypedNumber(typed: string): { number: string; isMobile: boolean | null } | { fault: string } {
  const noNumber = { fault: 'This is no phone number. Write it as 0491 570 006, (02) 5550 1234 or +64 21 123 4567.' };
  const text = typed.trim().replace(/^00(?!11)(?=[1-9])/, '+'); // the exit code of most other countries
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'AU', extract: false });
  if (number?.ext !== undefined) return { fault: 'Leave the extension out: only the number itself can be kept.' };
  if (!number?.isPossible() || !/^[\d\s().+/-]+$/.test(text)) return noNumber;
  const kind = readNumber(number.number);
  if (kind === 'overseas') return { number: number.number, isMobile: null };
  if (kind === 'other' && !number.isValid()) return noNumber;
  return { number: number.number, isMobile: kind === 'australianMobile' };
}

/** The Australian mobile that somebody typed, in E.164; null: it is none. */
export function typedMobile(typed: string): string | null {
  const read = parseTypedNumber(typed);
  return 'number' in read && read.isMobile === true ? read.number : null;
}
