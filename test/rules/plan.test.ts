import assert from 'node:assert/strict';
import { differences, mayEditPlan, maySubmitPlan, mayWithdraw } from '../../domain/personalised-services/plan.ts';
import type { Possible } from '../../domain/possible.ts';

const why = (possible: Possible) => (possible.possible ? null : possible.why);
const coreIssue = {};
const trigger = {};
const mine = {
  me: { personId: 'me', roles: ['psServiceOfficer'] as const },
  assignment: { officerId: 'me' },
  plan: { coreIssue, trigger },
  openSubmission: false,
  deceased: false,
};

describe('Customer Management Plan', () => {
  const submitting: [title: string, change: Partial<Parameters<typeof maySubmitPlan>[0]>, expected: string | null][] = [
    ['PS-8 a plan with both parts may be submitted', {}, null],
    ['PS-8 nothing saved: both parts are asked for', { plan: null }, 'Save the Core Issue and the Trigger first.'],
    ['PS-8 without Core Issue: it is asked for', { plan: { coreIssue: null, trigger } }, 'Save the Core Issue first.'],
    ['PS-8 without Trigger: it is asked for', { plan: { coreIssue, trigger: null } }, 'Save the Trigger first.'],
    [
      'PS-9 one open submission at a time',
      { openSubmission: true },
      'The plan is submitted already and waits for a decision.',
    ],
    ['PS-9 not about the deceased', { deceased: true }, 'The customer is recorded as deceased.'],
    [
      'RS-1 not by another officer',
      { assignment: { officerId: 'other' } },
      'The customer is assigned to somebody else.',
    ],
  ];
  for (const [title, change, expected] of submitting)
    it(title, () => assert.equal(why(maySubmitPlan({ ...mine, ...change })), expected));

  it('PS-9 a plan is edited until it is submitted', () => {
    assert.equal(mayEditPlan(mine).possible, true);
    assert.match(why(mayEditPlan({ ...mine, openSubmission: true })) ?? '', /Withdraw it/);
    assert.equal(mayEditPlan({ ...mine, assignment: null }).possible, false);
  });

  it('PS-14 the officer withdraws while a submission waits', () => {
    assert.equal(mayWithdraw({ ...mine, openSubmission: true }).possible, true);
    assert.equal(mayWithdraw(mine).possible, false);
    assert.equal(mayWithdraw({ ...mine, openSubmission: true, assignment: { officerId: 'other' } }).possible, false);
  });

  const version = {
    coreIssue: { type: 'Other', stackingDocumentDate: '2026-02-02' },
    trigger: { segment: 'A', issue: 'B' },
  };
  it('PS-11 the manager sees what the new version changed, field by field', () => {
    const next = {
      coreIssue: { type: 'Associate', stackingDocumentDate: '2026-02-03' },
      trigger: { segment: 'C', issue: 'D' },
    };
    assert.deepEqual(differences(version, next), [
      { field: 'coreIssueType', before: 'Other', after: 'Associate' },
      { field: 'stackingDocumentDate', before: '2026-02-02', after: '2026-02-03' },
      { field: 'segment', before: 'A', after: 'C' },
      { field: 'issue', before: 'B', after: 'D' },
    ]);
    assert.deepEqual(differences(version, { ...version, trigger: { segment: 'A', issue: 'E' } }), [
      { field: 'issue', before: 'B', after: 'E' },
    ]);
  });
  it('PS-11 the same again, or the first version, changes nothing', () => {
    assert.deepEqual(differences(version, structuredClone(version)), []);
    assert.deepEqual(differences(null, version), []);
  });
});
