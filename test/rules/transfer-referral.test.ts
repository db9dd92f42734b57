import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  monitoringDeadlines,
  transferReferral,
  transferReferralActions,
  transferReferralFacts,
  type TransferReferral,
  type TransferReferralEvent,
} from '../../domain/personalised-services/transfer-referral.ts';
import { decisionDeadlines } from '../../domain/personalised-services/manager-decision.ts';
import type { Next } from '../../domain/process.ts';

const base: TransferReferral = {
  version: 1,
  step: 'awaitingMonitorApproval',
  outcome: null,
  needs: 'manager',
  due: [
    { name: 'remind', at: '2026-03-04T06:00:00.000Z' },
    { name: 'escalate', at: '2026-03-09T06:00:00.000Z' },
  ],
  manager: 'manager',
  authors: ['officer'],
  days: { remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5 },
  monitoringDays: { firstReminder: 60, secondReminder: 80, end: 90 },
};
const monitoring: TransferReferral = {
  ...base,
  step: 'monitoring',
  needs: 'officer',
  due: [
    { name: 'day60', at: '2026-05-01T00:00:00.000Z' },
    { name: 'day80', at: '2026-05-21T00:00:00.000Z' },
    { name: 'lapse', at: '2026-05-31T00:00:00.000Z' },
  ],
};
const lapsed: TransferReferral = { ...monitoring, step: 'lapsed', due: [] };
const transfer: TransferReferral = { ...base, step: 'awaitingTransferApproval', authors: ['officer', 'colleague'] };
const steps = { awaitingMonitorApproval: base, monitoring, lapsed, awaitingTransferApproval: transfer };

const command = (action: string, by = 'manager', to?: string) =>
  ({ kind: 'command', id: 'c', action, by, ...(to ? { to } : {}) }) as TransferReferralEvent;
const deadline = (name: string) => ({ kind: 'deadline', id: 'd', name }) as TransferReferralEvent;
const fact = (name: string) => ({ kind: 'fact', id: 'f', fact: name }) as TransferReferralEvent;

/** In one word: the refusal, the outcome, or the next step. */
const follows = (next: Next<TransferReferral>) =>
  'refuse' in next ? next.refuse : (next.next.outcome ?? next.next.step);

describe('referral for transfer out of PS', () => {
  // columns: awaitingMonitorApproval, monitoring, lapsed, awaitingTransferApproval
  const table: [title: string, event: TransferReferralEvent, ...results: string[]][] = [
    ['PS-17 the manager accepts monitoring', command('acceptMonitoring'), 'monitoring', 'notNow', 'notNow', 'notNow'],
    ['PS-17 or declines it', command('declineMonitoring'), 'monitoringDeclined', 'notNow', 'notNow', 'notNow'],
    [
      'PS-18 the officer actions the transfer from the accepted monitoring on, also after its end',
      command('actionTransfer', 'officer'),
      'notNow',
      'awaitingTransferApproval',
      'awaitingTransferApproval',
      'notNow',
    ],
    ['PS-20 the manager accepts the transfer', command('acceptTransfer'), 'notNow', 'notNow', 'notNow', 'transferred'],
    ['PS-20 or rejects it', command('rejectTransfer'), 'notNow', 'notNow', 'notNow', 'transferRejected'],
    [
      'PS-22 whoever referred can’t decide the monitor approval',
      command('acceptMonitoring', 'officer'),
      'fourEyes',
      'notNow',
      'notNow',
      'notNow',
    ],
    [
      'PS-22 whoever referred can’t decide the transfer',
      command('acceptTransfer', 'officer'),
      'notNow',
      'notNow',
      'notNow',
      'fourEyes',
    ],
    [
      'PS-22 whoever actioned the transfer can’t decide it',
      command('rejectTransfer', 'colleague'),
      'notNow',
      'notNow',
      'notNow',
      'fourEyes',
    ],
    [
      'PS-23 the officer withdraws until the transfer is decided',
      command('withdraw', 'officer'),
      ...Array<string>(4).fill('withdrawn'),
    ],
    ['PS-23 it ends when the customer dies', fact('customerDeceased'), ...Array<string>(4).fill('ended')],
    [
      'PS-23 it ends when the assignment is closed otherwise',
      fact('assignmentClosed'),
      ...Array<string>(4).fill('ended'),
    ],
    [
      'PS-14 a manager hands a decision over',
      command('handOver', 'manager', 'other'),
      'awaitingMonitorApproval',
      'notNow',
      'notNow',
      'awaitingTransferApproval',
    ],
    ['PS-19 day 60 reminds the officer', deadline('day60'), 'badInput', 'monitoring', 'badInput', 'badInput'],
    ['PS-19 the 90 days lapse', deadline('lapse'), 'badInput', 'lapsed', 'badInput', 'badInput'],
    [
      'PS-13 the manager is reminded',
      deadline('remind'),
      'awaitingMonitorApproval',
      'badInput',
      'badInput',
      'awaitingTransferApproval',
    ],
  ];
  for (const [title, event, ...results] of table)
    it(title, () =>
      assert.deepEqual(
        Object.values(steps).map((state) => follows(transferReferral(state, event))),
        results,
      ),
    );

  it('PS-19 after the lapse officer and manager get a work item, and nothing falls due any more', () => {
    const next = transferReferral(monitoring, deadline('lapse'));
    assert.ok(!('refuse' in next));
    assert.deepEqual(next.next.due, []);
    assert.deepEqual(next.next.manager, { inLine: 'officer' }); // of the day, not who accepted 90 days ago
    assert.deepEqual(next.ifNobody?.next.manager, 'manager');
    assert.deepEqual(
      next.effects.filter((effect) => effect.do === 'openItem'),
      [
        { do: 'openItem', item: 'monitoringLapsed', for: 'officer' },
        { do: 'openItem', item: 'monitoringLapsed' },
      ],
    );
  });

  it('PS-17 PS-19 accepted monitoring has its reminders and its end, in the days that this run goes by', () => {
    const own = { ...base, monitoringDays: { firstReminder: 6, secondReminder: 8, end: 9 } };
    const next = transferReferral(own, command('acceptMonitoring'));
    assert.ok(!('refuse' in next));
    assert.deepEqual(next.next.due, [
      { name: 'day60', days: 6 },
      { name: 'day80', days: 8 },
      { name: 'lapse', days: 9 },
    ]);
  });

  it('PS-18 PS-22 actioning asks for the assigned officer and an accepted plan, and makes who did it an author', () => {
    const next = transferReferral(monitoring, command('actionTransfer', 'colleague'));
    assert.ok(!('refuse' in next));
    assert.deepEqual(next.next.authors, ['officer', 'colleague']);
    assert.deepEqual(next.next.manager, { inLine: 'officer' });
    assert.deepEqual(
      next.effects.flatMap((effect) => (effect.do === 'check' ? [effect.that] : [])),
      ['assignedOfficer', 'acceptedPlan'],
    );
  });

  it('PS-21 an accepted transfer closes the assignment, a rejected one does not', () => {
    const closes = (action: string) => {
      const next = transferReferral(transfer, command(action));
      assert.ok(!('refuse' in next));
      return next.effects.some((effect) => effect.do === 'closeAssignment');
    };
    assert.deepEqual([closes('acceptTransfer'), closes('rejectTransfer')], [true, false]);
  });

  it('PS-12 where nobody is left, nobody decides before an operator has handed it to a manager', () => {
    for (const state of [base, transfer]) {
      const left = { ...state, manager: null, needs: 'operator', due: [] } as TransferReferral;
      const action = state === base ? 'acceptMonitoring' : 'acceptTransfer';
      assert.equal(follows(transferReferral(left, command(action))), 'notTheManager');
      assert.equal(follows(transferReferral(left, command('handOver', 'operator', 'other'))), state.step);
    }
  });

  it('PS-15 whatever comes in whatever order, it ends at most once, and no author decides', () => {
    const events = fc.oneof(
      fc
        .tuple(fc.constantFrom(...transferReferralActions), fc.constantFrom('officer', 'manager', 'other'))
        .map(([action, by]) => command(action, by, action === 'handOver' ? 'other' : undefined)),
      fc.constantFrom(...transferReferralFacts).map(fact),
      fc.constantFrom(...decisionDeadlines, ...monitoringDeadlines).map(deadline),
    );
    fc.assert(
      fc.property(fc.array(events, { maxLength: 25 }), (sequence) => {
        let state = base;
        let ends = 0;
        for (const event of sequence) {
          const next = transferReferral(state, event);
          if ('refuse' in next) continue;
          assert.equal(state.outcome, null, 'nothing changes after the end');
          const decides = event.kind === 'command' && /^(accept|decline|reject)/.test(event.action);
          if (decides) assert.ok(!state.authors.includes(event.by));
          if (next.next.outcome) ends += 1;
          const manager = typeof next.next.manager === 'object' && next.next.manager ? 'above' : next.next.manager;
          const at = '2026-03-04T06:00:00.000Z';
          state = { ...next.next, manager, due: next.next.due.map(({ name }) => ({ name, at })) };
          assert.equal(state.needs === 'nobody', state.outcome !== null);
        }
        assert.ok(ends <= 1);
      }),
      { numRuns: 500 },
    );
  });
});
