/** SMS opt outs (EM-2, EM-3, EM-5, EM-47): how each is asked for, what it covers, and whether it can be removed. */
import { impossible, possible, unless, type Possible } from '../possible.ts';
import type { SubscriptionKind } from './template.ts';

/** How a customer asks an officer. */
export const waysOfAsking = ['phone', 'inPerson', 'letter', 'email', 'online'] as const;
export type WayOfAsking = (typeof waysOfAsking)[number];
/** Of a number: STOP from the handset, as its carrier or the gateway tells. */
export const optOutWays = ['carrier', 'gateway', ...waysOfAsking] as const;
export type OptOutWay = (typeof optOutWays)[number];

export const optOutWayWords: Readonly<Record<OptOutWay, string>> = {
  carrier: 'STOP from the handset',
  gateway: 'Refused at the gateway as opted out',
  phone: 'By phone',
  inPerson: 'In person',
  letter: 'By letter',
  email: 'By email',
  online: 'Online',
};

/** One without a kind covers both (EM-3). */
export const coversInWords = (subscription: SubscriptionKind | null): string => subscription ?? 'Reminder and General';

/** `standing`: what the customer's own opt outs cover that are not removed. Of each kind one stands at a time. */
export const mayRecordOptOut = (
  standing: readonly (SubscriptionKind | null)[],
  subscription: SubscriptionKind | null,
): Possible =>
  unless(
    [standing.includes(null), 'An SMS opt out for Reminder and General is recorded already.'],
    [
      subscription !== null && standing.includes(subscription),
      `An SMS opt out for ${subscription} is recorded already.`,
    ],
  );

/** What the carrier keeps can't be lifted from here: the next message would be blocked all the same. */
export function mayRemoveOptOut({ of, removed }: { of: 'customer' | 'number'; removed: boolean }): Possible {
  if (removed) return impossible('It was removed before.');
  return of === 'number'
    ? impossible('It is kept by the carrier. Only START, sent from that handset, lifts it.')
    : possible;
}
