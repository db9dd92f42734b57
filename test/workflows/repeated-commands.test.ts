import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Problem } from '../../api/errors.ts';
import { deliverNow } from '../../api/outbox.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { act, actAsync, aStartedApproval, commandOf, refused, timeline } from '../support/plan-approval-acts.ts';
import { until } from '../support/until.ts';

describe('a decision is applied once', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  it('PS-15 a double click (one key, twice at once and once more) has one effect and one answer', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const key = randomUUID();
    const click = () => act(house.deps, people.manager, 'accept', processId, { key });
    const [first, second] = await Promise.all([click(), click()]);
    assert.deepEqual(second, first);
    assert.deepEqual(await click(), first);
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'accepted');
    assert.deepEqual(await click(), first, 'also after the process is over');
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
    assert.equal(await house.deps.db.command.count({ where: { processId } }), 1);
  });

  it('PS-15 the same key for something else is refused', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const key = randomUUID();
    await act(house.deps, people.manager, 'return', processId, { key, reason: 'one' });
    await refused('keyReused', act(house.deps, people.manager, 'return', processId, { key, reason: 'two' }));
    await refused('keyReused', act(house.deps, people.manager, 'accept', processId, { key }));
  });

  it('PS-15 the same decision under a new key is answered as the first was', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const first = await act(house.deps, people.manager, 'accept', processId);
    const again = await act(house.deps, people.manager, 'accept', processId);
    assert.deepEqual({ ...again, commandId: '' }, { ...first, commandId: '' });
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
  });

  it('PS-15 a different decision is refused with the first one’s author and time', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await act(house.deps, people.manager, 'accept', processId);
    const step = await house.deps.db.processStep.findFirstOrThrow({ where: { processId, what: 'accept' } });
    const { extra } = await refused(
      'alreadyDecided',
      act(house.deps, people.manager, 'return', processId, { reason: 'after all' }),
    );
    assert.equal(extra.first?.what, 'accept');
    assert.equal(extra.first.by?.id, people.manager.id);
    assert.equal(extra.first.at, step.at.toISOString());
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
  });

  it('PS-15 another person’s same decision is refused with the first one’s author, not taken for a repeat', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await act(house.deps, people.manager, 'accept', processId);
    const { extra } = await refused('alreadyDecided', act(house.deps, people.next, 'accept', processId));
    assert.equal(extra.first?.by?.id, people.manager.id);
  });

  it('PS-15 of 20 decisions at once one is applied; the same ones hear it, the different ones are refused', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        i % 2
          ? act(house.deps, people.manager, 'accept', processId)
          : act(house.deps, people.manager, 'return', processId, { reason: 'not clear' }),
      ),
    );
    const steps = await timeline(house.deps, processId);
    assert.equal(steps.length, 2);
    const winners = steps[1] === 'accept' ? 1 : 0;
    for (const [i, result] of results.entries())
      if (i % 2 === winners) assert.equal(result.status, 'fulfilled');
      else {
        assert.ok(result.status === 'rejected' && result.reason instanceof Problem);
        assert.equal(result.reason.code, 'alreadyDecided');
        assert.equal(result.reason.extra.first?.by?.id, people.manager.id);
      }
    const states = await house.deps.db.command.groupBy({ by: ['state'], where: { processId }, _count: true });
    assert.deepEqual(Object.fromEntries(states.map(({ state, _count }) => [state, _count])), {
      applied: 1,
      refused: 19,
    });
  });

  it('design 3: one command told by Signal and by Update is applied once', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const key = randomUUID();
    const commandId = await actAsync(house.deps, people.manager, 'accept', processId, { key });
    // the same key with an Update: the row is the same one
    const answer = await act(house.deps, people.manager, 'accept', processId, { key });
    assert.equal(answer.commandId, commandId);
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
    assert.deepEqual(await commandOf(house.deps, commandId), { state: 'applied', refusal: null });
  });

  it('design 3: every outbox line told again after the end changes nothing and starts nothing', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const commandId = await actAsync(house.deps, people.manager, 'accept', processId);
    await until('it is applied', async () => (await commandOf(house.deps, commandId)).state === 'applied');
    const handle = house.client.workflow.getHandle(processId);
    await handle.result();
    const { runId } = await handle.describe();
    const { db } = house.deps;
    await db.outbox.updateMany({ where: { workflowId: processId }, data: { doneAt: null, notBefore: new Date(0) } });
    await deliverNow(house.deps, processId);
    assert.equal(await db.outbox.count({ where: { workflowId: processId, doneAt: null } }), 0);
    assert.equal((await handle.describe()).runId, runId);
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
    assert.deepEqual(await commandOf(house.deps, commandId), { state: 'applied', refusal: null });
  });
});
