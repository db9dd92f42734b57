/** Whether a customer gets electronic messages (EM-1, EM-2, EM-3). */
import type { SubscriptionKind } from './template.ts';

export type SubscriptionFacts = {
  validMobile: boolean;
  validEmail: boolean;
  deceased: boolean;
  /** The opt outs that stand. One without a kind covers both (EM-3). */
  optOuts: readonly (SubscriptionKind | null)[];
};
export type Subscribed = { subscribed: true } | { subscribed: false; why: string };

/**
 * The status of each kind, with the reason where it is stopped; the reason that can't be undone first. It resumes by itself
 * when the reason is gone. An SMS needs more than this (`eligibility.ts`).
 */
export function subscription(facts: SubscriptionFacts): Record<SubscriptionKind, Subscribed> {
  return { Reminder: statusOf('Reminder', facts), General: statusOf('General', facts) };
}

function statusOf(
  kind: SubscriptionKind,
  { validMobile, validEmail, deceased, optOuts }: SubscriptionFacts,
): Subscribed {
  const stopped = (why: string): Subscribed => ({ subscribed: false, why });
  if (deceased) return stopped('The customer is recorded as deceased.');
  if (optOuts.includes(null)) return stopped('An SMS opt out is recorded for all messages.');
  if (optOuts.includes(kind)) return stopped(`An SMS opt out is recorded for ${kind} messages.`);
  if (!validMobile && !validEmail) return stopped('No valid mobile number or email address is recorded.');
  return { subscribed: true };
}
