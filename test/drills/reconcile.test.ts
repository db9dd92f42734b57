import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import { compare } from '../../api/reconcile/compare.ts';
import { lookAt } from '../../api/reconcile/look.ts';
import { abandon, commandLine, repair } from '../../api/reconcile/repair.ts';
import { createTemporal } from '../../api/temporal.ts';
import { virtualNow } from '../../dev/time-skipping.ts';
import { openRepairLock, type RepairLock } from '../../prisma/repair-lock.ts';
import { storeFact } from '../../prisma/repositories/facts.ts';
import { openProcessIds } from '../../prisma/repositories/operations.ts';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import {
  act,
  actAsync,
  anUnstartedApproval,
  aStartedApproval,
  commandOf,
  refused,
  stateOf,
  timeline,
} from '../support/plan-approval-acts.ts';
import { actOnReferral, aStartedReferral } from '../support/referral-acts.ts';
import { connectTemporal } from '../support/temporal.ts';
import { until } from '../support/until.ts';

describe('reconcile: rows and workflows compared, and repaired from the rows', function () {
  this.timeout(120_000);
  let house: ProcessHouse;
  let lock: RepairLock;
  const quick = { secondLookMs: 100 };
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
    lock = openRepairLock(house.appUrl);
  });
  after(async () => {
    await lock.close();
    await house.stop();
  });

  const handle = (processId: string) => house.client.workflow.getHandle(processId);
  const view = (processId: string) => handle(processId).query(viewQuery);
  const runId = async (processId: string) => (await handle(processId).describe()).runId;
  const ready = (processId: string, seq = 0) =>
    until(`${processId} stands at ${seq}`, async () => (await view(processId)).seq === seq);
  const mend = (processId: string) => repair({ ...house.deps, lock }, processId, commandLine, quick);
  /** What the whole comparison says of these. */
  async function found(...ids: string[]) {
    const { findings, incomplete, compared, open } = await compare(house.deps, quick);
    assert.deepEqual([incomplete, compared], [null, open]);
    return Object.fromEntries(findings.filter((f) => ids.includes(f.processId)).map((f) => [f.processId, f.found]));
  }
  const audited = async (processId: string, action = 'process.repair') => {
    const where = { processId, action };
    const entries = await house.deps.db.auditEntry.findMany({ where, orderBy: { id: 'asc' } });
    return entries.map(({ personId, result, detail, why }) => [personId, result, detail ?? why]);
  };

  it('design 3: a healthy process is not found, and a repair leaves it alone', async () => {
    const { processId } = await aStartedApproval(house.deps);
    await ready(processId);
    const before = await runId(processId);
    assert.deepEqual(await found(processId), {});
    assert.deepEqual(await mend(processId), { exists: true, found: null, repaired: false });
    assert.equal(await runId(processId), before);
    assert.deepEqual(await audited(processId), []);
    assert.deepEqual(await mend(planApprovalId(randomUUID())), { exists: false, found: null, repaired: false });
  });

  it('design 3: terminated in the Temporal UI: found as closed, goes on from its row by the same instants, and is decided', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await ready(processId);
    const { due } = await stateOf(house.deps, processId);
    await handle(processId).terminate('by hand');
    assert.deepEqual(await found(processId), { [processId]: 'closed' });
    assert.deepEqual(await mend(processId), { exists: true, found: 'closed', repaired: true });
    await ready(processId);
    assert.deepEqual((await view(processId)).state?.due, due);
    assert.deepEqual(await found(processId), {});
    assert.deepEqual(await audited(processId), [
      [null, 'begun', { found: 'closed' }],
      [null, 'done', { found: 'closed' }],
    ]);
    const [first] = due;
    assert.ok(first);
    await house.forwardTo(processId, new Date(Date.parse(first.at) + 1000).toISOString());
    await ready(processId, 1);
    assert.deepEqual((await stateOf(house.deps, processId)).due, due.slice(1));
    await act(house.deps, people.manager, 'accept', processId);
    assert.deepEqual(await timeline(house.deps, processId), ['submit', first.name, 'accept']);
    assert.equal(await handle(processId).result(), 'accepted');
  });

  it('design 3 PS-19: a referral terminated on day 50 of its monitoring is reminded on day 60, not on day 110', async () => {
    const { people, processId } = await aStartedReferral(house.deps);
    await ready(processId);
    await actOnReferral(house.deps, people.manager, 'acceptMonitoring', processId);
    const { due } = await stateOf(house.deps, processId);
    await house.forward(processId, '50 days');
    await handle(processId).terminate('by hand');
    assert.equal((await mend(processId)).repaired, true);
    await ready(processId, 1);
    assert.deepEqual((await view(processId)).state?.due, due);
    const [day60, day80] = due;
    assert.ok(day60 && day80);
    await house.forwardTo(processId, new Date(Date.parse(day60.at) - 60_000).toISOString());
    assert.deepEqual(await timeline(house.deps, processId), ['refer', 'acceptMonitoring']);
    await house.forwardTo(processId, new Date(Date.parse(day60.at) + 60_000).toISOString());
    await ready(processId, 2);
    assert.deepEqual(await timeline(house.deps, processId), ['refer', 'acceptMonitoring', 'day60']);
  });

  it('design 3: repaired while the time is moved (time travel), running or not, it goes on at the moved time', async () => {
    const ahead = 10 * 86_400_000;
    const { client, connection } = await connectTemporal();
    const temporal = createTemporal(client, connection, house.taskQueue, () => ahead);
    for (const running of [true, false]) {
      const { processId } = await aStartedApproval(house.deps);
      await ready(processId);
      const before = await runId(processId);
      if (!running) await handle(processId).terminate('by hand');
      else await house.deps.db.$executeRaw`UPDATE process SET seq = 1 WHERE id = ${processId}`;
      const { repaired, found: what } = await repair({ ...house.deps, temporal, lock }, processId, commandLine, quick);
      assert.deepEqual([repaired, what], [true, running ? 'behind' : 'closed']);
      await until('what fell due has happened', async () => (await timeline(house.deps, processId)).includes('remind'));
      assert.notEqual(await runId(processId), before);
      const off = (await virtualNow(client, processId)).getTime() - Date.now() - ahead;
      assert.ok(Math.abs(off) < 60_000, `${off} ms from the moved clock`);
    }
  });

  it('design 3: not in Temporal: missing where it was started, the sweeper’s where it was not', async () => {
    const { processId } = await anUnstartedApproval(house.deps);
    assert.deepEqual(await found(processId), {});
    await house.deps.db.outbox.updateMany({ where: { workflowId: processId }, data: { doneAt: new Date() } });
    assert.deepEqual(await found(processId), { [processId]: 'missing' });
    assert.deepEqual(await mend(processId), { exists: true, found: 'missing', repaired: true });
    await ready(processId);
    assert.deepEqual(await found(processId), {});
  });

  it('design 3: parked: what it was told and dropped is told again after the repair: command and fact', async () => {
    const park = async (processId: string, by: { id: string; accountId: string }) => {
      await ready(processId);
      await house.deps.db.$executeRaw`UPDATE process SET seq = seq + 1 WHERE id = ${processId}`;
      await refused('needsOperator', act(house.deps, by, 'accept', processId));
      await house.deps.db.$executeRaw`UPDATE process SET seq = seq - 1 WHERE id = ${processId}`;
    };
    const told = await aStartedApproval(house.deps);
    await park(told.processId, told.people.manager);
    const commandId = await actAsync(house.deps, told.people.manager, 'accept', told.processId);
    const other = await aStartedApproval(house.deps);
    await park(other.processId, other.people.manager);
    const { db } = house.deps;
    const fact = { fact: 'customerDeceased', sourceId: randomUUID(), occurredAt: new Date().toISOString() } as const;
    await db.$transaction((tx) => storeFact(tx, { customerId: other.plan.customerId, ...fact }));
    const { id: factId } = await db.fact.findFirstOrThrow({ where: { processId: other.processId } });
    await house.deps.temporal.signalFact(other.processId, { factId, fact: fact.fact });
    await db.outbox.updateMany({ where: { eventId: factId }, data: { doneAt: new Date() } });
    assert.equal((await commandOf(house.deps, commandId)).state, 'open');

    const { findings } = await compare(house.deps, quick);
    for (const { processId } of [told, other]) {
      const finding = findings.find((f) => f.processId === processId);
      assert.deepEqual([finding?.found, finding?.why], ['parked', 'the row is at 1, the workflow at 0']);
      assert.deepEqual(await mend(processId), { exists: true, found: 'parked', repaired: true });
    }
    assert.equal(await handle(told.processId).result(), 'accepted');
    assert.equal((await commandOf(house.deps, commandId)).state, 'applied');
    assert.equal(await handle(other.processId).result(), 'ended');
    assert.ok((await db.fact.findUniqueOrThrow({ where: { id: factId } })).handledAt);
  });

  it('design 3: a process whose recording is under way, or tried again, is not behind its row', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await ready(processId);
    const { db } = house.deps;
    const row = { where: { id: processId } };
    await db.process.update({ ...row, data: { stateVersion: 99 } }); // this worker cannot record
    const before = await runId(processId);
    await actAsync(house.deps, people.manager, 'accept', processId);
    const recording = await until('it is tried again', async () => {
      const look = await lookAt(house.deps, processId);
      return look.pending.length > 0 && look;
    });
    assert.deepEqual(
      recording.pending.map(({ what, failure }) => [what, failure]),
      [['record', 'Process.unknownStateVersion']],
    );
    await db.process.update({ ...row, data: { seq: 1 } });
    assert.deepEqual(await found(processId), {});
    assert.equal((await mend(processId)).repaired, false);
    await db.process.update({ ...row, data: { seq: 0, stateVersion: 1 } });
    assert.equal(await handle(processId).result(), 'accepted');
    assert.equal(await runId(processId), before);
  });

  it('design 3: however many there are, each open process comes in one of the pages', async () => {
    const { db } = house.deps;
    const paged: string[] = [];
    for await (const page of openProcessIds(db, 2)) paged.push(...page);
    const open = await db.process.findMany({ where: { outcome: null }, select: { id: true } });
    assert.ok(open.length > 2);
    assert.deepEqual(paged.toSorted(), open.map(({ id }) => id).toSorted());
  });

  it('design 3: an expired command is not told again', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await ready(processId);
    await handle(processId).terminate('by hand');
    const commandId = await actAsync(house.deps, people.manager, 'accept', processId);
    const { db } = house.deps;
    await db.command.update({ where: { id: commandId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await db.outbox.updateMany({ where: { workflowId: processId }, data: { doneAt: new Date() } });
    assert.equal((await mend(processId)).repaired, true);
    await ready(processId);
    assert.equal(await db.outbox.count({ where: { workflowId: processId, doneAt: null } }), 0);
    assert.deepEqual(await timeline(house.deps, processId), ['submit']);
  });

  it('design 3: told and never recorded, row and workflow alike: told again, the run left alone', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await ready(processId);
    const before = await runId(processId);
    const { db } = house.deps;
    const temporal = { ...house.deps.temporal, signalCommand: async () => {} }; // it was told a run that Temporal has lost
    const commandId = await actAsync({ ...house.deps, temporal }, people.manager, 'accept', processId);
    assert.deepEqual(await found(processId), {}, 'it may still be under way');
    const old = new Date(Date.now() - 120_000);
    await db.outbox.updateMany({ where: { eventId: commandId }, data: { doneAt: old } });
    assert.deepEqual(await found(processId), { [processId]: 'unheard' });
    assert.deepEqual(await mend(processId), { exists: true, found: 'unheard', repaired: true });
    assert.equal(await handle(processId).result(), 'accepted');
    assert.equal(await runId(processId), before);
  });

  it('design 3: over in the database, running in Temporal: ends at once with the recorded outcome', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await ready(processId);
    await act(house.deps, people.manager, 'accept', processId);
    await handle(processId).result();
    // Temporal from an old copy: the same process, where nobody has decided
    const { db } = house.deps;
    const now = await db.process.findUniqueOrThrow({ where: { id: processId } });
    const before = { ...JSON.parse(JSON.stringify(now.state)), outcome: null };
    await db.process.update({
      where: { id: processId },
      data: { seq: 0, outcome: null, endedAt: null, state: before },
    });
    await house.deps.temporal.restart(processId, 'planApproval');
    await ready(processId);
    const { id, seq, outcome, endedAt, state } = now;
    await db.process.update({ where: { id }, data: { seq, outcome, endedAt, state: state ?? {} } });

    assert.deepEqual(await listedAs(processId), 'openAfterEnd');
    assert.equal((await mend(processId)).repaired, true);
    assert.equal(await handle(processId).result(), 'accepted');
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
  });

  it('design 3: a workflow without a row is found, never repaired, and ended as abandoned by an operator only', async () => {
    const processId = planApprovalId(randomUUID());
    await house.deps.temporal.start(processId, 'planApproval');
    await until('it is parked', async () => (await view(processId)).needsOperator);
    assert.equal(await listedAs(processId), 'rowMissing');
    assert.deepEqual(await mend(processId), { exists: true, found: 'rowMissing', repaired: false });
    const { processId: healthy } = await aStartedApproval(house.deps);
    await ready(healthy);
    const leave = { ...house.deps, lock };
    assert.deepEqual(await abandon(leave, healthy, commandLine, 'a mistake'), { found: null, abandoned: false });
    assert.deepEqual(await abandon(leave, processId, commandLine, 'of a test'), {
      found: 'rowMissing',
      abandoned: true,
    });
    assert.equal((await handle(processId).describe()).status.name, 'TERMINATED');
    assert.equal((await handle(healthy).describe()).status.name, 'RUNNING');
    const history = JSON.stringify(await handle(processId).fetchHistory());
    assert.match(history, /"reason":"abandoned"/);
    assert.doesNotMatch(history, /of a test/);
    assert.deepEqual(await audited(processId, 'process.abandon'), [
      [null, 'begun', 'of a test'],
      [null, 'done', 'of a test'],
    ]);
  });

  it('design 3: two operators at once: one repairs, the other finds it healthy', async () => {
    const { processId } = await aStartedApproval(house.deps);
    await ready(processId);
    await handle(processId).terminate('by hand');
    const second = openRepairLock(house.appUrl);
    const done = await Promise.all(
      [lock, second, lock].map((own) => repair({ ...house.deps, lock: own }, processId, commandLine, quick)),
    );
    await second.close();
    assert.equal(done.filter(({ repaired }) => repaired).length, 1);
    const runs: string[] = [];
    await until('both runs are listed', async () => {
      runs.length = 0;
      for await (const run of house.client.workflow.list({ query: `WorkflowId = '${processId}'` }))
        runs.push(run.runId);
      return runs.length >= 2;
    });
    assert.equal(runs.length, 2);
    assert.equal((await audited(processId)).length, 2);
  });

  it('design 3: a repair that broke off after the restart is made good by the outbox', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await ready(processId);
    await handle(processId).terminate('by hand');
    const commandId = await actAsync(house.deps, people.manager, 'accept', processId);
    const { db } = house.deps;
    await db.outbox.updateMany({ where: { workflowId: processId }, data: { doneAt: new Date() } }); // told to the lost run
    const temporal = {
      ...house.deps.temporal,
      restart: async (...args: Parameters<typeof house.deps.temporal.restart>) => {
        await house.deps.temporal.restart(...args);
        throw new Error('the operator’s machine dies here');
      },
    };
    await assert.rejects(repair({ ...house.deps, temporal, lock }, processId, commandLine, quick), /dies here/);
    const line = await db.outbox.findFirstOrThrow({ where: { eventId: commandId } });
    assert.ok(line.doneAt === null && line.notBefore > new Date(), 'held, then the sweeper’s');
    assert.deepEqual(await audited(processId), [[null, 'begun', { found: 'closed' }]]);
    await ready(processId);
    assert.equal((await mend(processId)).repaired, false);
    await db.outbox.update({ where: { id: line.id }, data: { notBefore: new Date() } }); // half a minute later
    await deliverNow(house.deps, processId);
    assert.equal(await handle(processId).result(), 'accepted');
  });

  it('design 3: without a worker what runs is reported as not answering, and left alone', async () => {
    const { processId } = await aStartedApproval(house.deps);
    await ready(processId);
    const before = await runId(processId);
    await house.stopWorker();
    const look = await lookAt(house.deps, processId, Date.now() + 2000);
    assert.equal(look.found, 'unanswered');
    const { incomplete } = await compare(house.deps, { until: Date.now() + 3000, secondLookMs: 0 });
    assert.equal(incomplete, 'time');
    await house.startWorker();
    assert.equal(await runId(processId), before);
  });

  /** The list of running workflows is a moment late. */
  const listedAs = (processId: string) => until('it is found', async () => (await found(processId))[processId]);
});
