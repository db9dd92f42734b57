/** SMS opt outs (EM-2, EM-3, EM-5, EM-47): how each is asked for, what it covers, and whether it can be removed. */
import { impossible, possible, unless, type Possible } from '../possible.ts';
import { subscriptionKinds, type OptOutKind } from './template.ts';

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

/** What an opt out covers: one kind; null: Child Support's both (EM-3); `all`: of a number, at its carrier, whoever sends (EM-50). */
export type OptOutCover = OptOutKind | 'all' | null;

/** Do opt outs that cover this stop messages of the kind? */
export const isCovered = (kind: OptOutKind, standing: readonly OptOutCover[]): boolean =>
  standing.some((cover) => cover === kind || cover === 'all' || (cover === null && isChildSupports(kind)));

const isChildSupports = (kind: OptOutKind): boolean => subscriptionKinds.some((known) => known === kind);

export function coversInWords(cover: OptOutCover): string {
  if (cover === 'all') return 'all messages';
  return cover ?? 'Reminder and General';
}

/** `standing`: what the customer's own opt outs cover that are not removed. Of each kind one stands at a time. */
export const mayRecordOptOut = (standing: readonly (OptOutKind | null)[], subscription: OptOutKind | null): Possible =>
  unless(
    [
      subscription !== 'Centrelink' && standing.includes(null),
      'An SMS opt out for Reminder and General is recorded already.',
    ],
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
