/** The texts that officers choose from (EM-16, EM-42): general, without links and without anything that is somebody's own (EM-4). */
import type {
  SubscriptionKind,
  TemplateChannel,
  TemplateGroup,
  TemplateUse,
} from '../../domain/electronic-messaging/template.ts';
import { typeProblems, wordingProblems } from '../../domain/electronic-messaging/template-record.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { seedId } from './deterministic.ts';
import { people } from './people.ts';

type SeedTemplate = {
  group: TemplateGroup;
  use: TemplateUse;
  subscription: SubscriptionKind;
  /** When it is used, and how (EM-42). */
  guidelines: string;
  /** Each is recorded as done before Send. */
  priorActions: readonly string[];
  /** EM-44; without it: an SMS. */
  channel?: TemplateChannel;
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
    guidelines:
      'Use it once a payment is overdue and nothing explains it. Choose a By date that leaves at least three working days. It is no demand: what is owed, and how much, is told on the phone or by letter.',
    priorActions: [
      'Looked in Cuba for a payment that came in and is not allocated yet.',
      'Looked for a payment arrangement, or a complaint, that explains it.',
    ],
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
    guidelines:
      'For customers who asked to be reminded, or who missed their last payment. The By date is the day on which the payment is due.',
    priorActions: ['Checked the due date in Cuba.'],
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
    guidelines: 'Only where the customer asked to be told. The amount never stands in a message.',
    priorActions: ['Checked that the receipt number belongs to this payment.'],
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
    guidelines:
      'After the arrangement is recorded. What was agreed is in the letter; the message only says that it is in place.',
    priorActions: ['Recorded the arrangement in Cuba.', 'Read the arrangement back to the customer.'],
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
    guidelines:
      'Bank details are never given by SMS or email: the customer adds them in the online account, or tells us on the phone. Choose a By date that leaves five working days.',
    priorActions: ['Checked that no bank account details came in meanwhile.'],
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
    guidelines:
      'For documents that came by post or were handed in. What was uploaded is confirmed by the online account itself.',
    priorActions: ['Checked that the documents are all there, and whose they are.'],
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
    guidelines: 'After a call in which the customer gave information and wants that confirmed.',
    priorActions: ['Recorded the information in the case.'],
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
    guidelines:
      'Only after the letter that says what is needed: the message points to it and repeats none of it. Not for customers without an online account; ring them.',
    priorActions: ['Checked that the letter is in the customer’s online account.'],
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
    guidelines:
      'From the day on which an assessment would otherwise use an estimated income. Not while an objection to the assessment is under way.',
    priorActions: ['Checked that no tax return or income estimate came in meanwhile.'],
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
    guidelines: 'For forms that were sent at least 14 days ago. Choose a By date that leaves time for the post.',
    priorActions: [
      'Checked when the form was sent, and to which address.',
      'Looked in the online account for a form that came in there.',
    ],
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
    guidelines:
      'For letters that need the customer to do something. Not for every letter: the online account tells of those by itself.',
    priorActions: ['Checked that the letter is in the customer’s online account.'],
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
    guidelines: 'When post came back, or a number no longer answers.',
    priorActions: [],
    versions: [[420, 'Please check that we have your present contact details. Call us on {agencyPhone}.']],
    withdrawn: true,
  },

  'Pre-call advice': {
    group: 'Request for contact',
    use: 'preCallAdvice',
    subscription: 'General',
    guidelines:
      'Send it when you are ready to ring: customers don’t answer private numbers they don’t expect. Ring 10 to 25 minutes after it was sent. If you can’t, tell your team leader at once.',
    priorActions: ['Made sure that you can ring within the contact time.'],
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
    guidelines:
      'For customers who asked to be called back, or who left a message. Ring 10 to 25 minutes after it was sent.',
    priorActions: [
      'Read what the customer asked to be called about.',
      'Made sure that you can ring within the contact time.',
    ],
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
    guidelines:
      'When the customer must be spoken to and could not be reached. Record in a notepad what the call is to be about, so that whoever answers knows.',
    priorActions: ['Recorded in a notepad what the call is to be about.'],
    versions: [[420, 'Please call Child Support on {agencyPhone} by {byDate}. Do not reply by SMS.']],
  },
  'Missed call': {
    group: 'Request for contact',
    use: 'request',
    subscription: 'General',
    guidelines: 'Straight after a call that was not answered. One missed call, one message.',
    priorActions: ['Rang the customer, and recorded the phone attempt.'],
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
    guidelines: 'On the working day before the appointment. Day and time stand in the letter, never in the message.',
    priorActions: ['Checked that the appointment still stands.'],
    versions: [
      [
        420,
        'Reminder: you have a phone appointment with us. If you need another time, call us on {agencyPhone} by {byDate}. Do not reply by SMS.',
      ],
    ],
  },

  'myGov: new letter': {
    group: 'Provide/request information',
    use: 'reminder',
    subscription: 'Reminder',
    channel: 'myGov',
    guidelines:
      'Goes to the customer’s myGov Inbox. It can’t be sent before it is approved: use “New letter online” instead.',
    priorActions: ['Checked that the letter is in the customer’s online account.'],
    versions: [
      [30, 'You have a new letter from Child Support in your myGov Inbox. Please read it and do what it asks for.'],
    ],
  },
  'myGov: contact details': {
    group: 'Request for contact',
    use: 'request',
    subscription: 'General',
    channel: 'myGov',
    guidelines:
      'Goes to the customer’s myGov Inbox. It can’t be sent before it is approved: ring the customer instead.',
    priorActions: [],
    versions: [[30, 'Please check that your contact details are up to date in your Child Support online account.']],
  },
} as const satisfies Record<string, SeedTemplate>;

export type TemplateType = keyof typeof messageTemplates;
type Version = {
  id: string;
  text: string;
  guidelines: string;
  priorActions: string[];
  createdById: string | null;
  createdAt: Date;
};
export type TemplateRows = {
  templates: Prisma.MessageTemplateCreateManyInput[];
  versions: Prisma.MessageTemplateVersionCreateManyInput[];
  /** What was offered of a type then. */
  versionAt(type: TemplateType, at: Date): Version;
};

const author = people.find(({ userId }) => userId === 'sachterberg');

/** The rows; versions count back from `now`. Throws where a text holds what none may. */
export function templateRows(now: Date): TemplateRows {
  const templates: TemplateRows['templates'] = [];
  const versionsOf = new Map<string, Version[]>();
  for (const [type, template] of Object.entries<SeedTemplate>(messageTemplates)) {
    const { group, use, subscription, guidelines, priorActions, channel = 'sms', versions, withdrawn } = template;
    templates.push({ id: seedId('template', type), group, type, use, subscription, channel, active: !withdrawn });
    const rows = versions.map(([daysAgo, text], i) => {
      const wording = { text, guidelines, priorActions: [...priorActions] };
      const [problem] = [...typeProblems(type), ...wordingProblems(wording, use)];
      if (problem) throw new Error(`${type}, version ${i + 1}: ${problem.sentence}`);
      const createdAt = new Date(now.getTime() - daysAgo * 86_400_000);
      const createdById = i > 0 ? (author?.id ?? null) : null; // the first ones were supplied with the system
      return { id: seedId('template', type, i + 1), ...wording, createdById, createdAt };
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
