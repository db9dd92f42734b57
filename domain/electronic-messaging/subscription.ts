/** Whether a customer gets electronic messages (EM-1, EM-2, EM-3). */
import { isCovered, type OptOutCover } from './opt-out.ts';
import type { OptOutKind, SubscriptionKind } from './template.ts';

export type SubscriptionFacts = {
  validMobile: boolean;
  validEmail: boolean;
  deceased: boolean;
  /** What the opt outs cover that stand (EM-3). */
  optOuts: readonly OptOutCover[];
};
export type Subscribed = { subscribed: true } | { subscribed: false; why: string };

/**
 * The status of each kind, with the reason where it is stopped; the reason that can't be undone first. It resumes by itself
 * when the reason is gone. An SMS needs more than this (`eligibility.ts`).
 */
export function subscription(facts: SubscriptionFacts): Record<SubscriptionKind, Subscribed> {
  return { Reminder: statusOf('Reminder', facts), General: statusOf('General', facts) };
}

/** EM-50: the status for Centrelink's messages, apart from the two above. */
export const centrelinkSubscription = (facts: SubscriptionFacts): Subscribed => statusOf('Centrelink', facts);

function statusOf(kind: OptOutKind, { validMobile, validEmail, deceased, optOuts }: SubscriptionFacts): Subscribed {
  const stopped = (why: string): Subscribed => ({ subscribed: false, why });
  if (deceased) return stopped('The customer is recorded as deceased.');
  if (optOuts.some((cover) => cover !== kind && isCovered(kind, [cover])))
    return stopped('An SMS opt out is recorded for all messages.');
  if (isCovered(kind, optOuts)) return stopped(`An SMS opt out is recorded for ${kind} messages.`);
  if (!validMobile && !validEmail) return stopped('No valid mobile number or email address is recorded.');
  return { subscribed: true };
}
