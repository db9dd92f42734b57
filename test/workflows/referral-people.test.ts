/** PS-25: in 90 days officers, managers, stays and workers change; the referral goes on with those of the day. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import { openAssignment } from '../../prisma/repositories/assignments.ts';
import { addLeave } from '../../prisma/repositories/leave.ts';
import { referTransfer } from '../../prisma/repositories/refer-transfer.ts';
import { agencyDate } from '../../prisma/repositories/settings.ts';
import { commandOf, refused, stateOf, timeline, type Somebody } from '../support/plan-approval-acts.ts';
import { historyLength } from '../support/process-history.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import {
  actOnReferral,
  actOnReferralAsync,
  aStartedReferral,
  giveTo,
  itemsFitTheStep,
  openItems,
  storeClosing,
  type Referral,
} from '../support/referral-acts.ts';
import { until } from '../support/until.ts';

describe('a referral, while people change', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  type Tell = [by: Somebody, action: Parameters<typeof actOnReferral>[2], asked?: Parameters<typeof actOnReferral>[4]];
  const tell = (r: Referral, ...[by, action, asked]: Tell) => actOnReferral(house.deps, by, action, r.processId, asked);
  async function monitored(): Promise<Referral> {
    const r = await aStartedReferral(house.deps);
    await tell(r, r.people.manager, 'acceptMonitoring');
    return r;
  }
  /** Past its next deadline. */
  async function goOn(r: Referral): Promise<void> {
    const { due, seq } = await stateOf(house.deps, r.processId);
    await house.forwardTo(r.processId, new Date(Date.parse(due[0]?.at ?? '') + 60_000).toISOString());
    await until('the deadline is recorded', async () => (await stateOf(house.deps, r.processId)).seq > seq);
  }

  it('PS-4 PS-19 PS-25 reassigned while it is monitored: the reminder goes to the officer of the day, who actions the transfer', async () => {
    const { db } = house.deps;
    const r = await monitored();
    const { officer, otherOfficer, manager, next } = r.people;
    await db.person.update({ where: { id: otherOfficer.id }, data: { managerId: next.id } });
    await goOn(r);
    assert.deepEqual(await openItems(house.deps, r), [`day60 ${officer.id}`]);
    await giveTo(house.deps, r, otherOfficer.id);
    assert.deepEqual(await openItems(house.deps, r), [`day60 ${otherOfficer.id}`], 'it moves along');
    await goOn(r);
    assert.deepEqual(await openItems(house.deps, r), [`day80 ${otherOfficer.id}`]);
    await refused('notTheAssignee', tell(r, officer, 'actionTransfer'));
    await refused('notTheAssignee', tell(r, officer, 'withdraw'));
    await tell(r, otherOfficer, 'actionTransfer');
    assert.deepEqual(await openItems(house.deps, r), [`transferApproval ${next.id}`], 'of the new officer’s managers');
    await refused('notTheManager', tell(r, manager, 'acceptTransfer'));
    assert.equal((await tell(r, next, 'acceptTransfer')).outcome, 'transferred');
  });

  it('PS-22 PS-25 the referring officer, a manager by now, decides nothing of it; nor who actioned the transfer', async () => {
    const { db } = house.deps;
    const r = await monitored();
    const { officer, otherOfficer, manager } = r.people;
    await giveTo(house.deps, r, otherOfficer.id);
    await tell(r, otherOfficer, 'actionTransfer');
    const before = await historyLength(house.client, r.processId);
    for (const { id } of [officer, otherOfficer]) {
      await db.person.update({ where: { id }, data: { roles: ['psServiceOfficer', 'serviceManager'] } });
      const by = id === officer.id ? officer : otherOfficer;
      await refused('fourEyes', tell(r, by, 'acceptTransfer'));
      await refused('fourEyes', tell(r, manager, 'handOver', { to: id }));
    }
    assert.equal(
      await historyLength(house.client, r.processId),
      before,
      'the validator refuses, nothing is left behind',
    );
    assert.equal((await tell(r, manager, 'acceptTransfer')).outcome, 'transferred');
  });

  it('PS-12 PS-14 PS-25 handed over, the manager gone when the transfer is actioned: the first in line who may decide is asked', async () => {
    const r = await aStartedReferral(house.deps);
    const { officer, manager, next, last } = r.people;
    await tell(r, manager, 'handOver', { to: last.id });
    await refused('notTheManager', tell(r, manager, 'acceptMonitoring'));
    await tell(r, last, 'acceptMonitoring');
    await house.deps.db.person.update({ where: { id: manager.id }, data: { active: false } });
    await tell(r, officer, 'actionTransfer');
    assert.deepEqual(await openItems(house.deps, r), [`transferApproval ${next.id}`]);
    await refused('notAllowed', tell(r, manager, 'acceptTransfer'));
    assert.equal((await tell(r, next, 'rejectTransfer', { reason: 'not yet' })).outcome, 'transferRejected');
  });

  it('PS-19 PS-25 the lapse is told to officer and manager of the day, not to those of 90 days ago', async () => {
    const r = await monitored();
    const { manager, next, otherOfficer } = r.people;
    for (let reminder = 0; reminder < 2; reminder++) await goOn(r);
    await giveTo(house.deps, r, otherOfficer.id);
    await house.deps.db.person.update({ where: { id: manager.id }, data: { active: false } });
    await goOn(r);
    const told = [`monitoringLapsed ${otherOfficer.id}`, `monitoringLapsed ${next.id}`];
    assert.deepEqual(await openItems(house.deps, r), told.toSorted());
  });

  it('PS-19 PS-25 where no manager is left, the lapse is told to who accepted', async () => {
    const r = await monitored();
    const { officer, manager, next, last } = r.people;
    const line = { id: { in: [manager.id, next.id, last.id] } };
    await house.deps.db.person.updateMany({ where: line, data: { active: false } });
    for (let deadline = 0; deadline < 3; deadline++) await goOn(r);
    assert.equal((await stateOf(house.deps, r.processId)).step, 'lapsed');
    const told = [`monitoringLapsed ${officer.id}`, `monitoringLapsed ${manager.id}`];
    assert.deepEqual(await openItems(house.deps, r), told.toSorted());
  });

  it('PS-14 PS-17 PS-20 a manager on leave has a delegate, at both decisions; the timeline names both', async () => {
    const { db, clock } = house.deps;
    const r = await aStartedReferral(house.deps);
    const { officer, manager, next } = r.people;
    const day = await agencyDate(db, clock.now());
    const leave = { personId: manager.id, firstDay: day, lastDay: day, delegateId: next.id };
    await db.$transaction((tx) => addLeave(tx, leave));
    await tell(r, next, 'acceptMonitoring');
    await tell(r, officer, 'actionTransfer');
    assert.deepEqual(await openItems(house.deps, r), [`transferApproval ${manager.id}`]);
    await tell(r, next, 'acceptTransfer');
    const steps = await db.processStep.findMany({ where: { processId: r.processId }, orderBy: { seq: 'asc' } });
    assert.deepEqual(
      steps.map(({ what, whoId, forId }) => [what, whoId, forId]),
      [
        ['refer', officer.id, null],
        ['acceptMonitoring', next.id, manager.id],
        ['actionTransfer', officer.id, null],
        ['acceptTransfer', next.id, manager.id],
      ],
    );
    const row = await db.transferReferral.findUniqueOrThrow({ where: { id: r.referralId } });
    assert.deepEqual([row.monitorDecidedForId, row.transferDecidedForId], [manager.id, manager.id]);
  });

  it('PS-18 a plan accepted in an earlier stay does not count', async () => {
    const { db, clock } = house.deps;
    const r = await aStartedReferral(house.deps);
    await storeClosing(house.deps, r);
    await deliverNow(house.deps, r.processId);
    assert.equal(await house.client.workflow.getHandle(r.processId).result(), 'ended');
    const { customerId, people } = r;
    const at = clock.now();
    const again = await db.$transaction(async (tx) => {
      const { id: internalReferralId } = await tx.internalReferral.create({
        data: { customerId, type: 'Other', state: 'pending', createdById: people.manager.id, createdAt: at },
      });
      const given = { officerId: people.officer.id, assignedById: people.manager.id, at };
      const assignmentId = await openAssignment(tx, { customerId, internalReferralId, ...given });
      const referral = { customerId, assignmentId, personId: people.officer.id, reason: null };
      const ids = await referTransfer(tx, { ...referral, eventId: randomUUID(), at: at.toISOString() });
      return { people, customerId, assignmentId, ...ids };
    });
    await deliverNow(house.deps, again.processId);
    await tell(again, people.manager, 'acceptMonitoring');
    await refused('noAcceptedPlan', tell(again, people.officer, 'actionTransfer'));
    await itemsFitTheStep(house.deps, again);
  });

  it('PS-15 a decision repeated after the process closed is answered as the first was, under its key and under another, and asynchronously', async () => {
    const r = await monitored();
    const { officer, manager } = r.people;
    await tell(r, officer, 'actionTransfer');
    const key = randomUUID();
    const first = await tell(r, manager, 'acceptTransfer', { key });
    await house.client.workflow.getHandle(r.processId).result();
    assert.deepEqual(await tell(r, manager, 'acceptTransfer', { key }), first);
    const { commandId: _own, ...said } = await tell(r, manager, 'acceptTransfer');
    const { commandId: _first, ...before } = first;
    assert.deepEqual(said, before);
    const late = await actOnReferralAsync(house.deps, manager, 'rejectTransfer', r.processId, { reason: 'not yet' });
    assert.deepEqual(await commandOf(house.deps, late), { state: 'refused', refusal: 'alreadyDecided' });
    assert.deepEqual(await timeline(house.deps, r.processId), [
      'refer',
      'acceptMonitoring',
      'actionTransfer',
      'acceptTransfer',
    ]);
  });

  it('PS-25 the worker gone while it is monitored: nothing is lost, a new one goes on by the same dates', async () => {
    const r = await monitored();
    await goOn(r);
    const before = await stateOf(house.deps, r.processId);
    await house.stopWorker();
    const hurried = { ...house.deps, env: { ...house.deps.env, COMMAND_DEADLINE_MS: 300 } };
    const withdraws = actOnReferral(hurried, r.people.officer, 'withdraw', r.processId);
    await refused('expired', withdraws);
    const waits = await actOnReferralAsync(house.deps, r.people.manager, 'acceptTransfer', r.processId);
    assert.deepEqual(await stateOf(house.deps, r.processId), before);
    await house.startWorker({ maxCachedWorkflows: 0 });
    await until('it is refused: not now', async () => (await commandOf(house.deps, waits)).state === 'refused');
    assert.deepEqual(await stateOf(house.deps, r.processId), before);
    await goOn(r);
    await goOn(r);
    assert.deepEqual((await timeline(house.deps, r.processId)).slice(1), [
      'acceptMonitoring',
      'day60',
      'day80',
      'lapse',
    ]);
    await itemsFitTheStep(house.deps, r);
    assert.equal((await tell(r, r.people.officer, 'withdraw')).outcome, 'withdrawn');
  });
});
