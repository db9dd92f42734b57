/** What is composed for a customer, kept while the console is open: going to Customer Summary and back loses nothing (EM-19). */
import { isLocalDate } from '../../../domain/time/local-date.ts';
import { contactTimes, type TemplateValues } from '../../../domain/electronic-messaging/template.ts';
import type { TemplateOffered } from '../../client/model.ts';

/** What nearly every text names; another number is typed over it. */
const usualAgencyPhone = '131 272';

const empty = {
  group: '',
  type: '',
  contactTime: '',
  byDate: '',
  receiptNumber: '',
  agencyPhone: usualAgencyPhone,
  paymentType: '',
};
export type Draft = Record<keyof typeof empty, string>;

const kept = new Map<string, Draft>();

export const draftOf = (customerId: string): Draft => kept.get(customerId) ?? empty;
export const keepDraft = (customerId: string, draft: Draft) => void kept.set(customerId, draft);
export const forgetDraft = (customerId: string) => void kept.delete(customerId);

/** What is filled in of what the template asks for; a date only once it is one. */
export function valuesOf({ contactTime, byDate, ...typed }: Draft, { variables }: TemplateOffered): TemplateValues {
  const values: TemplateValues = {};
  const time = contactTimes.find((known) => known === contactTime);
  if (time && variables.includes('contactTime')) values.contactTime = time;
  if (isLocalDate(byDate) && variables.includes('byDate')) values.byDate = byDate;
  for (const name of ['receiptNumber', 'agencyPhone', 'paymentType'] as const) {
    const value = typed[name].trim();
    if (value && variables.includes(name)) values[name] = value;
  }
  return values;
}
