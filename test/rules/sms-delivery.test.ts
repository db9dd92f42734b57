import assert from 'node:assert/strict';
import fc from 'fast-check';
import { receiptFacts as receipts, type ReceiptFact } from '../../domain/electronic-messaging/receipt.ts';
import {
  composed,
  isSmsAct,
  notSentReasons,
  smsActs,
  smsDelivery,
  smsDeliveryOutcomes,
  smsDeliverySteps,
  smsLimits,
  smsResults,
  type SmsDelivery,
  type SmsDue,
  type SmsEvent,
  type SmsResult,
  type SmsStep,
} from '../../domain/electronic-messaging/sms-delivery.ts';
import { notSentWords, smsDeliveryWords } from '../../domain/electronic-messaging/sms-delivery-words.ts';
import type { Draft, Effect, Next } from '../../domain/process.ts';
import { defaultSettings } from '../../domain/settings.ts';

/** Noon in Sydney. */
const at = '2026-03-03T01:00:00.000Z';
const nextOpening = '2026-03-03T21:00:00.000Z';
const { messaging } = defaultSettings;
const sending = composed({ at, heldUntil: null, lastMoment: null, urgent: false, messaging });
const handed = { ...sending, attempt: 'a1', tries: 0 };
const receiptDue: SmsDelivery['due'] = [
  { name: 'ask', at: '2026-03-03T02:00:00.000Z' },
  { name: 'noReceipt', at: '2026-03-06T01:00:00.000Z' },
];
const states: Record<Exclude<SmsStep, 'over'>, SmsDelivery> = {
  held: composed({ at, heldUntil: nextOpening, lastMoment: null, urgent: false, messaging }),
  sending,
  outcomeUnknown: { ...handed, step: 'outcomeUnknown', due: [{ name: 'search', at }] },
  handedOver: { ...handed, step: 'handedOver', due: receiptDue },
  deemedSent: { ...handed, step: 'deemedSent', due: receiptDue },
  bouncing: { ...handed, step: 'bouncing', needs: 'time', due: [{ name: 'bounceShown', at: nextOpening }] },
};
const open = Object.values(states);
const over: SmsDelivery[] = smsDeliveryOutcomes.map((outcome) => ({
  ...handed,
  step: 'over',
  outcome,
  needs: 'nobody',
  due: [],
}));

type Said = Partial<Omit<SmsResult, 'kind'>>;
const result = (word: SmsResult['result'], said: Said = {}): SmsResult => ({
  kind: 'result',
  id: 'r',
  at,
  attemptId: 'a1',
  ...said,
  result: word,
});
const status = (word: NonNullable<SmsResult['status']>, code: number | null = null) =>
  result('status', { status: word, code });
const fact = (name: ReceiptFact | 'customerDeceased'): SmsEvent => ({ kind: 'fact', id: 'f', fact: name });
const deadline = (name: SmsDue): SmsEvent => ({ kind: 'deadline', id: 'd', name });
const cancel: SmsEvent = { kind: 'command', id: 'c', action: 'cancel', by: 'officer' };
const accepted = result('accepted', { sid: 'SM1' });

/** What each act can come to, as the activities answer. */
const comesOf: Record<(typeof smsActs)[number], SmsResult[]> = {
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
    ...(['waiting', 'sent', 'delivered', 'undelivered', 'failedForNow', 'failedForGood'] as const).map((word) =>
      status(word),
    ),
    result('strayed'),
    result('gatewayAway'),
  ],
};
const everything: SmsEvent[] = [
  cancel,
  fact('customerDeceased'),
  ...receipts.map(fact),
  ...[...smsActs, ...smsLimits].map(deadline),
  ...Object.values(comesOf).flat(),
];

/** In one word: the refusal, the outcome, or the next step. */
const follows = (next: Next<SmsDelivery>) => ('refuse' in next ? next.refuse : (next.next.outcome ?? next.next.step));
function stepOf(next: Next<SmsDelivery>): { next: Draft<SmsDelivery>; effects: Effect[] } {
  if ('refuse' in next) assert.fail(`refused: ${next.refuse}`);
  return next;
}
/** As the recording fills it in: without jitter. */
function filled(draft: Draft<SmsDelivery>, now = at): SmsDelivery {
  const due = draft.due.map((each) => {
    if ('at' in each) return each;
    if ('seconds' in each) return { name: each.name, at: later(now, each.seconds) };
    return { name: each.name, at: nextOpening };
  });
  assert.ok(draft.manager === null);
  return { ...draft, manager: null, due: due.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}
const later = (from: string, seconds: number) => new Date(Date.parse(from) + seconds * 1000).toISOString();
const then = (state: SmsDelivery, event: SmsEvent, now = at) => filled(stepOf(smsDelivery(state, event)).next, now);
const pauseOf = (next: Next<SmsDelivery>, name: SmsDue) => {
  const due = stepOf(next).next.due.find((each) => each.name === name);
  return due && 'seconds' in due ? due.seconds : undefined;
};
const decided = (effects: Effect[]) => effects.flatMap((effect) => (effect.do === 'decide' ? [effect] : []));

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
    const early = then(sending, fact('receiptSent'));
    assert.equal(early.attempt, null);
    assert.equal(then(early, accepted).attempt, 'a1');
    assert.deepEqual(then(early, accepted).due, early.due);
    const lost = then(early, result('unknown'));
    assert.deepEqual([lost.step, lost.attempt, lost.due], ['deemedSent', 'a1', early.due]);
  });

  it('EM-27 a failure before the answer is asked about, bounded by the 72 hours', () => {
    const early = then(sending, fact('receiptFailed'));
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
    let state = then(sending, accepted);
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
    assert.deepEqual(then(states.handedOver, fact('receiptSent')).due, receiptDue);
  });

  it('EM-25 the limit counts from the first failure, goes on through the night, and one more try is made when the window opens', () => {
    const first = then(sending, result('refusedForNow'));
    const limit = later(at, 24 * 3600);
    assert.deepEqual([first.giveUpAt, first.due.at(-1)], [limit, { name: 'giveUp', at: limit }]);
    const second = then(first, result('refusedForNow', { at: later(at, 600) }), later(at, 600));
    assert.equal(second.giveUpAt, limit);
    const held = then(second, result('outsideWindow', { until: nextOpening }));
    assert.deepEqual([held.step, held.due, held.tries], ['held', [{ name: 'attempt', at: nextOpening }], 0]);
    const opened = then(held, deadline('attempt'), nextOpening);
    assert.deepEqual([opened.step, opened.due], ['sending', [{ name: 'attempt', at: nextOpening }]]);
    assert.equal(then(opened, result('refusedForNow', { at: nextOpening }), nextOpening).due.at(-1)?.at, limit);
    const [effect] = decided(stepOf(smsDelivery(second, deadline('giveUp'))).effects);
    assert.equal(effect?.why, 'gatewayAway');
  });

  it('EM-25 while an operator has to act nothing is given up', () => {
    const failed = then(sending, result('refusedForNow'));
    for (const word of ['stopped', 'refusedOurs'] as const) {
      const state = then(failed, result(word));
      assert.deepEqual(
        [state.needs, state.giveUpAt, state.due.map(({ name }) => name)],
        ['operator', null, ['attempt']],
      );
    }
    const alarm = then(sending, result('refusedForNow', { alarm: true }));
    assert.deepEqual([alarm.needs, alarm.giveUpAt], ['operator', later(at, 24 * 3600)]);
  });

  it('EM-49 the last moment stays due through everything before the hand-over', () => {
    const lastMoment = '2026-03-03T09:00:00.000Z';
    const named = composed({ at, heldUntil: null, lastMoment, urgent: true, messaging });
    const still = (state: SmsDelivery) => state.due.some((due) => due.name === 'lastMoment' && due.at === lastMoment);
    const lost = then(named, result('unknown'));
    for (const state of [
      named,
      composed({ at, heldUntil: nextOpening, lastMoment, urgent: true, messaging }),
      then(named, result('refusedForNow')),
      then(named, result('stopped')),
      then(named, result('outsideWindow', { until: nextOpening })),
      then(lost, result('notPosted')),
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
    const asks = then(states.bouncing, fact('receiptDelivered'));
    assert.deepEqual(asks.due, [{ name: 'ask', at }, ...states.bouncing.due]);
    assert.equal(then(asks, status('delivered')).outcome, 'delivered');
    assert.deepEqual(then(asks, status('undelivered')).due, states.bouncing.due);
  });

  it('EM-24 every event, outcome and reason has its words', () => {
    for (const event of everything) assert.ok(Object.hasOwn(smsDeliveryWords.events, wordOf(event)), wordOf(event));
    for (const word of smsResults) assert.ok(smsDeliveryWords.events[word]);
    assert.deepEqual(Object.keys(smsDeliveryWords.steps), [...smsDeliverySteps]);
    assert.deepEqual(Object.keys(smsDeliveryWords.outcomes), [...smsDeliveryOutcomes]);
    assert.deepEqual(Object.keys(notSentWords), [...notSentReasons]);
  });
});

function wordOf(event: SmsEvent): string {
  if (event.kind === 'command') return event.action;
  if (event.kind === 'fact') return event.fact;
  return event.kind === 'deadline' ? event.name : event.result;
}
