/** What may come at the same moment as something else: both orders are valid, and exactly one thing happens. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deliverNow, sweep } from '../../api/outbox.ts';
import { Problem } from '../../api/errors.ts';
import { openAssignment } from '../../prisma/repositories/assignments.ts';
import { submitPlan } from '../../prisma/repositories/submit-plan.ts';
import { holdRow } from '../support/held-recording.ts';
import { act, refused, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import {
  actOnReferral,
  aStartedReferral,
  itemsFitTheStep,
  openItems,
  storeClosing,
  storeDeath,
  type Referral,
} from '../support/referral-acts.ts';
import { until } from '../support/until.ts';

describe('a referral, when things cross', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  type Who = 'officer' | 'manager';
  const tell = (r: Referral, who: Who, ...[action, asked]: [Parameters<typeof actOnReferral>[2], object?]) =>
    actOnReferral(house.deps, r.people[who], action, r.processId, asked);
  async function monitored(): Promise<Referral> {
    const r = await aStartedReferral(house.deps);
    await tell(r, 'manager', 'acceptMonitoring');
    return r;
  }
  async function actioned(): Promise<Referral> {
    const r = await monitored();
    await tell(r, 'officer', 'actionTransfer');
    return r;
  }
  const stay = ({ assignmentId }: Referral) =>
    house.deps.db.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
  const rowOf = ({ referralId }: Referral) =>
    house.deps.db.transferReferral.findUniqueOrThrow({ where: { id: referralId } });
  /** `done`, or the refusal's code. */
  const said = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : assert.fail(String(error))),
    );

  it('PS-18 PS-19 actioned in the very second of the lapse: after it or instead of it, and actioned in any case', async () => {
    const referrals = await Promise.all(Array.from({ length: 6 }, monitored));
    for (const [i, r] of referrals.entries()) {
      const { due } = await stateOf(house.deps, r.processId);
      const lapse = Date.parse(due.at(-1)?.at ?? '');
      await house.forwardTo(r.processId, new Date(lapse - 60_000).toISOString());
      const lapses = () => house.forwardTo(r.processId, new Date(lapse).toISOString());
      const actions = () => tell(r, 'officer', 'actionTransfer');
      await Promise.all(i % 2 ? [lapses(), actions()] : [actions(), lapses()]);
      await house.forward(r.processId, '1 minutes');
      const what = await timeline(house.deps, r.processId);
      const way = ['refer', 'acceptMonitoring', 'day60', 'day80'];
      const valid = [
        [...way, 'lapse', 'actionTransfer'],
        [...way, 'actionTransfer'],
      ];
      assert.ok(
        valid.some((order) => order.join() === what.join()),
        what.join(),
      );
      assert.equal((await stateOf(house.deps, r.processId)).step, 'awaitingTransferApproval');
      await itemsFitTheStep(house.deps, r);
    }
  });

  it('PS-23 the customer dies while the manager decides: what comes first counts, the other is told so', async () => {
    for (const [i, r] of (await Promise.all(Array.from({ length: 4 }, actioned))).entries()) {
      if (i % 2) await storeDeath(house.deps, r);
      const dies = async () => {
        if (i % 2 === 0) await storeDeath(house.deps, r);
        await deliverNow(house.deps, r.processId);
        return 'told';
      };
      const decides = () => said(tell(r, 'manager', 'acceptTransfer'));
      const [, decided] = await Promise.all([dies(), decides()]);
      const outcome = await house.client.workflow.getHandle(r.processId).result();
      assert.equal(decided, outcome === 'transferred' ? 'done' : 'ended');
      assert.equal((await rowOf(r)).state, outcome);
      assert.equal((await stay(r)).closedAt !== null, outcome === 'transferred');
      while ((await sweep(house.deps, r.processId)) > 0); // PS-25: nothing is left to tell
      assert.equal(await house.deps.db.fact.count({ where: { processId: r.processId, handledAt: null } }), 0);
      await itemsFitTheStep(house.deps, r);
    }
  });

  it('PS-23 a death that arrives while the decision is being written changes nothing of it', async () => {
    const r = await actioned();
    const held = await holdRow(house.ownerUrl, r.processId);
    const decision = tell(r, 'manager', 'rejectTransfer', { reason: 'not yet' });
    await until('the decision is being written', held.reached);
    await storeDeath(house.deps, r);
    await sweep(house.deps, r.processId);
    await held.release();
    assert.equal((await decision).outcome, 'transferRejected');
    assert.equal(await house.client.workflow.getHandle(r.processId).result(), 'transferRejected');
    assert.equal((await timeline(house.deps, r.processId)).at(-1), 'rejectTransfer');
    assert.equal(await house.deps.db.fact.count({ where: { processId: r.processId, handledAt: null } }), 0);
  });

  it('PS-15 PS-23 withdrawn and decided at the same moment: one of both, and the other learns by whom', async () => {
    for (const [i, r] of (await Promise.all(Array.from({ length: 4 }, actioned))).entries()) {
      const works = [() => said(tell(r, 'officer', 'withdraw')), () => said(tell(r, 'manager', 'acceptTransfer'))];
      const answers = await Promise.all((i % 2 ? works : works.toReversed()).map((work) => work()));
      assert.equal(answers.filter((answer) => answer === 'done').length, 1, answers.join());
      const outcome = await house.client.workflow.getHandle(r.processId).result();
      const late = outcome === 'transferred' ? 'alreadyDecided' : 'ended';
      assert.ok(answers.includes(late), `${outcome}: ${answers.join()}`);
      const again = outcome === 'transferred' ? tell(r, 'officer', 'withdraw') : tell(r, 'manager', 'acceptTransfer');
      const { extra } = await refused(late, again);
      assert.equal(extra.first?.by?.id, r.people[outcome === 'transferred' ? 'manager' : 'officer'].id);
      await itemsFitTheStep(house.deps, r);
    }
  });

  /** The customer comes back into PS, to the same officer. */
  async function secondStay({ people, customerId }: Referral): Promise<string> {
    const { db, clock } = house.deps;
    const createdAt = clock.now();
    return db.$transaction(async (tx) => {
      const { id: internalReferralId } = await tx.internalReferral.create({
        data: { customerId, type: 'Other', state: 'pending', createdById: people.manager.id, createdAt },
      });
      const given = { officerId: people.officer.id, assignedById: people.manager.id, at: createdAt };
      return openAssignment(tx, { customerId, internalReferralId, ...given });
    });
  }

  for (const [and, again] of [
    ['', false],
    [', and one begun since,', true],
  ] as const)
    it(`PS-21 PS-23 a stay that was closed otherwise${and} is not closed by a transfer that has not heard of it`, async () => {
      const r = await actioned();
      await storeClosing(house.deps, r); // the process is told in a moment
      const { closedAt, closeReason } = await stay(r);
      const newer = again ? await secondStay(r) : null;
      await refused('ended', tell(r, 'manager', 'acceptTransfer'));
      await refused('notTheAssignee', tell(r, 'officer', 'withdraw'));
      assert.equal((await rowOf(r)).state, 'open');
      assert.deepEqual(await openItems(house.deps, r), [`transferApproval ${r.people.manager.id}`]);
      await deliverNow(house.deps, r.processId);
      assert.equal(await house.client.workflow.getHandle(r.processId).result(), 'ended');
      assert.equal((await rowOf(r)).state, 'ended');
      const stays = await house.deps.db.assignment.findMany({ where: { customerId: r.customerId } });
      const now = stays.map((one) => [one.id, one.closedAt, one.closeReason]);
      const first = [r.assignmentId, closedAt, closeReason];
      assert.deepEqual(new Set(now), new Set([first, ...(newer ? [[newer, null, null]] : [])]));
    });

  it('PS-10 PS-21 an accepted transfer ends the approval of a plan still open in the stay, and the plan’s timeline says so', async () => {
    const { db, clock } = house.deps;
    const r = await actioned();
    const submitted = { customerId: r.customerId, personId: r.people.officer.id, eventId: randomUUID() };
    const plan = await db.$transaction((tx) => submitPlan(tx, { ...submitted, at: clock.now().toISOString() }));
    assert.ok('processId' in plan);
    await deliverNow(house.deps, plan.processId);
    await tell(r, 'manager', 'acceptTransfer');
    await deliverNow(house.deps, plan.processId);
    assert.equal(await house.client.workflow.getHandle(plan.processId).result(), 'ended');
    assert.deepEqual(await timeline(house.deps, plan.processId), ['submit', 'assignmentClosed']);
    assert.deepEqual(await openItems(house.deps, plan), []);
    await refused('ended', act(house.deps, r.people.manager, 'accept', plan.processId));
    assert.deepEqual(
      (await timeline(house.deps, r.processId)).at(-1),
      'acceptTransfer',
      'its own closing is no news to it',
    );
    assert.equal(await db.fact.count({ where: { processId: r.processId } }), 0);
  });
});
