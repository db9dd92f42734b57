/** The demonstration data's processes were under way before they came here: written as rows, started from them. */
import assert from 'node:assert/strict';
import { sweep } from '../../api/outbox.ts';
import { importCases } from '../../prisma/import/import-cases.ts';
import { columns } from '../../prisma/import/line.ts';
import { readCases } from '../../prisma/import/read-file.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { seed } from '../../prisma/seed/main.ts';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { act, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { addPeople, planted } from '../support/plan-fixture.ts';
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

  it('PS-7 PS-25 what an import makes for a customer abroad is copied to Cuba, once, however often it is imported', async () => {
    const { db, clock } = house.deps;
    const people = await addPeople(db);
    const { userId: officer } = await db.person.findUniqueOrThrow({ where: { id: people.officer.id } });
    const { userId: assigned_by } = await db.person.findUniqueOrThrow({ where: { id: people.manager.id } });
    const csid = '720999002';
    const abroad = { csid, givenNames: planted, familyName: planted, country: 'NZ' };
    const { id: customerId } = await db.customer.create({ data: abroad });
    const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000).toISOString();
    const common = { csid, officer, type: 'Other' };
    const assignment = { ...common, record: 'assignment', reference: 'A', at: daysAgo(40), assigned_by };
    const document_date = daysAgo(30).slice(0, 10);
    const plan = { ...common, record: 'plan', reference: 'P', at: daysAgo(20), document_date };
    const cases = [assignment, { ...plan, segment: 'Complex', issue: planted }].map((row) => Object.entries(row));
    const csv = [
      columns.join(','),
      ...cases.map((row) => columns.map((column) => row.find(([name]) => name === column)?.[1] ?? '').join(',')),
    ].join('\n');
    const { lines, wrong } = readCases(csv);
    assert.deepEqual(wrong, []);

    for (const result of ['imported', 'there already']) {
      const { results } = await importCases(db, lines, clock.now());
      assert.deepEqual(
        results.map((line) => line.result),
        [result, result],
      );
      while ((await sweep(house.deps)) > 0);
      assert.equal(await db.outbox.count({ where: { doneAt: null } }), 0);
      const { id } = await db.process.findFirstOrThrow({ where: { customerId, kind: 'cubaCopy' } });
      assert.equal(await house.client.workflow.getHandle(id).result(), 'copied');
      const records = await db.communication.findMany({ where: { customerId }, orderBy: { system: 'asc' } });
      assert.deepEqual(
        records.map(({ system, sourceId }) => [system, sourceId]),
        [
          ['cuba', records[1]?.id],
          ['pluto', null],
        ],
      );
      assert.equal(await db.process.count({ where: { customerId, kind: 'cubaCopy' } }), 1);
    }
  });
});
