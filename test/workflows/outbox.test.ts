import assert from 'node:assert/strict';
import { Client, Connection } from '@temporalio/client';
import { anyPort } from '../../dev/ports.ts';
import { deliverNow, startSweeper, sweep } from '../../api/outbox.ts';
import type { Deps } from '../../api/deps.ts';
import { createTemporal } from '../../api/temporal.ts';
import { connect } from '../../prisma/client.ts';
import { claimOutboxLines } from '../../prisma/repositories/outbox.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { act, actAsync, anUnstartedApproval, commandOf, refused, timeline } from '../support/plan-approval-acts.ts';
import { until } from '../support/until.ts';

describe('what must reach Temporal', () => {
  let house: ProcessHouse;
  let cutOff: Deps; // an API that can't reach Temporal
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
    const connection = Connection.lazy({ address: `127.0.0.1:${await anyPort()}`, connectTimeout: 500 });
    const temporal = createTemporal(new Client({ connection }), connection);
    cutOff = { ...house.deps, temporal, env: { ...house.deps.env, COMMAND_DEADLINE_MS: 1000 } };
  });
  after(async () => {
    await cutOff.temporal.close();
    await house.stop();
  });

  const waiting = (workflowId: string) => house.deps.db.outbox.count({ where: { workflowId, doneAt: null } });
  /** The lease, or the pause after a failure, is over. */
  const passLease = (workflowId: string) =>
    house.deps.db.outbox.updateMany({ where: { workflowId, doneAt: null }, data: { notBefore: new Date(0) } });

  it('design 3: with Temporal away a submission is taken and an asynchronous decision too; the sweeper delivers both in order', async () => {
    const { people, processId } = await anUnstartedApproval(cutOff);
    await deliverNow(cutOff, processId);
    assert.equal(await waiting(processId), 1);
    const commandId = await actAsync(cutOff, people.manager, 'accept', processId);
    assert.equal(await waiting(processId), 2);

    await passLease(processId);
    const sweeper = startSweeper(house.deps, 20);
    try {
      await until('it is applied', async () => (await commandOf(house.deps, commandId)).state === 'applied');
    } finally {
      await sweeper.stop();
    }
    assert.equal(await waiting(processId), 0);
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
  });

  it('design 3: with Temporal away a decision expires and is certainly not applied; afterwards it can be taken', async () => {
    const { people, processId } = await anUnstartedApproval(cutOff);
    await refused('expired', act(cutOff, people.manager, 'accept', processId));
    await passLease(processId);
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
    const states = await house.deps.db.command.findMany({ where: { processId }, orderBy: { createdAt: 'asc' } });
    assert.deepEqual(
      states.map(({ state }) => state),
      ['expired', 'applied'],
    );
  });

  it('design 3: two sweepers side by side start each process once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 12 }, async () => (await anUnstartedApproval(house.deps)).processId),
    );
    const other = { ...house.deps, db: connect(house.appUrl, { max: 3 }) };
    try {
      const drain = async (deps: Deps) => {
        let took = 0;
        for (let n = -1; n !== 0; took += n) n = await sweep(deps);
        return took;
      };
      const [a, b] = await Promise.all([drain(house.deps), drain(other)]);
      assert.equal(a + b, ids.length);
    } finally {
      await other.db.$disconnect();
    }
    const lines = await house.deps.db.outbox.findMany({ where: { workflowId: { in: ids } } });
    assert.ok(lines.every(({ attempts, doneAt }) => attempts === 1 && doneAt));
    for (const id of ids) assert.equal((await house.client.workflow.getHandle(id).describe()).status.name, 'RUNNING');
  });

  it('design 3: a sweeper that dies with its lines loses them to the next one when the lease is over', async () => {
    const { people, processId } = await anUnstartedApproval(house.deps);
    const [line] = await claimOutboxLines(house.deps.db, processId);
    assert.equal(line?.name, 'start'); // and here it dies
    assert.equal(await sweep(house.deps, processId), 0);
    await passLease(processId);
    assert.equal(await sweep(house.deps, processId), 1);
    assert.equal(await waiting(processId), 0);
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
  });

  it('design 3: a sweeper that dies after it delivered leaves a line that does nothing twice', async () => {
    const { people, processId } = await anUnstartedApproval(house.deps);
    await claimOutboxLines(house.deps.db, processId);
    await house.deps.temporal.start(processId, 'planApproval');
    const handle = house.client.workflow.getHandle(processId);
    const { runId } = await handle.describe();
    await passLease(processId);
    await deliverNow(house.deps, processId);
    assert.equal(await waiting(processId), 0);
    assert.equal((await handle.describe()).runId, runId);
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
  });

  it('design 3: a line is never delivered before its elders, also where the elder only waits for its next attempt', async () => {
    const { people, processId } = await anUnstartedApproval(house.deps);
    await house.deps.db.outbox.updateMany({
      where: { workflowId: processId },
      data: { notBefore: new Date(Date.now() + 3_600_000) },
    });
    const commandId = await actAsync(house.deps, people.manager, 'accept', processId);
    assert.equal(await sweep(house.deps, processId), 0);
    assert.equal((await commandOf(house.deps, commandId)).state, 'open');
    await passLease(processId);
    await deliverNow(house.deps, processId);
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'accepted');
  });
});
