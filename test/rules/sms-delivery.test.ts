import assert from 'node:assert/strict';
import fc from 'fast-check';
import { receiptFacts as receipts, type ReceiptFact } from '../../domain/electronic-messaging/receipt.ts';
import {
  isSmsAct,
  smsDelivery,
  smsDeliverySteps,
  type SmsDelivery,
  type SmsEvent,
} from '../../domain/electronic-messaging/sms-delivery.ts';
import type { Draft } from '../../domain/process.ts';
import {
  at,
  nextOpening,
  sending,
  states,
  open,
  over,
  result,
  status,
  fact,
  deadline,
  cancel,
  accepted,
  comesOf,
  everything,
  follows,
  stepOf,
  filled,
  stateAfter,
  decided,
  wordOf,
} from './sms-delivery-events.ts';

describe('the delivery of a message', () => {
  // columns: held, sending, outcomeUnknown, handedOver, deemedSent, bouncing
  const all = (word: string) => Array<string>(6).fill(word);
  const table: [title: string, event: SmsEvent, ...results: string[]][] = [
    ['EM-22 a held message leaves when the window opens', deadline('attempt'), 'sending', ...all('badInput').slice(1)],
    ['EM-24 it is cancelled until it leaves', cancel, 'cancelled', 'cancelled', ...all('notNow').slice(2)],
    [
      'EM-24 a death ends it until it leaves',
      fact('customerDeceased'),
      'notSent',
      'notSent',
      ...all('notNow').slice(2),
    ],
    ['EM-49 its time passes', deadline('lastMoment'), 'notSent', 'notSent', ...all('badInput').slice(2)],
    ['EM-25 it is given up', deadline('giveUp'), 'notSent', 'notSent', ...all('badInput').slice(2)],
    [
      'EM-26 the gateway took it',
      accepted,
      'handedOver',
      'handedOver',
      'handedOver',
      'handedOver',
      'deemedSent',
      'bouncing',
    ],
    ['EM-26 its answer was lost', result('unknown'), 'outcomeUnknown', 'outcomeUnknown', ...all('notNow').slice(2)],
    [
      'EM-26 what was found is another’s',
      result('strayed'),
      'notNow',
      'notNow',
      'notNow',
      'outcomeUnknown',
      'deemedSent',
      'bouncing',
    ],
    ['EM-26 nothing was written', result('notPosted'), 'sending', 'sending', 'sending', ...all('notNow').slice(3)],
    [
      'EM-25 refused for the moment',
      result('refusedForNow'),
      'sending',
      'sending',
      'sending',
      ...all('notNow').slice(3),
    ],
    ['EM-25 refused because of us', result('refusedOurs'), 'sending', 'sending', 'sending', ...all('notNow').slice(3)],
    ['EM-25 refused for good', result('refusedForGood'), 'notSent', 'notSent', 'notSent', ...all('notNow').slice(3)],
    [
      'EM-24 no longer allowed',
      result('notAllowed', { why: 'restricted' }),
      'notSent',
      'notSent',
      'notSent',
      ...all('notNow').slice(3),
    ],
    [
      'EM-22 outside the window',
      result('outsideWindow', { until: nextOpening }),
      'held',
      'held',
      'held',
      ...all('notNow').slice(3),
    ],
    ['EM-26 the stop switch', result('stopped'), 'sending', 'sending', 'sending', ...all('notNow').slice(3)],
    [
      'EM-26 the same text on its way to the same number',
      result('elsewhere'),
      'sending',
      'sending',
      'sending',
      ...all('notNow').slice(3),
    ],
    [
      'EM-26 found',
      result('found', { sid: 'SM1' }),
      'handedOver',
      'handedOver',
      'handedOver',
      'handedOver',
      'deemedSent',
      'bouncing',
    ],
    ['EM-26 not found', result('notFound'), 'notNow', 'notNow', 'outcomeUnknown', ...all('notNow').slice(3)],
    ['EM-26 settled', result('settled'), 'notNow', 'notNow', 'undetermined', ...all('notNow').slice(3)],
    [
      'EM-26 the gateway can’t be asked',
      result('gatewayAway'),
      'notNow',
      'notNow',
      'outcomeUnknown',
      'handedOver',
      'deemedSent',
      'bouncing',
    ],
    [
      'EM-27 receipt: sent',
      fact('receiptSent'),
      'deemedSent',
      'deemedSent',
      'deemedSent',
      'deemedSent',
      'notNow',
      'notNow',
    ],
    ['EM-27 receipt: delivered', fact('receiptDelivered'), ...all('delivered').slice(1), 'bouncing'],
    [
      'EM-27 receipts contradict: the gateway is asked',
      fact('receiptsContradict'),
      ...all('handedOver').slice(2),
      'deemedSent',
      'bouncing',
    ],
    ['EM-28 receipt: not delivered', fact('receiptUndelivered'), ...all('bouncing').slice(1), 'notNow'],
    [
      'EM-28 receipt: failed, before it left to be confirmed',
      fact('receiptFailed'),
      ...all('handedOver').slice(2),
      'bouncing',
      'notNow',
    ],
    [
      'EM-28 receipt: cancelled, before it left to be confirmed',
      fact('receiptCanceled'),
      ...all('handedOver').slice(2),
      'bouncing',
      'notNow',
    ],
    ['EM-27 asked: waiting', status('waiting'), 'notNow', 'notNow', 'notNow', 'handedOver', 'deemedSent', 'bouncing'],
    ['EM-27 asked: sent', status('sent'), 'notNow', 'notNow', 'notNow', 'deemedSent', 'deemedSent', 'bouncing'],
    [
      'EM-27 asked: delivered',
      status('delivered'),
      'notNow',
      'notNow',
      'notNow',
      'delivered',
      'delivered',
      'delivered',
    ],
    [
      'EM-28 asked: not delivered',
      status('undelivered'),
      'notNow',
      'notNow',
      'notNow',
      'bouncing',
      'bouncing',
      'bouncing',
    ],
    [
      'EM-25 asked: failed for the moment',
      status('failedForNow'),
      'notNow',
      'notNow',
      'notNow',
      'sending',
      'bouncing',
      'bouncing',
    ],
    [
      'EM-25 asked: failed because of our account, which an operator must mend',
      status('failedOurs', 30002),
      'notNow',
      'notNow',
      'notNow',
      'sending',
      'bouncing',
      'bouncing',
    ],
    [
      'EM-25 asked: failed for good',
      status('failedForGood'),
      'notNow',
      'notNow',
      'notNow',
      'notSent',
      'bouncing',
      'bouncing',
    ],
    [
      'EM-27 no receipt for 72 hours',
      deadline('noReceipt'),
      'badInput',
      'badInput',
      'badInput',
      'deemedSent',
      'deemedSent',
      'badInput',
    ],
    ['EM-28 the recipient’s next day begins', deadline('bounceShown'), ...all('badInput').slice(1), 'bouncedBack'],
  ];
  for (const [title, event, ...results] of table)
    it(`${title}: ${[...new Set(results)].join(', ')}`, () => {
      assert.deepEqual(
        open.map((state) => follows(smsDelivery(state, event))),
        results,
      );
    });

  it('EM-22 to EM-28 the table has every event', () => {
    const words = new Set(table.map(([, event]) => JSON.stringify([event.kind, wordOf(event)])));
    for (const event of everything) {
      if (event.kind === 'deadline' && (event.name === 'search' || event.name === 'ask')) continue; // acts only
      assert.ok(words.has(JSON.stringify([event.kind, wordOf(event)])), wordOf(event));
    }
  });

  it('EM-22 to EM-28 every step takes every event: it refuses, or something is due next, or it is over', () => {
    for (const state of open)
      for (const event of everything) {
        const next = smsDelivery(state, event);
        const what = `${state.step} ${JSON.stringify(event)}`;
        if ('refuse' in next) continue;
        assert.equal(next.next.outcome !== null, next.next.step === 'over', what);
        assert.equal(next.next.outcome === null, next.next.due.length > 0, what);
        assert.ok(smsDeliverySteps.includes(next.next.step), what);
        for (const { state: word, why } of decided(next.effects))
          assert.equal(word === 'notSent', why !== undefined, what);
      }
  });

  it('EM-22 to EM-28 nothing changes any more when it is over', () => {
    for (const state of over) for (const event of everything) assert.equal(follows(smsDelivery(state, event)), 'ended');
  });

  it('EM-26 what an act comes to is never refused where it was begun: it would begin again at once, for ever', () => {
    for (const state of [...open, ...reachable()])
      for (const { name } of state.due)
        for (const event of isSmsAct(state, name) ? comesOf[name] : [])
          assert.ok('next' in smsDelivery(state, event), `${state.step} ${name} ${JSON.stringify(event)}`);
  });

  it('EM-26 what an act came to is due no more afterwards, or later', () => {
    for (const state of [...open, ...reachable()])
      for (const { name } of state.due) {
        if (!isSmsAct(state, name)) continue;
        for (const event of comesOf[name]) {
          const { due }: Draft<SmsDelivery> = stepOf(smsDelivery({ ...state, due: [{ name, at }] }, event)).next;
          for (const each of due)
            assert.ok(!('at' in each) || each.name !== name || each.at > at, `${state.step} ${JSON.stringify(event)}`);
        }
      }
  });

  /** What can be come to in three events from the beginning. */
  function reachable(): SmsDelivery[] {
    const found = new Map<string, SmsDelivery>();
    const visit = (state: SmsDelivery, left: number) => {
      const key = JSON.stringify(state);
      if (state.outcome || found.has(key)) return;
      found.set(key, state);
      if (left > 0)
        for (const event of everything) {
          const next = smsDelivery(state, event);
          if ('next' in next) visit(filled(next.next), left - 1);
        }
    };
    visit(states.held, 3);
    visit(states.sending, 3);
    return [...found.values()];
  }

  it('EM-26 whatever comes, an unresolved attempt is left by what resolves it only', () => {
    for (const state of reachable()) {
      const next = smsDelivery(state, cancel);
      if (state.step === 'held' || state.step === 'sending')
        assert.deepEqual(stepOf(next).effects[0], { do: 'check', that: 'nothingUnderWay' });
      else assert.equal(follows(next), 'notNow');
    }
  });

  it('EM-27 whatever the order of receipts, what came of it never goes backwards', () => {
    const rank = { held: 0, sending: 0, outcomeUnknown: 0, handedOver: 1, deemedSent: 2, bouncing: 3, over: 4 };
    const came = fc.shuffledSubarray<ReceiptFact>([...receipts, ...receipts]);
    fc.assert(
      fc.property(fc.constantFrom(...open), came, (start, facts) => {
        let state = start;
        for (const name of facts) {
          const next = smsDelivery(state, fact(name));
          if ('refuse' in next) continue;
          const after = filled(next.next);
          assert.ok(rank[after.step] >= rank[state.step], `${state.step} → ${after.step} by ${name}`);
          state = after;
        }
        if (
          facts.includes('receiptDelivered') &&
          !facts.some((name) => name !== 'receiptDelivered' && name !== 'receiptSent')
        )
          assert.equal(state.outcome, start.step === 'bouncing' ? null : 'delivered');
      }),
    );
  });

  it('EM-27 sent, delivered and the answer in any order end as delivered', () => {
    const events = [accepted, fact('receiptSent'), fact('receiptDelivered')];
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 3 }), (order) => {
        let state = sending;
        for (const event of order) {
          const next = smsDelivery(state, event);
          if ('next' in next) state = filled(next.next);
        }
        assert.equal(state.outcome, 'delivered');
      }),
    );
  });

  it('EM-26 an answer that comes after its receipt names the attempt, and so does one that is lost', () => {
    const early = stateAfter(sending, fact('receiptSent'));
    assert.equal(early.attempt, null);
    assert.equal(stateAfter(early, accepted).attempt, 'a1');
    assert.deepEqual(stateAfter(early, accepted).due, early.due);
    const lost = stateAfter(early, result('unknown'));
    assert.deepEqual([lost.step, lost.attempt, lost.due], ['deemedSent', 'a1', early.due]);
  });
});
