/** Where the delivery of a message stands, and what can happen to it: the words of sms-delivery.ts. */
import type { Command, Deadline, Fact, Instant, Result, State } from '../process.ts';
import type { MessagingSettings } from '../settings.ts';
import type { ReceiptFact } from './receipt.ts';

export const smsDeliveryStateVersion = 1;

export const smsDeliverySteps = [
  'held',
  'sending',
  'outcomeUnknown',
  'handedOver',
  'deemedSent',
  'bouncing', // failed after it was deemed sent: a bounce-back from the recipient's next day on (EM-28)
  'over',
] as const;
export const smsDeliveryOutcomes = [
  'cancelled',
  'notSent',
  'undetermined',
  'delivered',
  'bouncedBack',
  'deemedSent', // no final receipt within 72 hours
] as const;
/** What falls due: three acts, which the process does itself, and four limits. */
export const smsActs = ['attempt', 'search', 'ask'] as const;
export const smsLimits = ['lastMoment', 'giveUp', 'noReceipt', 'bounceShown'] as const;
/** What an attempt, a search and a question can come to. */
export const smsResults = [
  'accepted',
  'unknown', // the answer was lost
  'notPosted', // certainly nothing was written to the gateway
  'refusedForNow',
  'refusedOurs', // our credentials or account: an operator must look
  'refusedForGood',
  'outsideWindow',
  'notAllowed',
  'stopped', // the stop switch
  'elsewhere', // the same text is on its way to the same number, and nobody knows yet whether it arrived
  'notFound',
  'settled',
  'found',
  'status',
  'strayed', // its message at the gateway is another attempt's, as that one's own callback says
  'gatewayAway',
] as const;

export type SmsStep = (typeof smsDeliverySteps)[number];
export type SmsOutcome = (typeof smsDeliveryOutcomes)[number];
export type SmsAct = (typeof smsActs)[number];
export type SmsDue = SmsAct | (typeof smsLimits)[number];
export type SmsFact = ReceiptFact | 'customerDeceased';
export type SmsAction = 'cancel';

/** Why a message was not sent (EM-24). */
export const notSentReasons = [
  'restricted',
  'employer',
  'deceased',
  'optOut',
  'overseasNumber',
  'noValidMobile',
  'otherMobile', // the number it was written to is the customer's valid mobile no more
  'placeUnknown',
  'noPluto', // who wrote it has lost the access (EM-7)
  'noCuba',
  'fdvReview',
  'fdvNotAppropriate',
  'fdvNotDiscussed',
  'sixMessages',
  'timePassed',
  'calledAlready', // it announces a call that was made (EM-40)
  'refusedByGateway',
  'gatewayAway',
] as const;
export type NotSentReason = (typeof notSentReasons)[number];

/** `at`: when it came, in the process's time. `attemptId`: the attempt it is about; the rest as far as the result has it. */
export type SmsResult = Result<(typeof smsResults)[number]> & {
  at: Instant;
  attemptId: string | null;
  sid?: string;
  code?: number | null;
  /** When the window opens (`outsideWindow`). */
  until?: Instant;
  why?: NotSentReason;
  /** How many seconds the gateway asks for. */
  retryAfter?: number | null;
  /** It will not pass by itself: an operator must look. */
  alarm?: true;
  /** The gateway has more messages than we tried to send (`found`). */
  more?: true;
  status?: 'waiting' | 'sent' | 'delivered' | 'undelivered' | 'failedForNow' | 'failedOurs' | 'failedForGood';
};

export type SmsDelivery = State<SmsStep, SmsOutcome, SmsDue> & {
  version: typeof smsDeliveryStateVersion;
  /** The attempt that the gateway took, or may have taken; null before, and while only a receipt told of it. */
  attempt: string | null;
  /** How often in a row it was certainly not taken, or not found, or without news: pauses grow with it. */
  tries: number;
  /** Pre-call alerts leave first. */
  urgent: boolean;
  /** EM-49; null where the message names no time. */
  lastMoment: Instant | null;
  /** EM-25: until then it is tried again; null before the first failure. */
  giveUpAt: Instant | null;
  /** The settings this run goes by, whatever they are changed to meanwhile. */
  messaging: MessagingSettings;
};
export type SmsEvent = Command<SmsAction> | Fact<SmsFact> | Deadline<SmsDue> | SmsResult;
