/** One message in two lists, each with its own words (glossary, EM-22, EM-28, EM-30). What time alone tells is derived here. */
import type { Instant } from '../process.ts';

/** Outbound Correspondence (Pluto), `Letter Status`. */
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

/** Letters List (Cuba). */
export const cubaStatuses = ['Sent', 'Error'] as const;
export type CubaStatus = (typeof cubaStatuses)[number];

/** `Source` of Outbound Correspondence. */
export const sources = ['Desktop message'] as const;

/** As both lists name them. */
export const channels = ['SMS'] as const;
export type Channel = (typeof channels)[number];

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
      return isListed(message, now, listedAfterMinutes) ? 'Communication sent' : 'Sent to open text';
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
      return isListed(message, ended, listedAfterMinutes) ? 'Error' : null;
    }
    case 'bouncedBack':
      return 'Error';
    case 'handedOver':
    case 'deemedSent':
    case 'bouncing':
    case 'delivered':
    case 'noReceipt':
      return isListed(message, now, listedAfterMinutes) ? 'Sent' : null;
  }
}

function isListed({ handedOverAt }: MessageFacts, at: Date, listedAfterMinutes: number): boolean {
  return handedOverAt !== null && at.getTime() >= Date.parse(handedOverAt) + listedAfterMinutes * 60_000;
}
