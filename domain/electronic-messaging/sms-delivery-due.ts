/** When a delivery goes on by itself: pauses and limits (EM-25, EM-27, EM-49). */
import type { Draft, Instant } from '../process.ts';
import type { SmsDelivery, SmsDue } from './sms-delivery-state.ts';

export type DraftDue = Draft<SmsDelivery>['due'];

/** In seconds; a gateway that asks for more is given it. */
const longestPause = 900;
export const pause = (tries: number, first: number) => Math.min(longestPause, first * 2 ** Math.min(tries, 10));

/** In seconds: an hour, then longer, at most twelve hours. */
export const askPause = (tries: number) => Math.min(12, 2 ** Math.min(tries, 4)) * 3600;

export const now = { seconds: 0 } as const;
export const without = (state: SmsDelivery, name: SmsDue) => state.due.filter((due) => due.name !== name);

export const limits = ({ lastMoment, giveUpAt }: Pick<SmsDelivery, 'lastMoment' | 'giveUpAt'>) => [
  ...(lastMoment ? [{ name: 'lastMoment' as const, at: lastMoment }] : []),
  ...(giveUpAt ? [{ name: 'giveUp' as const, at: giveUpAt }] : []),
];

export const sendingDue = (
  state: Pick<SmsDelivery, 'lastMoment' | 'giveUpAt'>,
  when: { seconds: number; spread?: true },
): DraftDue => [{ name: 'attempt', ...when }, ...limits(state)];

export const receiptDue = ({ messaging }: SmsDelivery): DraftDue => [
  { name: 'ask', seconds: messaging.askAfterMinutes * 60 },
  { name: 'noReceipt', seconds: messaging.receiptForHours * 3600 },
];

export const hoursAfter = (at: Instant, hours: number): Instant =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();
