/** The way of a referral for transfer out, on the real server, in skipped time. */
import assert from 'node:assert/strict';
import { addCalendarDays } from '../../domain/time/calendar-days.ts';
import { actOnReferral, aStartedReferral, type Referral } from '../support/referral-acts.ts';
import { refused } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';

const agency = 'Australia/Sydney';

describe('transfer out of PS', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const { act, row, items, timeline, referral } = {
    act: (r: Referral, who: 'officer' | 'manager' | 'next', ...rest: [Parameters<typeof actOnReferral>[2], object?]) =>
      actOnReferral(house.deps, r.people[who], rest[0], r.processId, rest[1]),
    row: ({ processId }: Referral) => house.deps.db.process.findUniqueOrThrow({ where: { id: processId } }),
    items: ({ processId }: Referral, state = 'open') =>
      house.deps.db.workItem.findMany({ where: { processId, state }, orderBy: { openedAt: 'asc' } }),
    timeline: async ({ processId }: Referral) =>
      (await house.deps.db.processStep.findMany({ where: { processId }, orderBy: { seq: 'asc' } })).map((s) => s.what),
    referral: ({ referralId }: Referral) =>
      house.deps.db.transferReferral.findUniqueOrThrow({ where: { id: referralId } }),
  };
  const decisions = { reason: 'not yet' };

  it('PS-16 appears on the manager’s list as a monitor approval', async () => {
    const r = await aStartedReferral(house.deps);
    const [item, ...others] = await items(r);
    assert.deepEqual([item?.kind, item?.assigneeId, others.length], ['monitorApproval', r.people.manager.id, 0]);
    assert.equal((await row(r)).step, 'awaitingMonitorApproval');
  });

  it('PS-17 PS-19 PS-21 is monitored up to 90 days, reminds at day 60 and 80, lapses, is actioned afterwards and transferred', async () => {
    const r = await aStartedReferral(house.deps);
    await act(r, 'manager', 'acceptMonitoring');
    const { monitorDecidedAt, monitoringUntil } = await referral(r);
    assert.ok(monitorDecidedAt);
    assert.deepEqual(monitoringUntil, addCalendarDays(agency, monitorDecidedAt, 90));

    await house.forwardTo(r.processId, addCalendarDays(agency, monitorDecidedAt, 61).toISOString());
    assert.deepEqual(
      (await items(r)).map((i) => [i.kind, i.assigneeId]),
      [['day60', r.people.officer.id]],
    );
    await house.forwardTo(r.processId, addCalendarDays(agency, monitorDecidedAt, 91).toISOString());
    assert.equal((await row(r)).step, 'lapsed');
    assert.deepEqual(
      new Set((await items(r)).map((i) => `${i.kind} ${i.assigneeId}`)),
      new Set([`monitoringLapsed ${r.people.officer.id}`, `monitoringLapsed ${r.people.manager.id}`]),
    );

    await act(r, 'officer', 'actionTransfer');
    assert.deepEqual(
      (await items(r)).map((i) => [i.kind, i.assigneeId]),
      [['transferApproval', r.people.manager.id]],
    );
    const done = await act(r, 'manager', 'acceptTransfer');
    assert.equal(done.outcome, 'transferred');
    const assignment = await house.deps.db.assignment.findUniqueOrThrow({ where: { id: r.assignmentId } });
    assert.ok(assignment.closedAt, 'the customer leaves the officer’s list');
    assert.deepEqual(await items(r), []);
    assert.deepEqual(await timeline(r), [
      'refer',
      'acceptMonitoring',
      'day60',
      'day80',
      'lapse',
      'actionTransfer',
      'acceptTransfer',
    ]);
    const handle = house.client.workflow.getHandle(r.processId);
    assert.equal(await handle.result(), 'transferred');
    const { historyLength, historySize } = await handle.describe();
    assert.ok(historyLength <= 100, `${historyLength} events`);
    assert.ok((historySize ?? 0) <= 30_000, `${historySize} bytes`);
  });

  it('PS-18 can’t be actioned before monitoring is accepted, nor without a plan accepted in the present assignment', async () => {
    const r = await aStartedReferral(house.deps, { acceptedPlan: false });
    await refused('notNow', act(r, 'officer', 'actionTransfer'));
    await act(r, 'manager', 'acceptMonitoring');
    await refused('noAcceptedPlan', act(r, 'officer', 'actionTransfer'));
    assert.equal((await row(r)).step, 'monitoring');
  });

  it('PS-17 is closed when the manager declines monitoring with a reason', async () => {
    const r = await aStartedReferral(house.deps);
    assert.equal((await act(r, 'manager', 'declineMonitoring', decisions)).outcome, 'monitoringDeclined');
    assert.equal((await referral(r)).endReason, decisions.reason);
  });

  it('PS-21 the customer stays with the same officer when the transfer is rejected', async () => {
    const r = await aStartedReferral(house.deps);
    await act(r, 'manager', 'acceptMonitoring');
    await act(r, 'officer', 'actionTransfer');
    assert.equal((await act(r, 'manager', 'rejectTransfer', decisions)).outcome, 'transferRejected');
    const assignment = await house.deps.db.assignment.findUniqueOrThrow({ where: { id: r.assignmentId } });
    assert.deepEqual([assignment.closedAt, assignment.officerId], [null, r.people.officer.id]);
  });

  it('PS-23 the officer withdraws until the transfer is decided', async () => {
    const r = await aStartedReferral(house.deps);
    await act(r, 'manager', 'acceptMonitoring');
    await act(r, 'officer', 'actionTransfer');
    assert.equal((await act(r, 'officer', 'withdraw')).outcome, 'withdrawn');
    await refused('ended', act(r, 'manager', 'acceptTransfer'));
  });

  it('PS-15 a second, different decision is refused with the first one’s author and time', async () => {
    const r = await aStartedReferral(house.deps);
    await act(r, 'manager', 'acceptMonitoring');
    await act(r, 'officer', 'actionTransfer');
    await act(r, 'manager', 'acceptTransfer');
    const problem = await refused('alreadyDecided', act(r, 'manager', 'rejectTransfer', decisions));
    assert.equal(problem.extra.first?.by?.id, r.people.manager.id);
  });

  it('PS-15 a decision made in the middle is applied once, and a different one is told of it', async () => {
    const r = await aStartedReferral(house.deps);
    const first = await act(r, 'manager', 'acceptMonitoring');
    const again = await act(r, 'manager', 'acceptMonitoring');
    assert.deepEqual([again.seq, again.step], [first.seq, 'monitoring']);
    const problem = await refused('alreadyDecided', act(r, 'manager', 'declineMonitoring', decisions));
    assert.deepEqual(
      [problem.extra.first?.what, problem.extra.first?.by?.id],
      ['acceptMonitoring', r.people.manager.id],
    );
  });

  it('PS-13 the transfer approval reminds and escalates like every decision', async () => {
    const r = await aStartedReferral(house.deps);
    await act(r, 'manager', 'acceptMonitoring');
    await act(r, 'officer', 'actionTransfer');
    await house.forward(r.processId, '12 days');
    const [item] = await items(r);
    assert.deepEqual([item?.kind, item?.assigneeId], ['transferApproval', r.people.next.id]);
    assert.equal((await act(r, 'next', 'acceptTransfer')).outcome, 'transferred');
  });
});
