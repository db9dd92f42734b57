import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  planApproval,
  planApprovalActions,
  planApprovalDeadlines,
  planApprovalFacts,
  submitted,
  type PlanApproval,
  type PlanApprovalEvent,
  type PlanApprovalOutcome,
} from '../../domain/personalised-services/plan-approval.ts';
import type { Command, Draft, Effect, Next } from '../../domain/process.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { datesFrom } from '../../domain/time/deadlines.ts';

const days = defaultSettings.decisionDays;
const remind = { name: 'remind', at: '2026-03-04T06:00:00.000Z' } as const;
const escalate = { name: 'escalate', at: '2026-03-09T06:00:00.000Z' } as const;
const remindAgain = { name: 'remindAgain', at: '2026-03-16T06:00:00.000Z' } as const;

const waiting: PlanApproval = {
  version: 1,
  step: 'awaitingDecision',
  outcome: null,
  needs: 'manager',
  due: [remind, escalate],
  manager: 'manager',
  authors: ['officer', 'editor'],
  days,
};
const over = (outcome: PlanApprovalOutcome): PlanApproval => ({
  ...waiting,
  step: 'decided',
  outcome,
  needs: 'nobody',
  due: [],
});
/** In the order of the table's columns. */
const states: PlanApproval[] = [
  waiting,
  { ...waiting, due: [escalate] }, // reminded
  { ...waiting, due: [remindAgain] }, // the last manager in line
  { ...waiting, manager: null, needs: 'operator', due: [] }, // nobody left
  over('accepted'),
  over('returned'),
  over('withdrawn'),
  over('ended'),
];

const command = (action: string, by: string, to?: string): PlanApprovalEvent => {
  const said: Command = { kind: 'command', id: 'c', action, by, ...(to === undefined ? {} : { to }) };
  return said as PlanApprovalEvent; // a word nobody knows reaches the rules as it is
};
const fact = (name: (typeof planApprovalFacts)[number]): PlanApprovalEvent => ({ kind: 'fact', id: 'f', fact: name });
const deadline = (name: string): PlanApprovalEvent => ({ kind: 'deadline', id: 'd', name }) as PlanApprovalEvent;

/** A result in one line: the refusal, or outcome or manager with the deadlines. */
function inWords(next: Next<PlanApproval>): string {
  if ('refuse' in next) return next.refuse;
  const { outcome, needs, manager, due } = next.next;
  assert.equal(needs, outcome ? 'nobody' : 'manager');
  assert.deepEqual([next.next.authors, next.next.days, next.next.version], [waiting.authors, days, 1]);
  const who = manager !== null && typeof manager === 'object' ? Object.entries(manager).flat().join(' ') : manager;
  const when = due.map((d) => ('workingDays' in d ? `${d.name}+${d.workingDays}` : d.name)).join(',');
  return outcome ? [outcome, when].join('') : `${who}: ${when}`;
}

const decided = ['alreadyDecided', 'alreadyDecided', 'ended', 'ended'];
const always = (word: string) => Array<string>(4).fill(word);

// event, then what follows in: waiting | reminded | last in line | nobody left | accepted, returned, withdrawn, ended
const table: [title: string, event: PlanApprovalEvent, expected: string[]][] = [
  [
    'PS-11 accepted by the manager ends as accepted; where nobody is left an operator must give it to a manager first',
    command('accept', 'manager'),
    ['accepted', 'accepted', 'accepted', 'notTheManager'],
  ],
  [
    'PS-11 returned by the manager ends as returned; where nobody is left an operator must give it to a manager first',
    command('return', 'manager'),
    ['returned', 'returned', 'returned', 'notTheManager'],
  ],
  ['PS-12 who submitted can not accept', command('accept', 'officer'), always('fourEyes')],
  ['PS-12 who edited can not accept', command('accept', 'editor'), always('fourEyes')],
  ['PS-12 who submitted can not return', command('return', 'officer'), always('fourEyes')],
  ['PS-12 who edited can not return', command('return', 'editor'), always('fourEyes')],
  ['PS-14 the officer withdraws before it is decided', command('withdraw', 'officer'), always('withdrawn')],
  [
    'PS-14 a manager hands it over, and nobody waits longer for it; given by an operator the line begins anew',
    command('handOver', 'manager', 'other'),
    ['other: remind,escalate', 'other: escalate', 'other: remindAgain', 'other: remind+2,escalate+5'],
  ],
  [
    'PS-14 handing over to whom it waits for already is no hand over',
    command('handOver', 'x', 'manager'),
    ['badInput', 'badInput', 'badInput', 'manager: remind+2,escalate+5'],
  ],
  ['PS-14 handing over needs somebody to hand it to', command('handOver', 'manager'), always('badInput')],
  ['PS-12 nobody hands it to who submitted', command('handOver', 'manager', 'officer'), always('fourEyes')],
  ['PS-12 nobody hands it to who edited', command('handOver', 'manager', 'editor'), always('fourEyes')],
  [
    'PS-12 an author who is the manager may hand it over: that decides nothing',
    command('handOver', 'editor', 'other'),
    ['other: remind,escalate', 'other: escalate', 'other: remindAgain', 'other: remind+2,escalate+5'],
  ],
  ['PS-15 a decision that nobody knows changes nothing', command('approveAll', 'manager'), always('badInput')],
  ['PS-23 a deceased customer ends it without a decision', fact('customerDeceased'), always('ended')],
  ['PS-23 a closed assignment ends it without a decision', fact('assignmentClosed'), always('ended')],
  [
    'PS-13 the reminder is given once and leaves the escalation',
    deadline('remind'),
    ['stillOrAbove manager: escalate', 'stillOrAbove manager: escalate', 'stillOrAbove manager: remindAgain', 'skip'],
  ],
  [
    'PS-13 escalated goes to the manager above, with both deadlines anew',
    deadline('escalate'),
    ['above manager: remind+2,escalate+5', 'above manager: remind+2,escalate+5', 'skip', 'notNow'],
  ],
  [
    'PS-13 the last manager in line is reminded again every 5 working days',
    deadline('remindAgain'),
    ['skip', 'skip', 'stillOrAbove manager: remindAgain+5', 'skip'],
  ],
  ['PS-13 a deadline that nobody knows changes nothing', deadline('someday'), always('badInput')],
];

describe('approval of a Customer Management Plan', () => {
  for (const [title, event, expected] of table) {
    it(title, () => {
      const all = [...expected, ...decided];
      assert.equal(all.length, states.length);
      states.forEach((state, i) => {
        if (all[i] === 'skip') return; // a deadline that this state never has
        assert.equal(inWords(planApproval(state, event)), all[i], `state ${i}`);
      });
    });
  }

  it('PS-11 PS-13 PS-14 PS-23 the table has every action, fact and deadline', () => {
    const words = table.map(([, e]) => (e.kind === 'command' ? e.action : e.kind === 'fact' ? e.fact : e.name));
    const known: string[] = [...planApprovalActions, ...planApprovalFacts, ...planApprovalDeadlines];
    assert.deepEqual(
      known.filter((word) => !words.some((told) => told === word)),
      [],
    );
  });

  const effects: [string, PlanApprovalEvent, Effect[]][] = [
    [
      'PS-11 PS-12 PS-14 accepting asks for the manager or delegate and four eyes once more, decides and finishes the work item',
      command('accept', 'manager'),
      [
        { do: 'check', that: 'managerConcerned' },
        { do: 'check', that: 'fourEyes' },
        { do: 'decide', state: 'accepted' },
        { do: 'closeItems', as: 'done' },
      ],
    ],
    [
      'PS-11 PS-12 PS-14 returning asks for the manager or delegate and four eyes once more, decides and finishes the work item',
      command('return', 'manager'),
      [
        { do: 'check', that: 'managerConcerned' },
        { do: 'check', that: 'fourEyes' },
        { do: 'decide', state: 'returned' },
        { do: 'closeItems', as: 'done' },
      ],
    ],
    [
      'PS-14 withdrawing is the assigned officer’s',
      command('withdraw', 'officer'),
      [
        { do: 'check', that: 'assignedOfficer' },
        { do: 'decide', state: 'withdrawn' },
        { do: 'closeItems', as: 'cancelled' },
      ],
    ],
    [
      'PS-14 handing over is the manager’s, to another who may decide, with a work item of their own',
      command('handOver', 'manager', 'other'),
      [
        { do: 'check', that: 'managerConcerned' },
        { do: 'check', that: 'managerMayDecide' },
        { do: 'closeItems', as: 'done' },
        { do: 'openItem', item: 'planDecision' },
      ],
    ],
    [
      'PS-23 an end without a decision cancels the work item',
      fact('customerDeceased'),
      [
        { do: 'decide', state: 'ended' },
        { do: 'closeItems', as: 'cancelled' },
      ],
    ],
    ['PS-13 the reminder marks the work item', deadline('remind'), [{ do: 'remind', item: 'planDecision' }]],
    [
      'PS-13 escalation takes the work item from one manager and gives it to the next',
      deadline('escalate'),
      [
        { do: 'closeItems', as: 'cancelled' },
        { do: 'openItem', item: 'planDecision' },
      ],
    ],
  ];
  for (const [title, event, expected] of effects) {
    it(title, () => {
      const next = planApproval(waiting, event);
      assert.ok(!('refuse' in next));
      assert.deepEqual(next.effects, expected);
    });
  }

  it('PS-13 escalated with nobody above it stays with the last manager, who is reminded again', () => {
    const next = planApproval(waiting, deadline('escalate'));
    assert.ok('ifNobody' in next && next.ifNobody);
    assert.deepEqual(next.ifNobody, {
      next: { ...waiting, due: [{ name: 'remindAgain', workingDays: 5 }] },
      effects: [{ do: 'remind' }],
    });
  });

  it('PS-13 a run goes by the durations it began with', () => {
    const own = { remindAfter: 1, escalateAfter: 3, remindAgainEvery: 7 };
    assert.equal(inDays(submitted(['officer'], 'manager', own)), 'remind+1,escalate+3');
    const escalated = planApproval({ ...waiting, days: own }, deadline('escalate'));
    assert.ok('ifNobody' in escalated && escalated.ifNobody);
    assert.equal(inDays(escalated.next), 'remind+1,escalate+3');
    assert.equal(inDays(escalated.ifNobody.next), 'remindAgain+7');
  });

  it('PS-12 submitted with a manager waits for the manager, without one for an operator and for no deadline', () => {
    const withManager = submitted(['officer'], 'manager', days);
    assert.deepEqual([withManager.needs, inDays(withManager)], ['manager', 'remind+2,escalate+5']);
    const without = submitted(['officer'], null, days);
    assert.deepEqual([without.needs, without.manager, without.due], ['operator', null, []]);
  });

  it('PS-15 whatever comes in whatever order, it is decided at most once, by no author, and says rightly whose move it is', () => {
    const person = fc.constantFrom('officer', 'editor', 'manager', 'above', 'other');
    const step = fc.oneof(
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('fact' as const), fact: fc.constantFrom(...planApprovalFacts) }),
      },
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('deadline' as const), above: fc.option(person) }) },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('command' as const),
          action: fc.constantFrom<string>(...planApprovalActions, 'handOver', 'handOver', 'madeUp'),
          by: person,
          to: fc.option(person, { nil: undefined }),
        }),
      },
    );
    const first = fc.option(fc.constantFrom('manager', 'above'));
    const ended = new Set<string>();
    fc.assert(
      fc.property(first, fc.array(step, { maxLength: 30 }), (manager, events) => {
        let state = filledIn(submitted(waiting.authors, manager, days), null, '2026-03-01T23:00:00.000Z');
        for (const e of events) {
          const [due] = state.due;
          const now = due?.at ?? '2026-03-01T23:00:00.000Z';
          if (e.kind === 'deadline' && !due) continue; // as the loop: only what is due comes
          const event: PlanApprovalEvent =
            e.kind === 'fact'
              ? fact(e.fact)
              : e.kind === 'command'
                ? command(e.action, e.by, e.to)
                : deadline(due?.name ?? '');
          const next = planApproval(state, event);
          if ('refuse' in next) {
            assert.notEqual(
              event.kind === 'deadline' && !state.outcome,
              true,
              `the loop would fire ${e.kind} for ever`,
            );
            continue;
          }
          assert.equal(state.outcome, null, 'something followed after the end');
          const decision = next.effects.some((f) => f.do === 'decide' && ['accepted', 'returned'].includes(f.state));
          if (decision) assert.ok(e.kind === 'command' && !waiting.authors.includes(e.by), 'decided by an author');
          const above = e.kind === 'deadline' && e.above && !waiting.authors.includes(e.above) ? e.above : null;
          const nobody = typeof next.next.manager === 'object' && next.next.manager !== null && above === null;
          assert.ok(!nobody || next.ifNobody, 'the rules do not say what follows where nobody is left');
          state = filledIn(nobody && next.ifNobody ? next.ifNobody.next : next.next, above, now);
          assertConsistent(state);
          if (state.outcome) ended.add(state.outcome);
        }
      }),
      { numRuns: 500 },
    );
    assert.deepEqual(
      [...ended].toSorted(),
      ['accepted', 'ended', 'returned', 'withdrawn'],
      'the sequences reached every end',
    );
  });
});

const inDays = (draft: Draft<PlanApproval>) =>
  draft.due
    .map((d) => ('workingDays' in d ? `${d.name}+${d.workingDays}` : 'at' in d ? d.at : 'days' in d ? d.days : 'none'))
    .join(',');

/** As the recording activity does it. */
function filledIn(draft: Draft<PlanApproval>, above: string | null, at: string): PlanApproval {
  const manager = typeof draft.manager === 'object' && draft.manager !== null ? above : draft.manager;
  const due = datesFrom(
    { state: 'NSW', added: [], struck: [] },
    'Australia/Sydney',
    at,
    draft.due,
  ) as PlanApproval['due'];
  assert.deepEqual(
    due.map((d) => d.name),
    draft.due.map((d) => d.name),
    'the rules give the nearest deadline first',
  );
  return { ...draft, manager, due };
}

function assertConsistent({ step, outcome, needs, manager, due, authors, days: own }: PlanApproval): void {
  assert.equal(needs, outcome ? 'nobody' : manager ? 'manager' : 'operator');
  assert.equal(step, outcome ? 'decided' : 'awaitingDecision');
  assert.ok(due.every(({ at }, i) => i === 0 || (due[i - 1]?.at ?? '') <= at));
  if (outcome || !manager) assert.deepEqual(due, []);
  else assert.ok(due.length > 0, 'nobody would be reminded any more');
  assert.ok(manager === null || !authors.includes(manager), 'it waits for an author');
  assert.deepEqual([authors, own], [waiting.authors, days]);
}
