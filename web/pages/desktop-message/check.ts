/** What is wrong with what was composed, field by field. */
import { timeBar } from '../../../domain/electronic-messaging/last-moment.ts';
import { isLocalDate } from '../../../domain/time/local-date.ts';
import type { TemplateOffered } from '../../client/model.ts';
import type { Texts } from './draft.ts';

type Errors = Partial<Texts>;

/** `zones`: the recipient's, in which a `By date` is looked at (EM-18, EM-49). */
export function whatIsWrong(
  draft: Texts,
  template: TemplateOffered | null,
  zones: readonly string[],
  now: Date,
): Errors {
  if (!draft.group) return { group: 'Choose a Group.' };
  if (!template) return { type: 'Choose a Type.' };
  const errors: Errors = {};
  for (const variable of template.variables) {
    const message = wrongValue(variable, draft[variable], zones, now);
    if (message) errors[variable] = message;
  }
  return errors;
}

function wrongValue(
  variable: TemplateOffered['variables'][number],
  value: string,
  zones: readonly string[],
  now: Date,
): string | null {
  switch (variable) {
    case 'contactTime':
      return value ? null : 'Choose when the customer is called.';
    case 'byDate':
      return wrongDate(value, zones, now);
    case 'receiptNumber':
      return value.trim() ? null : 'Enter the receipt number.';
    case 'agencyPhone':
      return value.trim() ? null : 'Choose the phone number of the agency.';
    case 'paymentType':
      return value.trim() ? null : 'Choose the payment type.';
  }
}

function wrongDate(byDate: string, zones: readonly string[], now: Date): string | null {
  if (!byDate) return 'Enter the By date.';
  if (!isLocalDate(byDate)) return 'Enter a date that exists, such as 14/02/2027.';
  if (zones.length === 0) return null;
  const bar = timeBar({ preCall: false, byDate }, zones, now);
  return bar && [bar.sentence, bar.wayOut].filter(Boolean).join(' ');
}
