import assert from 'node:assert/strict';
import {
  composed,
  notSentReasons,
  smsDelivery,
  smsDeliveryOutcomes,
  smsDeliverySteps,
  smsResults,
  type SmsDelivery,
} from '../../domain/electronic-messaging/sms-delivery.ts';
import { notSentWords, smsDeliveryWords } from '../../domain/electronic-messaging/sms-delivery-words.ts';
import type { Next } from '../../domain/process.ts';
import {
  at,
  nextOpening,
  messaging,
  sending,
  receiptDue,
  states,
  result,
  status,
  fact,
  deadline,
  accepted,
  everything,
  stepOf,
  filled,
  later,
  stateAfter,
  pauseOf,
  decided,
  wordOf,
} from './sms-delivery-events.ts';

describe('what falls due in the delivery of a message', () => {
  it('EM-27 a failure before the answer is asked about, bounded by the 72 hours', () => {
    const early = stateAfter(sending, fact('receiptFailed'));
    assert.deepEqual(
      early.due.map(({ name, at: when }) => [name, when]),
      [
        ['ask', at],
        ['noReceipt', later(at, 72 * 3600)],
      ],
    );
  });

  it('EM-25 pauses grow, are bounded and jittered, and a gateway that asks for more is given it', () => {
    let state = sending;
    const pauses: (number | undefined)[] = [];
    for (let i = 0; i < 12; i++) {
      const next = smsDelivery(state, result('refusedForNow', { retryAfter: null }));
      pauses.push(pauseOf(next, 'attempt'));
      assert.ok(stepOf(next).next.due.some((due) => due.name === 'attempt' && 'spread' in due));
      state = filled(stepOf(next).next);
    }
    assert.deepEqual(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
    assert.equal(pauseOf(smsDelivery(sending, result('refusedForNow', { retryAfter: 3600 })), 'attempt'), 3600);
    assert.equal(pauseOf(smsDelivery(states.outcomeUnknown, result('notFound')), 'search'), 30);
    assert.equal(pauseOf(smsDelivery({ ...states.outcomeUnknown, tries: 99 }, result('notFound')), 'search'), 900);
  });

  it('EM-27 the gateway is asked after an hour, then in pauses that grow to twelve hours, for 72 hours', () => {
    assert.equal(pauseOf(smsDelivery(sending, accepted), 'ask'), 3600);
    let state = stateAfter(sending, accepted);
    const noReceipt = state.due.find(({ name }) => name === 'noReceipt');
    assert.equal(noReceipt?.at, later(at, 72 * 3600));
    const hours: number[] = [];
    for (let i = 0; i < 8; i++) {
      const next = smsDelivery(state, status(i === 0 ? 'sent' : 'waiting'));
      hours.push((pauseOf(next, 'ask') ?? 0) / 3600);
      state = filled(stepOf(next).next);
      assert.deepEqual(
        state.due.find(({ name }) => name === 'noReceipt'),
        noReceipt,
        'it does not begin anew',
      );
    }
    assert.deepEqual(hours, [1, 1, 2, 4, 8, 12, 12, 12]);
  });

  it('EM-27 the first receipt keeps what is due: no timer is set anew', () => {
    assert.deepEqual(stateAfter(states.handedOver, fact('receiptSent')).due, receiptDue);
  });

  it('EM-25 the limit counts from the first failure, goes on through the night, and one more try is made when the window opens', () => {
    const first = stateAfter(sending, result('refusedForNow'));
    const limit = later(at, 24 * 3600);
    assert.deepEqual([first.giveUpAt, first.due.at(-1)], [limit, { name: 'giveUp', at: limit }]);
    const second = stateAfter(first, result('refusedForNow', { at: later(at, 600) }), later(at, 600));
    assert.equal(second.giveUpAt, limit);
    const held = stateAfter(second, result('outsideWindow', { until: nextOpening }));
    assert.deepEqual([held.step, held.due, held.tries], ['held', [{ name: 'attempt', at: nextOpening }], 0]);
    const opened = stateAfter(held, deadline('attempt'), nextOpening);
    assert.deepEqual([opened.step, opened.due], ['sending', [{ name: 'attempt', at: nextOpening }]]);
    assert.equal(stateAfter(opened, result('refusedForNow', { at: nextOpening }), nextOpening).due.at(-1)?.at, limit);
    const [effect] = decided(stepOf(smsDelivery(second, deadline('giveUp'))).effects);
    assert.equal(effect?.why, 'gatewayAway');
  });

  it('EM-49 EM-26 a limit that meets an attempt under way leads to looking for it, never to an end', () => {
    for (const name of ['lastMoment', 'giveUp'] as const)
      for (const state of [states.held, sending]) {
        const step = smsDelivery(state, deadline(name));
        assert.ok('ifUnderWay' in step && step.ifUnderWay);
        const { next, effects } = step.ifUnderWay;
        assert.deepEqual([next.step, next.outcome, next.attempt], ['outcomeUnknown', null, null]);
        assert.deepEqual(effects, [{ do: 'decide', state: 'outcomeUnknown' }]);
        for (const found of [result('found', { sid: 'SM1' }), result('notFound'), result('settled')])
          assert.ok('next' in smsDelivery(filled(next), found), found.result);
      }
  });

  it('EM-25 while an operator has to act nothing is given up', () => {
    const failed = stateAfter(sending, result('refusedForNow'));
    for (const word of ['stopped', 'refusedOurs'] as const) {
      const state = stateAfter(failed, result(word));
      assert.deepEqual(
        [state.needs, state.giveUpAt, state.due.map(({ name }) => name)],
        ['operator', null, ['attempt']],
      );
    }
    const suspended = stateAfter(states.handedOver, status('failedOurs', 30002));
    assert.deepEqual([suspended.needs, suspended.giveUpAt], ['operator', null]);
    const alarm = stateAfter(sending, result('refusedForNow', { alarm: true }));
    assert.deepEqual([alarm.needs, alarm.giveUpAt], ['operator', later(at, 24 * 3600)]);
  });

  it('EM-49 the last moment stays due through everything before the hand-over', () => {
    const lastMoment = '2026-03-03T09:00:00.000Z';
    const named = composed({ at, heldUntil: null, lastMoment, urgent: true, messaging });
    const still = (state: SmsDelivery) => state.due.some((due) => due.name === 'lastMoment' && due.at === lastMoment);
    const lost = stateAfter(named, result('unknown'));
    for (const state of [
      named,
      composed({ at, heldUntil: nextOpening, lastMoment, urgent: true, messaging }),
      stateAfter(named, result('refusedForNow')),
      stateAfter(named, result('stopped')),
      stateAfter(named, result('outsideWindow', { until: nextOpening })),
      stateAfter(lost, result('notPosted')),
    ])
      assert.ok(still(state), state.step);
    assert.ok(!still(lost), 'what may be with the gateway is looked for first');
    const [effect] = decided(stepOf(smsDelivery(named, deadline('lastMoment'))).effects);
    assert.equal(effect?.why, 'timePassed');
  });

  it('EM-24 EM-26 EM-28 who wrote it is told of every end that they must know of', () => {
    const items = (next: Next<SmsDelivery>) =>
      stepOf(next).effects.flatMap((effect) => (effect.do === 'openItem' ? [[effect.item, effect.for]] : []));
    assert.deepEqual(items(smsDelivery(sending, result('notAllowed', { why: 'optOut' }))), [
      ['messageNotSent', 'author'],
    ]);
    assert.deepEqual(items(smsDelivery(states.outcomeUnknown, result('settled'))), [['messageUndetermined', 'author']]);
    assert.deepEqual(items(smsDelivery(states.bouncing, deadline('bounceShown'))), [['messageBounced', 'author']]);
    assert.deepEqual(items(smsDelivery(states.outcomeUnknown, result('found', { sid: 'SM1', more: true }))), [
      ['messageMoreThanOnce', 'operators'],
    ]);
    assert.deepEqual(items(smsDelivery(states.deemedSent, fact('receiptDelivered'))), []);
  });

  it('EM-25 a number that has opted out at the carrier is recorded as such', () => {
    const { effects } = stepOf(smsDelivery(sending, result('refusedForGood', { code: 21610, why: 'optOut' })));
    assert.ok(effects.some((effect) => effect.do === 'optOut'));
    assert.equal(decided(effects)[0]?.why, 'optOut');
  });

  it('EM-28 a contradiction after a failure is settled by asking, before the bounce-back shows', () => {
    const asks = stateAfter(states.bouncing, fact('receiptDelivered'));
    assert.deepEqual(asks.due, [{ name: 'ask', at }, ...states.bouncing.due]);
    assert.equal(stateAfter(asks, status('delivered')).outcome, 'delivered');
    assert.deepEqual(stateAfter(asks, status('undelivered')).due, states.bouncing.due);
  });

  it('EM-24 every event, outcome and reason has its words', () => {
    for (const event of everything) assert.ok(Object.hasOwn(smsDeliveryWords.events, wordOf(event)), wordOf(event));
    for (const word of smsResults) assert.ok(smsDeliveryWords.events[word]);
    assert.deepEqual(Object.keys(smsDeliveryWords.steps), [...smsDeliverySteps]);
    assert.deepEqual(Object.keys(smsDeliveryWords.outcomes), [...smsDeliveryOutcomes]);
    assert.deepEqual(Object.keys(notSentWords), [...notSentReasons]);
  });
});
