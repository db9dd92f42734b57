/** The demonstration data's processes were under way before they came here: written as rows, started from them. */
import assert from 'node:assert/strict';
import { sweep } from '../../api/outbox.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { seed } from '../../prisma/seed/main.ts';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { act, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { until } from '../support/until.ts';

describe('processes that began elsewhere', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
    await seed(house.deps.db, house.deps.clock.now(), { salt: house.taskQueue });
    while ((await sweep(house.deps)) > 0);
  });
  after(() => house.stop());

  it('PS-25 each runs on from where its row stands, and none does anything at its start', async () => {
    const { db } = house.deps;
    const open = await db.process.findMany({ where: { outcome: null }, select: { id: true } });
    assert.ok(open.length >= 15);
    assert.equal(await db.outbox.count({ where: { doneAt: null } }), 0);
    for (const { id } of open) {
      const handle = house.client.workflow.getHandle(id);
      const row = await readProcess(db, id);
      await until('it read its row', async () => (await handle.query(viewQuery)).state);
      assert.deepEqual(await handle.query(viewQuery), { seq: row?.seq, state: row?.state, needsOperator: null });
      assert.equal((await handle.describe()).status.name, 'RUNNING');
      assert.equal(await db.processStep.count({ where: { processId: id } }), (row?.seq ?? 0) + 1);
    }
  });

  it('PS-13 an imported one is decided like any other, after the steps that it brought along', async () => {
    const { db } = house.deps;
    const reminded = await db.process.findFirstOrThrow({
      where: { outcome: null, seq: 1, steps: { some: { what: 'remind' } }, customer: { restricted: false } },
    });
    const manager = (await stateOf(house.deps, reminded.id)).manager ?? '';
    const account = await db.account.create({ data: { issuer: 'test', subject: manager, personId: manager } });
    await act(house.deps, { id: manager, accountId: account.id }, 'accept', reminded.id);
    assert.deepEqual(await timeline(house.deps, reminded.id), ['submit', 'remind', 'accept']);
    assert.equal(await house.client.workflow.getHandle(reminded.id).result(), 'accepted');
  });
});
