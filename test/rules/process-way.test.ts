import assert from 'node:assert/strict';
import {
  planApproval,
  planApprovalActions,
  planApprovalDeadlines,
  planApprovalFacts,
  type PlanApproval,
} from '../../domain/personalised-services/plan-approval.ts';
import { planApprovalWords } from '../../domain/personalised-services/plan-approval-words.ts';
import {
  monitoringDeadlines,
  transferReferral,
  transferReferralActions,
  transferReferralFacts,
  transferReferralSteps,
} from '../../domain/personalised-services/transfer-referral.ts';
import { transferReferralWords } from '../../domain/personalised-services/transfer-referral-words.ts';
import { movesNow, wayStates } from '../../domain/process-way.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { whyItCame } from '../../domain/why-it-came.ts';

const { decisionDays: days, monitoringDays } = defaultSettings;
const open: Omit<PlanApproval, 'step'> = {
  version: 1,
  outcome: null,
  needs: 'manager',
  due: [],
  manager: 'manager',
  authors: [],
  days,
};
const command = { kind: 'command', id: 'c', by: 'somebody', to: 'another' } as const;
/** Not in this step, whoever asks. */
const never = ['notNow', 'badInput'];

describe('the way of a process, as people read it', () => {
  it('PS-24 what comes next names each action that the procedure takes in a step, and no other: plan approval', () => {
    const taken = planApprovalActions.filter((action) => {
      const next = planApproval({ ...open, step: 'awaitingDecision' }, { ...command, action });
      return !('refuse' in next && never.includes(next.refuse));
    });
    const said = planApprovalWords.moves?.awaitingDecision?.map(({ event }) => event) ?? [];
    assert.deepEqual(said.toSorted(), taken.toSorted());
  });

  for (const step of transferReferralSteps.filter((each) => each !== 'over'))
    it(`PS-24 what comes next names each action that the procedure takes in a step, and no other: ${step}`, () => {
      const taken = transferReferralActions.filter((action) => {
        const next = transferReferral(
          { ...open, outcome: null, due: [], monitoringDays, step },
          { ...command, action },
        );
        return !('refuse' in next && never.includes(next.refuse));
      });
      const said = transferReferralWords.moves?.[step]?.map(({ event }) => event) ?? [];
      assert.deepEqual(said.toSorted(), taken.toSorted());
    });

  it('PS-12 PS-24 with nobody left who may decide: the operators give it to a manager, and the officer may withdraw', () => {
    const now = movesNow(planApprovalWords, { step: 'awaitingDecision', needs: 'operator' });
    assert.deepEqual(
      now.map(({ who, event }) => [who, event]),
      [
        ['operator', 'handOver'],
        ['officer', 'withdraw'],
      ],
    );
  });

  it('PS-24 every deadline is announced before it comes, and explained once it came, as every fact is', () => {
    const deadlines = [...planApprovalDeadlines, ...monitoringDeadlines];
    for (const name of deadlines) assert.ok(transferReferralWords.ahead?.[name], name);
    for (const name of planApprovalDeadlines) assert.ok(planApprovalWords.ahead?.[name], name);
    for (const what of [...deadlines, ...planApprovalFacts, ...transferReferralFacts])
      assert.match(whyItCame(what, { days, monitoringDays }) ?? '', /^[A-Z0-9].*\.$/, what);
    assert.equal(whyItCame('remind', { days: { ...days, remindAfter: 1 } }), 'No answer within 1 working day.');
    assert.equal(whyItCame('accept', { days, monitoringDays }), null, 'somebody did that');
  });

  const { way: plan } = planApprovalWords;
  const { way: referral } = transferReferralWords;
  const ways: [
    title: string,
    way: typeof plan | typeof referral,
    now: [string, string | null],
    steps: string[],
    is: string,
  ][] = [
    ['a plan that waits', plan, ['awaitingDecision', null], ['awaitingDecision'], 'done now later'],
    ['a plan accepted', plan, ['decided', 'accepted'], ['awaitingDecision', 'accepted'], 'done done done'],
    ['a plan returned', plan, ['decided', 'returned'], ['awaitingDecision', 'returned'], 'done stopped stopped'],
    [
      'a referral in monitoring',
      referral,
      ['monitoring', null],
      ['awaitingMonitorApproval', 'monitoring', 'monitoring'],
      'done done now later later later',
    ],
    [
      'a referral whose 90 days are over',
      referral,
      ['lapsed', null],
      ['awaitingMonitorApproval', 'monitoring', 'lapsed'],
      'done done done now later later',
    ],
    [
      'a referral withdrawn in monitoring',
      referral,
      ['over', 'withdrawn'],
      ['awaitingMonitorApproval', 'monitoring', 'withdrawn'],
      'done done stopped notReached notReached stopped',
    ],
    [
      'a transfer rejected',
      referral,
      ['over', 'transferRejected'],
      ['awaitingMonitorApproval', 'monitoring', 'awaitingTransferApproval', 'transferRejected'],
      'done done done done stopped stopped',
    ],
    [
      'a customer transferred',
      referral,
      ['over', 'transferred'],
      ['awaitingMonitorApproval', 'monitoring', 'awaitingTransferApproval', 'transferred'],
      'done done done done done done',
    ],
  ];
  for (const [title, way, [step, outcome], steps, expected] of ways)
    it(`PS-24 its picture: ${title}`, () => {
      assert.ok(way);
      assert.equal(wayStates(way, { step, outcome }, steps).join(' '), expected);
    });
});
