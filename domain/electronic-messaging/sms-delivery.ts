/** EM-22 to EM-28: how one message is delivered, exactly once. What the gateway is told and asked stands in activities/; what follows from its answers here. */
import type { Effect, Instant, Next, Refusal, Step } from '../process.ts';
import type { MessagingSettings } from '../settings.ts';
import type { ReceiptFact } from './receipt.ts';
import {
  askPause,
  hoursAfter,
  limits,
  now,
  pause,
  receiptDue,
  sendingDue,
  without,
  type DraftDue,
} from './sms-delivery-due.ts';
import {
  smsActs,
  smsDeliveryStateVersion,
  type NotSentReason,
  type SmsAct,
  type SmsAction,
  type SmsDelivery,
  type SmsDue,
  type SmsEvent,
  type SmsOutcome,
  type SmsResult,
} from './sms-delivery-state.ts';

export * from './sms-delivery-state.ts';

type Followed = Next<SmsDelivery>;

export type Beginning = {
  at: Instant;
  /** When the window opens; null: it is open. */
  heldUntil: Instant | null;
  lastMoment: Instant | null;
  urgent: boolean;
  messaging: MessagingSettings;
};

/** How a delivery begins: at once inside the window, else held (EM-22). */
export function composed({ at, heldUntil, lastMoment, urgent, messaging }: Beginning): SmsDelivery {
  const due = [{ name: 'attempt' as const, at: heldUntil ?? at }, ...limits({ lastMoment, giveUpAt: null })];
  return {
    version: smsDeliveryStateVersion,
    step: heldUntil ? 'held' : 'sending',
    outcome: null,
    needs: heldUntil ? 'time' : 'gateway',
    due: due.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    manager: null,
    attempt: null,
    tries: 0,
    urgent,
    lastMoment,
    giveUpAt: null,
    messaging,
  };
}

/** Is this due something that the process does itself now? The end of a hold is recorded first. */
export const isSmsAct = (state: SmsDelivery, name: string): name is SmsAct =>
  smsActs.some((act) => act === name) && state.step !== 'held';

/** What follows from an event: the next state with what is written along with it, or why nothing changes. */
export function smsDelivery(state: SmsDelivery, event: SmsEvent): Followed {
  if (state.outcome) return { refuse: smsDeliveryIsOver(state.outcome) };
  switch (event.kind) {
    case 'command':
      // EM-24: until it leaves
      if (event.action !== 'cancel') return { refuse: 'badInput' };
      return beforeHandOver(state) ? over(state, 'cancelled', 'cancelled', [nothingUnderWay]) : { refuse: 'notNow' };
    case 'fact':
      return event.fact === 'customerDeceased' ? deceased(state) : receipt(state, event.fact);
    case 'deadline':
      return deadline(state, event.name);
    case 'result':
      return result(state, event);
  }
}

const beforeHandOver = ({ step }: SmsDelivery) => step === 'held' || step === 'sending';
/** Was it deemed sent? What fails after that is a bounce-back (EM-28), before it the message never left. */
const hasLeft = ({ step }: SmsDelivery) => step === 'deemedSent' || step === 'bouncing';
const nothingUnderWay: Effect = { do: 'check', that: 'nothingUnderWay' };

/** EM-6, EM-24. What is with the gateway already can't be called back. */
const deceased = (state: SmsDelivery): Followed =>
  beforeHandOver(state) ? notSent(state, 'deceased', [nothingUnderWay]) : { refuse: 'notNow' };

function deadline(state: SmsDelivery, name: SmsDue): Followed {
  switch (name) {
    case 'attempt':
      // The end of a hold (EM-24): what is allowed then is asked again, by the attempt itself. However long it failed before, it goes on now (EM-25).
      if (state.step !== 'held') return { refuse: 'badInput' };
      return {
        next: { ...state, step: 'sending', needs: 'gateway', due: sendingDue({ ...state, giveUpAt: null }, now) },
        effects: [{ do: 'decide', state: 'sending' }],
      };
    case 'lastMoment':
      return beforeHandOver(state) ? notSentAnyMore(state, 'timePassed') : { refuse: 'badInput' };
    case 'giveUp':
      return beforeHandOver(state) ? notSentAnyMore(state, 'gatewayAway') : { refuse: 'badInput' };
    case 'noReceipt':
      return state.step === 'handedOver' || state.step === 'deemedSent'
        ? over(state, 'deemedSent', 'noReceipt')
        : { refuse: 'badInput' };
    case 'bounceShown':
      return state.step === 'bouncing'
        ? over(state, 'bouncedBack', 'bouncedBack', [], [tellAuthor('messageBounced')])
        : { refuse: 'badInput' };
    case 'search':
    case 'ask':
      return { refuse: 'badInput' };
  }
}

function result(state: SmsDelivery, event: SmsResult): Followed {
  const id = event.attemptId;
  switch (event.result) {
    case 'accepted':
    case 'found':
      return id && event.sid ? handedOver(state, id, event.sid, event.more) : { refuse: 'badInput' };
    case 'status':
      return asked(state, event);
    case 'gatewayAway':
      return beforeHandOver(state) ? { refuse: 'notNow' } : again(state);
    case 'unknown':
      return id ? unknown(state, id) : { refuse: 'badInput' };
    case 'strayed':
      return id ? strayed(state, id) : { refuse: 'badInput' };
    case 'notFound':
      return state.step === 'outcomeUnknown' ? again(state) : { refuse: 'notNow' };
    case 'settled':
      return state.step === 'outcomeUnknown' && id ? undetermined(state, id) : { refuse: 'notNow' };
    default:
      return beforeHandOver(state) || state.step === 'outcomeUnknown' ? notTaken(state, event) : { refuse: 'notNow' };
  }
}

/** EM-25: certainly not with the gateway. */
function notTaken(state: SmsDelivery, event: SmsResult): Followed {
  const { attemptId: id, code = null } = event;
  const refused: Effect[] = id ? [{ do: 'attempt', id, becomes: 'refused', code }] : [];
  const voided: Effect[] = id ? [{ do: 'attempt', id, becomes: 'voided' }] : [];
  switch (event.result) {
    case 'notPosted':
      return tryAgain(failing(state, event), voided);
    case 'refusedForNow':
      return tryAgain(failing(state, event), refused, event.retryAfter ?? 0, event.alarm ? 'operator' : 'gateway');
    // Nothing is lost while an operator has to act: that time does not count.
    case 'refusedOurs':
      return tryAgain({ ...state, giveUpAt: null }, refused, 300, 'operator');
    case 'stopped':
      return tryAgain({ ...state, giveUpAt: null }, voided, 300, 'operator');
    case 'elsewhere':
      return tryAgain(state, voided, 60);
    case 'refusedForGood':
      if (event.why === 'optOut') refused.push({ do: 'optOut' });
      return notSent(state, event.why ?? 'refusedByGateway', [], refused);
    case 'notAllowed':
      return event.why ? notSent(state, event.why, [], voided) : { refuse: 'badInput' };
    case 'outsideWindow':
      return event.until ? heldAgain(state, event.until, voided) : { refuse: 'badInput' };
    default:
      return { refuse: 'badInput' };
  }
}

/** EM-25: the limit counts from the first failure on. */
const failing = (state: SmsDelivery, { at }: SmsResult): SmsDelivery => ({
  ...state,
  giveUpAt: state.giveUpAt ?? hoursAfter(at, state.messaging.retryForHours),
});

/** EM-25: retries never leave the window; they go on at the next opening, before anything is given up. */
function heldAgain(state: SmsDelivery, until: Instant, effects: Effect[]): Followed {
  const held = { ...state, step: 'held' as const, needs: 'time' as const, attempt: null, tries: 0 };
  return {
    next: { ...held, due: [{ name: 'attempt', at: until }, ...limits({ ...held, giveUpAt: null })] },
    effects: [{ do: 'decide', state: 'held' }, ...effects],
  };
}

function tryAgain(
  state: SmsDelivery,
  effects: Effect[],
  atLeast = 0,
  needs: 'gateway' | 'operator' = 'gateway',
): Followed {
  const due = sendingDue(state, { seconds: Math.max(atLeast, pause(state.tries, 5)), spread: true });
  return {
    next: { ...state, step: 'sending', needs, attempt: null, tries: state.tries + 1, due },
    effects: [{ do: 'decide', state: 'sending' }, ...effects],
  };
}

function unknown(state: SmsDelivery, id: string): Followed {
  if (beforeHandOver(state)) return lostSight(state, id);
  // a receipt was quicker than the answer that was lost: nothing is lost
  return state.attempt ? { refuse: 'notNow' } : { next: { ...state, attempt: id }, effects: [] };
}

function strayed(state: SmsDelivery, id: string): Followed {
  if (state.step === 'handedOver') return lostSight(state, id);
  return hasLeft(state) ? again(state) : { refuse: 'notNow' };
}

/** EM-26: nobody knows whether the gateway has it; its own record is searched before anything else. `id` null: whichever is under way. */
const lostSight = (state: SmsDelivery, id: string | null): Step<SmsDelivery> => ({
  next: {
    ...state,
    step: 'outcomeUnknown',
    needs: 'gateway',
    attempt: id,
    tries: 0,
    due: [{ name: 'search', ...now }],
  },
  effects: [
    { do: 'decide', state: 'outcomeUnknown' },
    ...(id ? [{ do: 'attempt' as const, id, becomes: 'unknown' as const }] : []),
  ],
});

/** Asked in vain: once more, after a pause that grows; what else is due stays. */
function again(state: SmsDelivery): Followed {
  const searching = state.step === 'outcomeUnknown';
  const name = searching ? 'search' : 'ask';
  const seconds = searching ? pause(state.tries, 30) : askPause(state.tries);
  const due: DraftDue = [...without(state, name), { name, seconds, spread: true }];
  return { next: { ...state, tries: state.tries + 1, due }, effects: [] };
}

/** The officer decides; the day's place stays taken, for it may have arrived. */
const undetermined = (state: SmsDelivery, id: string): Followed =>
  over(
    state,
    'undetermined',
    'undetermined',
    [],
    [{ do: 'attempt', id, becomes: 'lost' }, tellAuthor('messageUndetermined')],
  );

function handedOver(state: SmsDelivery, id: string, sid: string, more?: true): Followed {
  const written: Effect[] = [{ do: 'attempt', id, becomes: 'accepted', sid }];
  if (more) written.push({ do: 'openItem', item: 'messageMoreThanOnce', for: 'operators' });
  // a receipt was quicker: the state is further already
  if (!beforeHandOver(state) && state.step !== 'outcomeUnknown')
    return { next: { ...state, attempt: state.attempt ?? id }, effects: written };
  return {
    next: { ...state, step: 'handedOver', needs: 'gateway', attempt: id, tries: 0, due: receiptDue(state) },
    effects: [{ do: 'decide', state: 'handedOver' }, ...written],
  };
}

/** EM-27: what the gateway says by itself. A first receipt also says that it took the message. */
function receipt(state: SmsDelivery, fact: ReceiptFact): Followed {
  switch (fact) {
    case 'receiptSent':
      return hasLeft(state)
        ? { refuse: 'notNow' }
        : deemedSent(state, state.step === 'handedOver' ? state.due : receiptDue(state));
    case 'receiptDelivered':
      return state.step === 'bouncing' ? askNow(state) : over(state, 'delivered', 'delivered');
    case 'receiptsContradict':
      return askNow(state);
    case 'receiptUndelivered':
      return state.step === 'bouncing' ? { refuse: 'notNow' } : bouncing(state);
    case 'receiptFailed':
    case 'receiptCanceled':
      if (state.step === 'bouncing') return { refuse: 'notNow' };
      // Before it was deemed sent it never left; no new attempt before the gateway confirms it.
      return hasLeft(state) ? bouncing(state) : askNow(state);
  }
}

/** What the gateway answers when it is asked. */
function asked(state: SmsDelivery, event: SmsResult): Followed {
  const { status, attemptId: id, code = null } = event;
  if (beforeHandOver(state) || state.step === 'outcomeUnknown') return { refuse: 'notNow' };
  const failed: Effect[] = id ? [{ do: 'attempt', id, becomes: 'failed', code }] : [];
  switch (status) {
    case 'delivered':
      return over(state, 'delivered', 'delivered');
    case 'sent':
      return hasLeft(state)
        ? again(state)
        : deemedSent(state, [...without(state, 'ask'), { name: 'ask', seconds: askPause(0), spread: true }]);
    case 'undelivered':
      return notDelivered(state);
    case 'failedForNow':
      return hasLeft(state) ? notDelivered(state) : tryAgain(failing(state, event), failed);
    // Nothing is lost while an operator has to act: that time does not count.
    case 'failedOurs':
      return hasLeft(state) ? notDelivered(state) : tryAgain({ ...state, giveUpAt: null }, failed, 300, 'operator');
    case 'failedForGood':
      return hasLeft(state) ? notDelivered(state) : notSent(state, 'refusedByGateway', [], failed);
    default:
      return again(state);
  }
}

/** The gateway confirms what the page says already, or says it first. */
const notDelivered = (state: SmsDelivery): Followed =>
  state.step === 'bouncing' ? { next: { ...state, due: without(state, 'ask') }, effects: [] } : bouncing(state);

const deemedSent = (state: SmsDelivery, due: DraftDue): Followed => ({
  next: { ...state, step: 'deemedSent', needs: 'gateway', tries: 0, due },
  effects: [{ do: 'decide', state: 'deemedSent' }],
});

const bouncing = (state: SmsDelivery): Followed => ({
  next: { ...state, step: 'bouncing', needs: 'time', tries: 0, due: [{ name: 'bounceShown', nextLocalDay: true }] },
  effects: [{ do: 'decide', state: 'bouncing' }],
});

/** What else is due stays; where nothing bounds the asking yet, the last receipt does. */
function askNow(state: SmsDelivery): Followed {
  if (hasLeft(state))
    return { next: { ...state, due: [{ name: 'ask', ...now }, ...without(state, 'ask')] }, effects: [] };
  const bounds = state.step === 'handedOver' ? state.due : receiptDue(state);
  const due: DraftDue = [{ name: 'ask', ...now }, ...bounds.filter(({ name }) => name !== 'ask')];
  return {
    next: { ...state, step: 'handedOver', needs: 'gateway', tries: 0, due },
    effects: [{ do: 'decide', state: 'handedOver' }],
  };
}

const tellAuthor = (item: string): Effect => ({ do: 'openItem', item, for: 'author' });

/** By a deadline. One that a receipt or the gateway's list revived meanwhile is with the gateway after all: it is looked for instead (EM-26). */
const notSentAnyMore = (state: SmsDelivery, why: NotSentReason): Followed => ({
  ...notSent(state, why, [nothingUnderWay]),
  ifUnderWay: lostSight(state, null),
});

/** EM-24: who wrote it is told why. */
const notSent = (
  state: SmsDelivery,
  why: NotSentReason,
  checks: Effect[] = [],
  more: Effect[] = [],
): Step<SmsDelivery> => over(state, 'notSent', 'notSent', checks, [...more, tellAuthor('messageNotSent')], why);

function over(
  state: SmsDelivery,
  outcome: SmsOutcome,
  word: string,
  checks: Effect[] = [],
  more: Effect[] = [],
  why?: NotSentReason,
): Step<SmsDelivery> {
  return {
    next: { ...state, step: 'over', outcome, needs: 'nobody', due: [] },
    effects: [...checks, { do: 'decide', state: word, ...(why ? { why } : {}) }, ...more],
  };
}

/** A cancel that comes second is told of the first. */
export const smsDeliveryDecisions: readonly (readonly SmsAction[])[] = [['cancel']];
export const smsDeliveryIsOver = (_outcome: string): Refusal => 'ended';
