/** A message at every step, and everything that can happen to it. */
import assert from 'node:assert/strict';
import { receiptFacts as receipts, type ReceiptFact } from '../../domain/electronic-messaging/receipt.ts';
import {
  composed,
  notSentReasons,
  smsActs,
  smsDelivery,
  smsDeliveryOutcomes,
  smsLimits,
  type SmsDelivery,
  type SmsDue,
  type SmsEvent,
  type SmsResult,
  type SmsStep,
} from '../../domain/electronic-messaging/sms-delivery.ts';
import type { Draft, Effect, Next } from '../../domain/process.ts';
import { defaultSettings } from '../../domain/settings.ts';

/** Noon in Sydney. */
export const at = '2026-03-03T01:00:00.000Z';
export const nextOpening = '2026-03-03T21:00:00.000Z';
export const { messaging } = defaultSettings;
export const sending = composed({ at, heldUntil: null, lastMoment: null, urgent: false, messaging });
export const handed = { ...sending, attempt: 'a1', tries: 0 };
export const receiptDue: SmsDelivery['due'] = [
  { name: 'ask', at: '2026-03-03T02:00:00.000Z' },
  { name: 'noReceipt', at: '2026-03-06T01:00:00.000Z' },
];
export const states: Record<Exclude<SmsStep, 'over'>, SmsDelivery> = {
  held: composed({ at, heldUntil: nextOpening, lastMoment: null, urgent: false, messaging }),
  sending,
  outcomeUnknown: { ...handed, step: 'outcomeUnknown', due: [{ name: 'search', at }] },
  handedOver: { ...handed, step: 'handedOver', due: receiptDue },
  deemedSent: { ...handed, step: 'deemedSent', due: receiptDue },
  bouncing: { ...handed, step: 'bouncing', needs: 'time', due: [{ name: 'bounceShown', at: nextOpening }] },
};
export const open = Object.values(states);
export const over: SmsDelivery[] = smsDeliveryOutcomes.map((outcome) => ({
  ...handed,
  step: 'over',
  outcome,
  needs: 'nobody',
  due: [],
}));

type Said = Partial<Omit<SmsResult, 'kind'>>;
export const result = (word: SmsResult['result'], said: Said = {}): SmsResult => ({
  kind: 'result',
  id: 'r',
  at,
  attemptId: 'a1',
  ...said,
  result: word,
});
export const status = (word: NonNullable<SmsResult['status']>, code: number | null = null) =>
  result('status', { status: word, code });
export const fact = (name: ReceiptFact | 'customerDeceased'): SmsEvent => ({ kind: 'fact', id: 'f', fact: name });
export const deadline = (name: SmsDue): SmsEvent => ({ kind: 'deadline', id: 'd', name });
export const cancel: SmsEvent = { kind: 'command', id: 'c', action: 'cancel', by: 'officer' };
export const accepted = result('accepted', { sid: 'SM1' });

/** What each act can come to, as the activities answer. */
export const comesOf: Record<(typeof smsActs)[number], SmsResult[]> = {
  attempt: [
    accepted,
    result('unknown'),
    result('notPosted'),
    result('refusedForNow', { code: 20429, retryAfter: 7 }),
    result('refusedForNow', { code: null, retryAfter: null, alarm: true }),
    result('refusedOurs', { code: 20003 }),
    result('refusedForGood', { code: 21610, why: 'optOut' }),
    result('refusedForGood', { code: 21211, why: 'refusedByGateway' }),
    result('outsideWindow', { until: nextOpening }),
    ...notSentReasons.map((why) => result('notAllowed', { why })),
    result('stopped'),
    result('elsewhere'),
  ],
  search: [
    result('notFound'),
    result('settled'),
    result('found', { sid: 'SM1' }),
    result('found', { sid: 'SM1', more: true }),
    result('notPosted'),
    result('gatewayAway'),
  ],
  ask: [
    ...(['waiting', 'sent', 'delivered', 'undelivered', 'failedForNow', 'failedOurs', 'failedForGood'] as const).map(
      (word) => status(word),
    ),
    result('strayed'),
    result('gatewayAway'),
  ],
};
export const everything: SmsEvent[] = [
  cancel,
  fact('customerDeceased'),
  ...receipts.map(fact),
  ...[...smsActs, ...smsLimits].map(deadline),
  ...Object.values(comesOf).flat(),
];

/** In one word: the refusal, the outcome, or the next step. */
export const follows = (next: Next<SmsDelivery>) =>
  'refuse' in next ? next.refuse : (next.next.outcome ?? next.next.step);
export function stepOf(next: Next<SmsDelivery>): { next: Draft<SmsDelivery>; effects: Effect[] } {
  if ('refuse' in next) assert.fail(`refused: ${next.refuse}`);
  return next;
}
/** As the recording fills it in: without jitter. */
export function filled(draft: Draft<SmsDelivery>, now = at): SmsDelivery {
  const due = draft.due.map((each) => {
    if ('at' in each) return each;
    if ('seconds' in each) return { name: each.name, at: later(now, each.seconds) };
    return { name: each.name, at: nextOpening };
  });
  assert.ok(draft.manager === null);
  return { ...draft, manager: null, due: due.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}
export const later = (from: string, seconds: number) => new Date(Date.parse(from) + seconds * 1000).toISOString();
export const stateAfter = (state: SmsDelivery, event: SmsEvent, now = at) =>
  filled(stepOf(smsDelivery(state, event)).next, now);
export const pauseOf = (next: Next<SmsDelivery>, name: SmsDue) => {
  const due = stepOf(next).next.due.find((each) => each.name === name);
  return due && 'seconds' in due ? due.seconds : undefined;
};
export const decided = (effects: Effect[]) => effects.flatMap((effect) => (effect.do === 'decide' ? [effect] : []));

export function wordOf(event: SmsEvent): string {
  if (event.kind === 'command') return event.action;
  if (event.kind === 'fact') return event.fact;
  return event.kind === 'deadline' ? event.name : event.result;
}
