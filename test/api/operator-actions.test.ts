import assert from 'node:assert/strict';
import { addPeople, aSubmittedPlan, planted } from '../support/plan-fixture.ts';
import { openApi, type ApiHouse } from './support/api.ts';

describe('What waits for operators, and how much for whom', () => {
  let api: ApiHouse;
  const ui = 'http://temporal.test:8233';
  before(async function () {
    this.timeout(60_000);
    api = await openApi({ env: { TEMPORAL_UI_URL: `${ui}/` } });
    await api.clock.set(new Date('2026-03-05T00:00:00Z'));
  });
  after(() => api.stop());

  const openItem = (
    plan: { customerId: string; processId: string },
    stepKey: string,
    assigneeId: string | null,
    dueAt: Date,
  ) =>
    api.deps.db.workItem.create({
      data: {
        kind: assigneeId ? 'planDecision' : 'noManagerLeft',
        customerId: plan.customerId,
        processId: plan.processId,
        stepKey,
        assigneeId,
        openedAt: new Date('2026-03-02T00:00:00Z'),
        dueAt,
      },
      select: { id: true },
    });

  it('PS-12 lists what no manager is left for, oldest first, by ids and instants only, with the way to the process', async () => {
    const { db } = api.deps;
    const plan = await aSubmittedPlan(db, await addPeople(db));
    await db.workItem.deleteMany();
    const dueAt = new Date('2026-03-04T06:00:00Z');
    const { id } = await openItem(plan, 'a', null, dueAt);
    await openItem(plan, 'b', api.idOf.manager, dueAt);

    const operator = await api.signIn('operator');
    const { json, text } = await operator.send('/operator-actions?limit=10');
    assert.deepEqual(json, {
      items: [
        {
          workItemId: id,
          kind: 'noManagerLeft',
          processId: plan.processId,
          submissionId: plan.submissionId,
          openedAt: '2026-03-02T00:00:00.000Z',
          closedAt: null,
          dueAt: dueAt.toISOString(),
          overdue: true,
          mark: 'overdue',
          followUpOn: null,
          onHoldUntil: null,
          claimedBy: null,
          claimedAt: null,
          temporalUrl: `${ui}/namespaces/default/workflows/${encodeURIComponent(plan.processId)}`,
        },
      ],
      total: 1,
      nextCursor: null,
      counts: { open: 1, overdue: 1, atRisk: 0, onHold: 0 },
    });
    assert.doesNotMatch(text, new RegExp(`${planted}|${plan.csid}|${plan.customerId}`));
    const session = (await operator.send('/session')).json;
    assert.deepEqual(
      [session.counts, session.temporalUiUrl],
      [{ open: 1, overdue: 1 }, `${ui}/namespaces/default/workflows`],
    );
  });

  it('PS-14 counts for a delegate what waits for the manager on leave, and RS-1 nothing of a customer who does not exist for them', async () => {
    const { db } = api.deps;
    const manager = await api.signIn('manager');
    const second = await api.signIn('secondManager');
    const counts = async (browser = manager) => (await browser.send('/session')).json.counts;
    assert.deepEqual(await counts(), { open: 1, overdue: 1 });
    assert.deepEqual(await counts(second), { open: 0, overdue: 0 });

    const plan = await aSubmittedPlan(db, await addPeople(db));
    const { id } = await openItem(plan, 'c', api.idOf.manager, new Date('2026-03-09T06:00:00Z'));
    const day = { firstDay: new Date('2026-03-05'), lastDay: new Date('2026-03-05') };
    await db.leave.create({ data: { personId: api.idOf.manager, delegateId: api.idOf.secondManager, ...day } });
    assert.deepEqual(
      [await counts(), await counts(second)],
      [
        { open: 2, overdue: 1 },
        { open: 2, overdue: 1 },
      ],
    );

    await db.customer.update({ where: { id: plan.customerId }, data: { restricted: true } });
    assert.deepEqual(await counts(second), { open: 1, overdue: 1 });
    await db.workItem.update({ where: { id }, data: { state: 'done', closedAt: new Date() } });
    assert.deepEqual(await counts(), { open: 1, overdue: 1 });
    assert.equal((await manager.send('/session')).json.temporalUiUrl, null);
  });
});
