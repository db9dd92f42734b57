/**
 * What was sent to a customer, in two lists, each with its own words (glossary, EM-22, EM-28, EM-30). What time alone tells is derived here.
 *
 * Where the rules leave room: an email goes by the messages' words, from its sending on, for it is deemed sent when another system says
 * that it sent it. A letter has its four words in both lists, from when it is produced: staff look for one in either (OA-7).
 */
import type { Instant } from '../process.ts';

/** Outbound Correspondence (Pluto), `Letter Status` of messages and emails. */
export const plutoStatuses = [
  'Held',
  'Sending',
  'Sent to open text',
  'Communication sent',
  'Bounce Back (BB)',
  'Outcome not known',
  'Not sent',
  'Cancelled',
] as const;
export type PlutoStatus = (typeof plutoStatuses)[number];

/** Letters List (Cuba), of messages and emails. */
export const cubaStatuses = ['Sent', 'Error'] as const;
export type CubaStatus = (typeof cubaStatuses)[number];

/** Of letters, in both lists. */
export const letterWords = ['Produced', 'Queued for printing', 'Issued', 'Failed'] as const;
export type LetterWord = (typeof letterWords)[number];

/** Everything that each list may show and be refined by. */
export const plutoWords = [...plutoStatuses, ...letterWords] as const;
export type PlutoWord = (typeof plutoWords)[number];
export const cubaWords = [...cubaStatuses, ...letterWords] as const;
export type CubaWord = (typeof cubaWords)[number];

/** As both lists name them. */
export const channels = ['SMS', 'Email', 'Letter'] as const;
export type Channel = (typeof channels)[number];

/** `Source` of Outbound Correspondence, where each channel comes from: an officer here, the Email Exchange (EM-28), the systems that make letters. */
export const sourceOf = { SMS: 'Desktop message', Email: 'Email Exchange', Letter: 'Letter' } as const satisfies Record<
  Channel,
  string
>;
export type Source = (typeof sourceOf)[Channel];
export const sources = ['Desktop message', 'Email Exchange', 'Letter'] as const satisfies readonly Source[];

/** Steps and outcomes of `smsDelivery`. `bouncing`: failed after it was deemed sent, the recipient's next day not begun. */
export const messageStates = [
  'held',
  'sending',
  'outcomeUnknown',
  'handedOver',
  'deemedSent',
  'bouncing',
  'cancelled',
  'notSent',
  'undetermined',
  'delivered',
  'bouncedBack',
  'noReceipt',
] as const;
export type MessageState = (typeof messageStates)[number];

export type MessageFacts = {
  state: MessageState;
  /** When the gateway took it, the last time where it took it more than once. */
  handedOverAt: Instant | null;
  /** When it ended. Tells of a `notSent` whether `Sent` was shown before; where it isn't given, `now` counts. */
  endedAt?: Instant | null;
};

/** `failed`: the recipient's next day has not begun, so it shows as sent still (EM-28). */
export const emailStates = ['sent', 'failed', 'bounced'] as const;
export type EmailState = (typeof emailStates)[number];
export type EmailFacts = { state: EmailState; sentAt: Instant };

/**
 * The word in Outbound Correspondence at `now`. `listedAfterMinutes`: how long after the hand-over it shows in the Letters
 * List (a setting); until then `Sent to open text`.
 */
export function plutoStatus(message: MessageFacts, now: Date, listedAfterMinutes: number): PlutoStatus {
  switch (message.state) {
    case 'held':
      return 'Held';
    case 'sending':
      return 'Sending';
    case 'outcomeUnknown':
    case 'undetermined':
      return 'Outcome not known';
    case 'cancelled':
      return 'Cancelled';
    case 'notSent':
      return 'Not sent';
    case 'bouncedBack':
      return 'Bounce Back (BB)';
    case 'handedOver':
    case 'deemedSent':
    case 'bouncing':
    case 'delivered':
    case 'noReceipt':
      return isListed(message.handedOverAt, now, listedAfterMinutes) ? 'Communication sent' : 'Sent to open text';
  }
}

/** The word in the Letters List at `now`; null where the message is not in it, or not yet. */
export function cubaStatus(message: MessageFacts, now: Date, listedAfterMinutes: number): CubaStatus | null {
  switch (message.state) {
    case 'held':
    case 'sending':
    case 'outcomeUnknown':
    case 'undetermined':
    case 'cancelled':
      return null;
    case 'notSent': {
      const ended = message.endedAt ? new Date(message.endedAt) : now;
      return isListed(message.handedOverAt, ended, listedAfterMinutes) ? 'Error' : null;
    }
    case 'bouncedBack':
      return 'Error';
    case 'handedOver':
    case 'deemedSent':
    case 'bouncing':
    case 'delivered':
    case 'noReceipt':
      return isListed(message.handedOverAt, now, listedAfterMinutes) ? 'Sent' : null;
  }
}

/** The same of an email. */
export function emailStatus(
  { state, sentAt }: EmailFacts,
  now: Date,
  listedAfterMinutes: number,
): { pluto: PlutoStatus; cuba: CubaStatus | null } {
  if (state === 'bounced') return { pluto: 'Bounce Back (BB)', cuba: 'Error' };
  return isListed(sentAt, now, listedAfterMinutes)
    ? { pluto: 'Communication sent', cuba: 'Sent' }
    : { pluto: 'Sent to open text', cuba: null };
}

/** When what left at `sentAt` shows in the Letters List (EM-30, EM-31); null: it has not left. */
export function listedAt(sentAt: Instant | null, listedAfterMinutes: number): Instant | null {
  return sentAt && new Date(Date.parse(sentAt) + listedAfterMinutes * 60_000).toISOString();
}

function isListed(sentAt: Instant | null, at: Date, listedAfterMinutes: number): boolean {
  const listed = listedAt(sentAt, listedAfterMinutes);
  return listed !== null && at.getTime() >= Date.parse(listed);
}
