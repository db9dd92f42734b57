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
