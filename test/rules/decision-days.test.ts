import assert from 'node:assert/strict';
import { latestSubmission } from '../../web/plan-approval/latest-submission.ts';
import { decisionWait, shareOf } from '../../web/processes/decision-days.ts';

const manager = { id: 'm', name: 'Ann Lee', role: 'Service manager', userId: 'alee' };
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T06:00:00.000Z`;
const step = (seq: number, what: string, day: number, to: typeof manager | null = manager) => ({
  seq,
  what,
  step: 'awaitingDecision',
  who: null,
  for: null,
  to,
  at: at(day),
  reason: null,
  because: null,
});
const waiting = (due: [name: string, day: number][]) => ({
  step: 'awaitingDecision',
  outcome: null,
  needs: 'manager',
  due: due.map(([name, day]) => ({ name, at: at(day) })),
});

describe('the days of a decision, as pages draw them', () => {
  it('PS-13 from when it was asked to its escalation, with the reminder that came and what is due', () => {
    const timeline = [step(0, 'submit', 2), step(1, 'remind', 4)];
    assert.deepEqual(decisionWait({ process: waiting([['escalate', 9]]), timeline }), {
      from: at(2),
      until: at(9),
      ticks: [
        { name: 'remind', at: at(4), happened: true },
        { name: 'escalate', at: at(9), happened: false },
      ],
    });
  });

  it('PS-13 PS-14 they begin anew with the next manager, not with a hand over, but for one by the operators', () => {
    const from = (...timeline: ReturnType<typeof step>[]) =>
      decisionWait({ process: waiting([['escalate', 20]]), timeline })?.from;
    const asked = step(0, 'submit', 2);
    assert.equal(from(asked, step(1, 'escalate', 9)), at(9));
    assert.equal(from(asked, step(1, 'handOver', 5)), at(2));
    assert.equal(from(step(0, 'submit', 2, null), step(1, 'handOver', 5)), at(5));
    assert.equal(from(asked, step(1, 'escalate', 9), step(2, 'remindAgain', 16)), at(16));
  });

  it('PS-13 nothing is drawn where nobody in line is left, or it is over', () => {
    const timeline = [step(0, 'submit', 2)];
    const due = waiting([['escalate', 9]]);
    assert.equal(decisionWait({ process: { ...waiting([]), needs: 'operator' }, timeline }), null);
    assert.equal(decisionWait({ process: { ...due, outcome: 'accepted' }, timeline }), null);
  });

  it('PS-13 what is overdue fills the whole bar, and no more', () => {
    const wait = { from: at(2), until: at(6) };
    assert.deepEqual([shareOf(at(2), wait), shareOf(at(3), wait), shareOf(at(28), wait)], [0, 0.25, 1]);
  });
});

describe('the newest submission of a stay', () => {
  const submission = (assignmentId: string, number: number) => ({
    id: `${assignmentId}${number}`,
    assignmentId,
    number,
    state: 'returned' as const,
    submittedBy: manager,
    submittedAt: at(2),
    decidedBy: null,
    decidedFor: null,
    decidedAt: null,
    reason: null,
    waitingFor: null,
    dueAt: null,
  });
  const stay = { id: 'now', officer: manager, openedAt: at(1), closedAt: null, closeReason: null, officers: [] };

  it('PS-9 versions are counted anew in each stay: a higher number of an earlier one is not the latest', () => {
    const submissions = [submission('now', 1), submission('before', 3)];
    assert.equal(latestSubmission({ submissions, assignment: stay })?.id, 'now1');
    assert.equal(latestSubmission({ submissions: submissions.slice(1), assignment: stay }), null);
  });
});
