/** Who may be sent an SMS, by whom, and after what (EM-6 to EM-13, EM-23, EM-44): one pure function, with every reason. */
import { isCovered, type OptOutCover } from './opt-out.ts';
import type { OptOutKind, TemplateChannel } from './template.ts';

export const barCodes = [
  'restricted', // EM-6
  'employer',
  'deceased',
  'optOut',
  'overseasNumber',
  'noValidMobile',
  'placeUnknown', // EM-23
  'noPluto', // EM-7
  'noCuba',
  'fdvReview', // EM-8
  'fdvConsultation',
  'fdvNotAppropriate',
  'fdvNotDiscussed', // EM-9
  'phoneAttempts', // EM-12
  'notApproved', // EM-44
  'outsideWindow', // EM-49, from last-moment.ts as the next two
  'byDatePast', // EM-18
  'byDateTooSoon',
] as const;
export type BarCode = (typeof barCodes)[number];

/** Why a message may not be sent: the sentence that is shown, what can be done about it, and the rule. */
export type Bar = { code: BarCode; sentence: string; wayOut: string | null; rule: string };

/** What an officer recorded after looking at the notepad, or was told by whom they consulted (EM-8). */
export const fdvReviewStates = ['none', 'appropriate', 'notAppropriate', 'awaitingAnswer'] as const;
export type FdvReviewState = (typeof fdvReviewStates)[number];

/** Everything that decides, of one customer and one sender, gathered at one moment. */
export type SendFacts = {
  /** `placeKnown`: `customerZones` finds at least one. */
  customer: { kind: 'person' | 'employer'; restricted: boolean; deceased: boolean; placeKnown: boolean };
  /** The best of the customer's mobile numbers that are not marked `Invalid`. */
  mobile: 'valid' | 'overseas' | 'none';
  /** What those that stand cover (EM-3). */
  optOuts: readonly OptOutCover[];
  /** What the sender has access to. */
  sender: { pluto: boolean; cuba: boolean };
  /** `concerns`: the indicator, or evidence that somebody recorded. `review`: of this sender for this message. */
  fdv: { concerns: boolean; review: FdvReviewState };
  /** How many processes under way were begun by somebody who indicated FDV, without a word that it was discussed with them (EM-9, EM-10). */
  undiscussed: number;
  /** Has the customer ever contacted Child Support? */
  hasContacted: boolean;
  /** On how many available numbers no phone attempt is recorded. */
  untriedNumbers: number;
};

/** Of the template; null before one is chosen in Pluto. */
export type Chosen = { subscription: OptOutKind; channel: TemplateChannel } | null;
/** Of every template of Customer First's. */
export const centrelinkChosen = { subscription: 'Centrelink', channel: 'sms' } as const satisfies Chosen;

const recordMobile = 'Record an Australian mobile number in Customer Summary.';

const bars = {
  restricted: ['EM-6', 'A Restricted Access Customer is not sent SMS.', null],
  employer: ['EM-6', 'An employer is not sent SMS.', null],
  deceased: ['EM-6', 'The customer is recorded as deceased.', null],
  optOut: ['EM-6', 'Customer has an SMS opt out recorded', 'Contact the customer another way.'],
  overseasNumber: ['EM-6', 'The customer’s mobile number is overseas.', recordMobile],
  noValidMobile: ['EM-6', 'The customer has no valid mobile number.', recordMobile],
  placeUnknown: [
    'EM-23',
    'Record where the customer lives',
    'A time zone, postcode or state in Customer Summary tells when the message may be sent.',
  ],
  noPluto: ['EM-7', 'You have no access to Pluto.', 'Ask for Pluto through mySupport.'],
  noCuba: ['EM-7', 'You have no access to Cuba.', 'Ask for Cuba through ESS.'],
  fdvReview: [
    'EM-8',
    'There are FDV concerns, and no review of the notepad is recorded.',
    'Review the relevant notepad, and record whether a message is appropriate.',
  ],
  fdvConsultation: [
    'EM-8',
    'An SSO or team leader was asked whether a message is appropriate, and has not answered yet.',
    'What you composed is kept until the answer is recorded.',
  ],
  fdvNotAppropriate: ['EM-8', 'A message is recorded as not appropriate.', 'Contact the customer another way.'],
  fdvNotDiscussed: [
    'EM-9',
    'FDV is indicated by the applicant or initiating party of a process under way.',
    'Discuss their concerns with them first, and record that this was done.',
  ],
  phoneAttempts: [
    'EM-12',
    'This customer has not previously contacted Child Support.',
    'Ring each available number once, and record each phone attempt.',
  ],
  notApproved: ['EM-44', 'not yet approved', 'myGov messages can’t be sent. Choose another type.'],
} as const satisfies Partial<Record<BarCode, readonly [rule: string, sentence: string, wayOut: string | null]>>;

/** What is asked again at the end of a hold: EM-6 to EM-9 (EM-24). */
const notAskedAgain: readonly BarCode[] = ['phoneAttempts'];
/** EM-50: what concerns Child Support's messages only; of Centrelink's EM-6, EM-8, EM-9 and the place (EM-22) are asked. */
const childSupportOnly: readonly BarCode[] = ['noPluto', 'noCuba', 'phoneAttempts'];

/**
 * Everything that bars an SMS to this customer by this sender, all of it and not the first only, in the order in which it is
 * shown; empty where it may be sent. Asked before composing (`chosen` null), at Send, and at the end of a hold (EM-24).
 */
export function sendBars(facts: SendFacts, chosen: Chosen, when: 'sending' | 'endOfHold' = 'sending'): Bar[] {
  const { customer, mobile, optOuts, sender, fdv, undiscussed, hasContacted, untriedNumbers } = facts;
  const holds: Record<keyof typeof bars, boolean> = {
    restricted: customer.restricted,
    employer: customer.kind === 'employer',
    deceased: customer.deceased,
    optOut: isOptedOut(optOuts, chosen?.subscription ?? null),
    overseasNumber: mobile === 'overseas',
    noValidMobile: mobile === 'none',
    placeUnknown: !customer.placeKnown,
    noPluto: !sender.pluto,
    noCuba: !sender.cuba,
    fdvReview: fdv.concerns && fdv.review === 'none',
    fdvConsultation: fdv.review === 'awaitingAnswer',
    fdvNotAppropriate: fdv.review === 'notAppropriate',
    fdvNotDiscussed: undiscussed > 0,
    phoneAttempts: !hasContacted && untriedNumbers > 0,
    notApproved: chosen?.channel === 'myGov',
  };
  return barCodes
    .filter((code): code is keyof typeof bars => code in bars)
    .filter((code) => holds[code] && !(when === 'endOfHold' && notAskedAgain.includes(code)))
    .filter((code) => chosen?.subscription !== 'Centrelink' || !childSupportOnly.includes(code))
    .map((code) => {
      const [rule, sentence, wayOut] = bars[code];
      return { code, sentence, wayOut, rule };
    });
}

/** EM-3: an opt out without a kind covers both; before a template is chosen, only both together bar. */
function isOptedOut(optOuts: SendFacts['optOuts'], kind: OptOutKind | null): boolean {
  return kind ? isCovered(kind, optOuts) : isCovered('Reminder', optOuts) && isCovered('General', optOuts);
}

/** EM-13: advice, not a bar. */
export const unansweredWithinDays = 14;
export const unansweredAdvice = (unanswered: number): string | null =>
  unanswered >= 2
    ? `The customer has not responded to ${unanswered} messages in the last ${unansweredWithinDays} days. Consider another way of contact.`
    : null;

/** EM-14: how many desktop messages a customer gets on one local date of sending. There is no way past it. */
export const messagesPerDay = 5;
export const sixthMessage = 'This customer has already received 5 desktop messages today';

/** EM-15: after pressing Send, held messages included; at exactly sixty minutes it is still asked. */
export const askAgainWithinMinutes = 60;
export const withinTheHour =
  'A desktop message has already been sent to this customer in the last hour. Are you sure you want to send another one?';
