/** A phone as it was typed, checked against the customer's others. */
import { mayBeOfKind, type PhoneKind } from '../../../domain/customers/contact-details.ts';
import { nationalForm } from '../../../domain/customers/phone.ts';
import { parseTypedNumber } from '../../../prisma/mobile-number.ts';
import type { LockedPhone } from '../../../prisma/repositories/change-details.ts';
import { Problem } from '../../errors.ts';

/**
 * The number in E.164. `present`: the phone that is changed; what it has stays, however it came there. Throws badInput where the number
 * is none, is of another kind, or stands there already.
 */
export function numberOf(
  typed: { kind: PhoneKind; number: string },
  phones: readonly LockedPhone[],
  present: LockedPhone | null,
): string {
  if (present && present.kind === typed.kind && [present.number, nationalForm(present.number)].includes(typed.number))
    return present.number;
  const parsed = parseTypedNumber(typed.number);
  if ('fault' in parsed) throw wrong(parsed.fault);
  const fits = mayBeOfKind(typed.kind, parsed.isMobile);
  if (!fits.possible) throw wrong(fits.why);
  if (phones.some(({ id, number }) => id !== present?.id && number === parsed.number))
    throw wrong('This customer has this number already.');
  return parsed.number;
}

const wrong = (message: string) => new Problem('badInput', undefined, { errors: [{ field: 'number', message }] });
