/** What is composed for a customer: the form's texts, and what of it is kept, previewed and sent. */
import { isLocalDate } from '../../../domain/time/local-date.ts';
import { longestInDraft, type MessageDraft } from '../../../domain/electronic-messaging/message-draft.ts';
import { askedContactTimes, type TemplateValues } from '../../../domain/electronic-messaging/template.ts';
import type { TemplateOffered } from '../../client/model.ts';
import type { Pickable } from './pickable.ts';

export type Texts = Record<
  'group' | 'type' | 'contactTime' | 'byDate' | 'receiptNumber' | 'agencyPhone' | 'paymentType',
  string
>;

/** Nothing is composed yet. */
export const emptyDraft: MessageDraft = {
  group: '',
  type: '',
  contactTime: '',
  byDate: '',
  receiptNumber: '',
  agencyPhone: '', // the usual one
  paymentType: '',
  priorActions: [],
  areaAcknowledged: null,
};

/** The form begins with what is kept; what can't be picked any more is picked anew. */
export function textsOf(draft: MessageDraft, { agencyPhone, paymentType }: Pickable): Texts {
  const { group, type, contactTime, byDate, receiptNumber } = draft;
  const still = (value: string, { options }: Pickable['agencyPhone']) => options.some((each) => each.value === value);
  return {
    group,
    type,
    contactTime,
    byDate,
    receiptNumber,
    agencyPhone: still(draft.agencyPhone, agencyPhone) ? draft.agencyPhone : agencyPhone.usual,
    paymentType: still(draft.paymentType, paymentType) ? draft.paymentType : paymentType.usual,
  };
}

/** What is kept; no more than the API takes. What stands there by itself is nobody's draft. */
export function draftOf(
  { group, type, contactTime, byDate, receiptNumber, agencyPhone, paymentType }: Texts,
  { priorActions, areaAcknowledged }: Pick<MessageDraft, 'priorActions' | 'areaAcknowledged'>,
  usual: Pickable,
): MessageDraft {
  return {
    group,
    type,
    contactTime: askedContactTimes.find((known) => known === contactTime) ?? '',
    byDate: byDate.slice(0, longestInDraft.byDate),
    receiptNumber: receiptNumber.slice(0, longestInDraft.value),
    agencyPhone: agencyPhone === usual.agencyPhone.usual ? '' : agencyPhone,
    paymentType: paymentType === usual.paymentType.usual ? '' : paymentType,
    priorActions: priorActions.slice(0, longestInDraft.priorActions),
    areaAcknowledged,
  };
}

/** What is filled in of what the template asks for; a date only once it is one. */
export function valuesOf({ contactTime, byDate, ...typed }: Texts, { variables }: TemplateOffered): TemplateValues {
  const values: TemplateValues = {};
  const time = askedContactTimes.find((known) => known === contactTime);
  if (time && variables.includes('contactTime')) values.contactTime = time;
  if (isLocalDate(byDate) && variables.includes('byDate')) values.byDate = byDate;
  for (const name of ['receiptNumber', 'agencyPhone', 'paymentType'] as const) {
    const value = typed[name].trim();
    if (value && variables.includes(name)) values[name] = value;
  }
  return values;
}
