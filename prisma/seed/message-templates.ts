/** The texts that officers choose from (EM-16, EM-42): general, without links and without anything that is somebody's own (EM-4). */
import type { SubscriptionKind, TemplateGroup, TemplateUse } from '../../domain/electronic-messaging/template.ts';
import { textProblems } from '../../domain/electronic-messaging/template-text.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { seedId } from './deterministic.ts';

type SeedTemplate = {
  group: TemplateGroup;
  use: TemplateUse;
  subscription: SubscriptionKind;
  /** The text from so many days ago on; the newest comes last. */
  versions: readonly (readonly [daysAgo: number, text: string])[];
  withdrawn?: true;
};

/** The agency's own number, as it stands in the texts. */
export const agencyPhone = '131 272';

/** By `Type`. Plain signs only: one other makes a text twice as long (EM-20). */
export const messageTemplates = {
  'Payment not received': {
    group: 'Payment information',
    use: 'reminder',
    subscription: 'Reminder',
    versions: [
      [420, 'We have not received your child support payment. Please pay by {byDate} or call us on {agencyPhone}.'],
      [
        45,
        "We have not received your child support payment. Please pay by {byDate}. If you can't pay by then, call us on {agencyPhone}. Do not reply by SMS.",
      ],
    ],
  },
  'Payment due soon': {
    group: 'Payment information',
    use: 'reminder',
    subscription: 'Reminder',
    versions: [
      [
        420,
        'Reminder: your next child support payment is due by {byDate}. If you have paid already, no action is needed. Do not reply by SMS.',
      ],
    ],
  },
  'Payment received': {
    group: 'Payment information',
    use: 'confirmation',
    subscription: 'General',
    versions: [
      [
        420,
        'We have received your child support payment. Receipt number: {receiptNumber}. Please keep it for your records. Do not reply by SMS.',
      ],
    ],
  },
  'Payment arrangement confirmed': {
    group: 'Payment information',
    use: 'confirmation',
    subscription: 'General',
    versions: [
      [
        420,
        'Your payment arrangement is in place. Receipt number: {receiptNumber}. To change it, call us on {agencyPhone}. Do not reply by SMS.',
      ],
    ],
  },
  'Bank account details needed': {
    group: 'Payment information',
    use: 'request',
    subscription: 'General',
    versions: [
      [
        420,
        'We need your bank account details before we can pay you. Please add them in your Child Support online account or call us on {agencyPhone} by {byDate}. Do not reply by SMS.',
      ],
    ],
  },

  'Documents received': {
    group: 'Provide/request information',
    use: 'confirmation',
    subscription: 'General',
    versions: [
      [420, 'We have received your documents. Receipt number: {receiptNumber}.'],
      [
        100,
        'We have received the documents you sent. Receipt number: {receiptNumber}. We will contact you if we need anything else. Do not reply by SMS.',
      ],
    ],
  },
  'Information received': {
    group: 'Provide/request information',
    use: 'confirmation',
    subscription: 'General',
    versions: [
      [
        420,
        'Thank you. We have recorded the information you gave us. Receipt number: {receiptNumber}. Do not reply by SMS.',
      ],
    ],
  },
  'Information needed': {
    group: 'Provide/request information',
    use: 'request',
    subscription: 'General',
    versions: [
      [
        420,
        'We need more information from you. Please read the letter in your Child Support online account and answer by {byDate}. Do not reply by SMS.',
      ],
    ],
  },
  'Income details needed': {
    group: 'Provide/request information',
    use: 'reminder',
    subscription: 'Reminder',
    versions: [
      [
        420,
        'Reminder: please lodge your tax return or tell us your income by {byDate}, so that your assessment is right. Do not reply by SMS.',
      ],
    ],
  },
  'Form not returned': {
    group: 'Provide/request information',
    use: 'reminder',
    subscription: 'Reminder',
    versions: [
      [
        420,
        'Reminder: we have not received the form we sent you. Please return it by {byDate}. For another copy call us on {agencyPhone}. Do not reply by SMS.',
      ],
    ],
  },
  'New letter online': {
    group: 'Provide/request information',
    use: 'reminder',
    subscription: 'Reminder',
    versions: [
      [
        420,
        'There is a new letter in your Child Support online account. Please read it and do what it asks for. Do not reply by SMS.',
      ],
    ],
  },
  'Contact details to be checked': {
    group: 'Provide/request information',
    use: 'request',
    subscription: 'General',
    versions: [[420, 'Please check that we have your present contact details. Call us on {agencyPhone}.']],
    withdrawn: true,
  },

  'Pre-call advice': {
    group: 'Request for contact',
    use: 'preCallAdvice',
    subscription: 'General',
    versions: [
      [
        420,
        'A Child Support officer will call you. When: {contactTime}. The call may show as a private number. Please answer it. Do not reply by SMS.',
      ],
    ],
  },
  'Pre-call advice: call you asked for': {
    group: 'Request for contact',
    use: 'preCallAdvice',
    subscription: 'General',
    versions: [
      [
        420,
        "We will return your call. When: {contactTime}. The call may show as a private number. If you can't answer it, call us on {agencyPhone}. Do not reply by SMS.",
      ],
    ],
  },
  'Please call us': {
    group: 'Request for contact',
    use: 'request',
    subscription: 'General',
    versions: [[420, 'Please call Child Support on {agencyPhone} by {byDate}. Do not reply by SMS.']],
  },
  'Missed call': {
    group: 'Request for contact',
    use: 'request',
    subscription: 'General',
    versions: [
      [
        420,
        'We called you and could not reach you. Please call us on {agencyPhone} when you have time. Do not reply by SMS.',
      ],
    ],
  },
  'Phone appointment': {
    group: 'Request for contact',
    use: 'reminder',
    subscription: 'Reminder',
    versions: [
      [
        420,
        'Reminder: you have a phone appointment with us. If you need another time, call us on {agencyPhone} by {byDate}. Do not reply by SMS.',
      ],
    ],
  },
} as const satisfies Record<string, SeedTemplate>;

export type TemplateType = keyof typeof messageTemplates;
type Version = { id: string; text: string; createdAt: Date };
export type TemplateRows = {
  templates: Prisma.MessageTemplateCreateManyInput[];
  versions: Prisma.MessageTemplateVersionCreateManyInput[];
  /** What was offered of a type then. */
  versionAt(type: TemplateType, at: Date): Version;
};

/** The rows; versions count back from `now`. Throws where a text holds what none may. */
export function templateRows(now: Date): TemplateRows {
  const templates: TemplateRows['templates'] = [];
  const versionsOf = new Map<string, Version[]>();
  for (const [type, template] of Object.entries<SeedTemplate>(messageTemplates)) {
    const { group, use, subscription, versions, withdrawn } = template;
    templates.push({ id: seedId('template', type), group, type, use, subscription, active: !withdrawn });
    const rows = versions.map(([daysAgo, text], i) => {
      const [problem] = textProblems(text);
      if (problem) throw new Error(`${type}, version ${i + 1}: ${problem.sentence}`);
      const createdAt = new Date(now.getTime() - daysAgo * 86_400_000);
      return { id: seedId('template', type, i + 1), text, createdAt };
    });
    versionsOf.set(type, rows);
  }
  return {
    templates,
    versions: [...versionsOf].flatMap(([type, rows]) =>
      rows.map((row, i) => ({ ...row, templateId: seedId('template', type), number: i + 1 })),
    ),
    versionAt(type, at) {
      const found = versionsOf.get(type)?.findLast(({ createdAt }) => createdAt <= at);
      if (!found) throw new Error(`${type} was not offered yet`);
      return found;
    },
  };
}
