/** Message templates (EM-16, EM-17, EM-18, EM-42): how they are sorted, and their texts with variables filled in. */
import { formatDate } from '../time/format.ts';
import type { LocalDate } from '../time/local-date.ts';

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

/** EM-3: every template is one of the two. */
export const subscriptionKinds = ['Reminder', 'General'] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];

/** EM-44: those of myGov are shown and can't be sent. */
export const templateChannels = ['sms', 'myGov'] as const;
export type TemplateChannel = (typeof templateChannels)[number];

/** EM-17. */
export const contactTimes = ['nextHour', 'today'] as const;
export type ContactTime = (typeof contactTimes)[number];
export const contactTimeWords: Readonly<Record<ContactTime, string>> = {
  nextHour: 'In the next hour',
  today: 'Today',
};

/** EM-4: there are no others. A text names them in braces: `{byDate}`. */
export const variables = ['contactTime', 'byDate', 'agencyPhone', 'paymentType', 'receiptNumber'] as const;
export type Variable = (typeof variables)[number];

export type TemplateValues = {
  contactTime?: ContactTime;
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
