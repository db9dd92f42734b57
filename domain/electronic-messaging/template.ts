/** Message templates (EM-16, EM-17, EM-18, EM-42): how they are sorted, and their texts with variables filled in. */
import { formatDate } from '../time/format.ts';
import type { LocalDate } from '../time/local-date.ts';

/** Whose message it is: Child Support's, sent in Pluto, or Centrelink's, sent in Customer First (EM-37). */
export const messageSystems = ['pluto', 'customerFirst'] as const;
export type MessageSystem = (typeof messageSystems)[number];

/** EM-16, in the order of the form. */
export const templateGroups = ['Payment information', 'Provide/request information', 'Request for contact'] as const;
export type TemplateGroup = (typeof templateGroups)[number];

/** EM-42. A pre-call advice asks for a contact time (EM-17). */
export const templateUses = ['preCallAdvice', 'reminder', 'confirmation', 'request'] as const;
export type TemplateUse = (typeof templateUses)[number];
export const templateUseWords: Readonly<Record<TemplateUse, string>> = {
  preCallAdvice: 'Pre-call advice',
  reminder: 'Reminder to take action',
  confirmation: 'Confirmation of documents, information or receipt number',
  request: 'Request for information or contact',
};

/** EM-3: every template of Child Support's is one of the two. */
export const subscriptionKinds = ['Reminder', 'General'] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];
/** EM-50: Centrelink's messages have a subscription of their own. */
export const optOutKinds = [...subscriptionKinds, 'Centrelink'] as const;
export type OptOutKind = (typeof optOutKinds)[number];

/** EM-44: those of myGov are shown and can't be sent. */
export const templateChannels = ['sms', 'myGov'] as const;
export type TemplateChannel = (typeof templateChannels)[number];

/** When a pre-call message says that the call comes: as the officer chose (EM-17), or as Centrelink's fixed texts say (EM-41). */
export const contactTimes = ['nextHour', 'today', 'nextTwoHours'] as const;
export type ContactTime = (typeof contactTimes)[number];
/** EM-17: what a pre-call alert of Child Support's asks for. */
export const askedContactTimes = ['nextHour', 'today'] as const satisfies readonly ContactTime[];
export type AskedContactTime = (typeof askedContactTimes)[number];
export const contactTimeWords: Readonly<Record<ContactTime, string>> = {
  nextHour: 'In the next hour',
  today: 'Today',
  nextTwoHours: 'In the next 2 hours',
};

/** EM-4: there are no others. A text names them in braces: `{byDate}`. */
export const variables = ['contactTime', 'byDate', 'agencyPhone', 'paymentType', 'receiptNumber'] as const;
export type Variable = (typeof variables)[number];

export type TemplateValues = {
  contactTime?: AskedContactTime;
  byDate?: LocalDate;
  receiptNumber?: string;
  agencyPhone?: string;
  paymentType?: string;
};

/** The variables that a template's text names, each once, in the order of `variables`. */
export function variablesOf(templateText: string): Variable[] {
  return variables.filter((variable) => templateText.includes(`{${variable}}`));
}

/**
 * The text as the recipient will see it, to the letter (EM-20), or the variables that still lack a value. What a value
 * holds is never filled in again. Throws a RangeError when `byDate` is no date.
 */
export function fillTemplate(templateText: string, values: TemplateValues): { text: string } | { missing: Variable[] } {
  const shown = shownValues(values);
  const missing = variablesOf(templateText).filter((variable) => !shown[variable]);
  if (missing.length > 0) return { missing };
  const text = templateText.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const variable = variables.find((one) => one === name);
    return (variable && shown[variable]) ?? whole;
  });
  return { text };
}

function shownValues({ contactTime, byDate, agencyPhone, paymentType, receiptNumber }: TemplateValues) {
  return {
    contactTime: contactTime && contactTimeWords[contactTime],
    byDate: byDate && formatDate(byDate),
    agencyPhone: agencyPhone?.trim(),
    paymentType: paymentType?.trim(),
    receiptNumber: receiptNumber?.trim(),
  } satisfies Record<Variable, string | undefined>;
}
