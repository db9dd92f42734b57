/** PS-15, PS-25: a decision repeated after its process closed, and after Temporal has removed what it kept of it (retention). */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deliverNow, sweep } from '../../api/outbox.ts';
import { compare } from '../../api/reconcile/compare.ts';
import { act, actAsync, aStartedApproval, commandOf, refused, timeline } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { actOnReferral, actOnReferralAsync, aStartedReferral, storeDeath } from '../support/referral-acts.ts';
import { isKept, passRetention } from '../support/retention.ts';
import { startOwnTemporal } from '../support/short-histories.ts';
import { until } from '../support/until.ts';

describe('after Temporal’s retention', () => {
  let server: Awaited<ReturnType<typeof startOwnTemporal>>;
  let house: ProcessHouse;
  before(async () => {
    // it else waits half a minute to be sure that what is closed is closed
    server = await startOwnTemporal({ 'history.transferProcessorEnsureCloseBeforeDelete': 'false' });
    house = await openProcessHouse(undefined, Promise.resolve(server.connected));
    await house.startWorker();
  });
  after(async () => {
    await house.stop();
    await server.stop();
  });

  const handle = (processId: string) => house.client.workflow.getHandle(processId);
  /** Everything that the outbox has told of it, its start too, once more: a run begins, finds its row over, and ends as that says. */
  async function tellAgain(processId: string, outcome: string): Promise<void> {
    assert.equal(await isKept(house.client, processId), false, 'none of that began a run');
    const { db } = house.deps;
    const commands = { where: { processId }, orderBy: { id: 'asc' } } as const;
    const before = await db.command.findMany(commands);
    await db.outbox.updateMany({ where: { workflowId: processId }, data: { doneAt: null, notBefore: new Date(0) } });
    await deliverNow(house.deps, processId);
    assert.equal(await db.outbox.count({ where: { workflowId: processId, doneAt: null } }), 0);
    assert.equal(await handle(processId).result(), outcome);
    assert.deepEqual(await db.command.findMany(commands), before);
  }
  const settled = (id: string) =>
    until('it is settled', async () => {
      await sweep(house.deps);
      const command = await commandOf(house.deps, id);
      return command.state !== 'open' && command;
    });

  it('PS-15 PS-20 PS-25 a transfer’s decision: its key and another hear the first answer, a different one by whom and when, and nothing begins anew', async () => {
    const r = await aStartedReferral(house.deps);
    const { officer, manager, next } = r.people;
    await actOnReferral(house.deps, manager, 'acceptMonitoring', r.processId);
    await actOnReferral(house.deps, officer, 'actionTransfer', r.processId);
    const key = randomUUID();
    const { commandId, ...first } = await actOnReferral(house.deps, manager, 'acceptTransfer', r.processId, { key });
    const way = await timeline(house.deps, r.processId);
    const items = await house.deps.db.workItem.findMany({ where: { processId: r.processId } });

    for (const when of ['closed', 'removed'] as const) {
      if (when === 'removed') await passRetention(house.client, r.processId);
      else await handle(r.processId).result();
      const decide = (...[by, action, asked]: [typeof manager, 'acceptTransfer' | 'rejectTransfer', object?]) =>
        actOnReferral(house.deps, by, action, r.processId, asked);
      assert.deepEqual(await decide(manager, 'acceptTransfer', { key }), { commandId, ...first }, when);
      const { commandId: own, ...again } = await decide(manager, 'acceptTransfer');
      assert.notEqual(own, commandId);
      assert.deepEqual(again, first, when);
      const other = await refused('alreadyDecided', decide(manager, 'rejectTransfer', { reason: 'not yet' }));
      const step = await house.deps.db.processStep.findFirstOrThrow({ where: { eventId: commandId } });
      const said = JSON.stringify(other.extra);
      assert.ok(said.includes(manager.id) && said.includes(step.at.toISOString()), `${when}: ${said}`);
      await refused('alreadyDecided', decide(next, 'acceptTransfer'));
      const at = { reason: 'not yet' };
      const late = await actOnReferralAsync(house.deps, manager, 'rejectTransfer', r.processId, at);
      assert.deepEqual(await settled(late), { state: 'refused', refusal: 'alreadyDecided' }, when);
      await refused('alreadyDecided', actOnReferral(house.deps, officer, 'withdraw', r.processId));
    }
    await tellAgain(r.processId, 'transferred');
    assert.deepEqual(await timeline(house.deps, r.processId), way);
    assert.deepEqual(await house.deps.db.workItem.findMany({ where: { processId: r.processId } }), items);
  });

  it('PS-11 PS-15 PS-25 a plan’s decision: the same', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const key = randomUUID();
    const first = await act(house.deps, people.manager, 'return', processId, { key, reason: 'the trigger is missing' });
    await passRetention(house.client, processId);
    const same = { key, reason: 'the trigger is missing' };
    assert.deepEqual(await act(house.deps, people.manager, 'return', processId, same), first);
    await refused('alreadyDecided', act(house.deps, people.manager, 'accept', processId));
    const late = await actAsync(house.deps, people.manager, 'accept', processId);
    assert.deepEqual(await settled(late), { state: 'refused', refusal: 'alreadyDecided' });
    await tellAgain(processId, 'returned');
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'return']);
  });

  it('PS-23 PS-25 a death recorded then touches nothing of it, and the comparison of rows and workflows finds nothing', async () => {
    const r = await aStartedReferral(house.deps);
    await actOnReferral(house.deps, r.people.officer, 'withdraw', r.processId);
    await passRetention(house.client, r.processId);
    await storeDeath(house.deps, r);
    while ((await sweep(house.deps)) > 0);
    assert.deepEqual(await timeline(house.deps, r.processId), ['refer', 'withdraw']);
    assert.equal(await isKept(house.client, r.processId), false, 'no second run');
    const { incomplete, findings } = await compare(house.deps);
    assert.equal(incomplete, null);
    assert.deepEqual(
      findings.filter(({ processId }) => processId === r.processId),
      [],
    );
  });
});
