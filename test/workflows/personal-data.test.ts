import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import pg from 'pg';
import pino from 'pino';
import type { Deps } from '../../api/deps.ts';
import type { Problem } from '../../api/errors.ts';
import { deliverNow, startSweeper } from '../../api/outbox.ts';
import { asSuperuser } from '../../dev/postgres.ts';
import { findPlanted } from '../support/planted.ts';
import { act, actAsync, aStartedApproval, refused, timeline } from '../support/plan-approval-acts.ts';
import { planted, storeCustomerFact } from '../support/plan-fixture.ts';
import { historyOf } from '../support/process-history.ts';
import { actOnReferral, aStartedReferral } from '../support/referral-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { testServer } from '../support/root-hooks.ts';
import { until } from '../support/until.ts';
import { workerLog } from '../support/worker-log.ts';

const phone = '+61491570156'; // a number kept free for fiction
const reason = `${planted} said on the telephone: ${phone}`;

describe('personal data stays in PostgreSQL', () => {
  let house: ProcessHouse;
  let deps: Deps;
  const logged: string[] = [];
  const problems: Problem[] = [];
  const described: unknown[] = [];
  /** Every process that ran here, with the customer's CSID. */
  const processes: { processId: string; csid: string }[] = [];

  before(async () => {
    house = await openProcessHouse();
    const sink = new Writable({
      write(chunk, _encoding, done) {
        logged.push(String(chunk));
        done();
      },
    });
    deps = { ...house.deps, log: pino({ level: 'trace' }, sink) };
    await house.startWorker();
  });
  after(() => house.stop());

  const markers = () => [planted, phone, ...processes.map(({ csid }) => csid)];
  const describeIt = async (processId: string) =>
    described.push(await house.client.workflow.getHandle(processId).describe());
  async function begin() {
    const started = await aStartedApproval(deps);
    processes.push(started.plan);
    await house.deps.db.phone.create({ data: { customerId: started.plan.customerId, kind: 'mobile', number: phone } });
    return started;
  }

  it('design 5: a whole life with reminder, escalation, hand over, refusals and return', async () => {
    const { people, processId } = await begin();
    await house.forward(processId, '16 days');
    assert.ok((await timeline(deps, processId)).includes('escalate'));
    const state = await deps.db.process.findUniqueOrThrow({ where: { id: processId }, select: { state: true } });
    const holder = JSON.stringify(state).includes(`"manager":"${people.next.id}"`) ? people.next : people.last;
    await describeIt(processId);
    problems.push(await refused('fourEyes', act(deps, people.officer, 'accept', processId)));
    await act(deps, holder, 'handOver', processId, { to: people.manager.id, reason });
    await act(deps, people.manager, 'return', processId, { reason });
    await describeIt(processId);
    problems.push(
      await refused('alreadyDecided', act(deps, people.manager, 'return', processId, { reason: `${reason}!` })),
    );
  });

  it('design 5: a referral with reminders, refusals, a transfer and its rejection', async () => {
    const { people, processId, customerId } = await aStartedReferral(deps); // referred with a planted reason
    const { csid } = await deps.db.customer.findUniqueOrThrow({ where: { id: customerId } });
    processes.push({ processId, csid });
    await actOnReferral(deps, people.manager, 'acceptMonitoring', processId);
    await house.forward(processId, '61 days');
    assert.ok((await timeline(deps, processId)).includes('day60'));
    await describeIt(processId);
    await actOnReferral(deps, people.officer, 'actionTransfer', processId);
    problems.push(await refused('fourEyes', actOnReferral(deps, people.officer, 'acceptTransfer', processId)));
    problems.push(
      await refused('rule', actOnReferral(deps, people.manager, 'rejectTransfer', processId, { reason: ' ' })),
    );
    await actOnReferral(deps, people.manager, 'rejectTransfer', processId, { reason });
    problems.push(await refused('alreadyDecided', actOnReferral(deps, people.manager, 'acceptTransfer', processId)));
  });

  it('design 1: a rule broken in the database, whose error quotes the whole row', async () => {
    const { people, plan, processId } = await begin();
    problems.push(await refused('rule', act(deps, people.manager, 'return', processId, { reason: ' ' }))); // a CHECK
    await deps.db.planSubmission.update({ where: { id: plan.submissionId }, data: { state: 'withdrawn', reason } });
    problems.push(await refused('rule', act(deps, people.manager, 'return', processId, { reason }))); // our trigger
    await storeCustomerFact(deps.db, plan, 'customerDeceased');
    await deliverNow(deps, processId);
    await until('it is parked', async () => {
      const { searchAttributes } = await house.client.workflow.getHandle(processId).describe();
      return searchAttributes['CaseNeeds']?.[0] === 'operator';
    });
    await describeIt(processId);
  });

  it('design 1: connections cut while a decision is being recorded; it is recorded all the same', async () => {
    const { people, processId } = await begin();
    const adminUrl = await testServer('TEST_DATABASE_ADMIN_URL');
    const database = new URL(house.appUrl).pathname.slice(1);
    const holder = new pg.Client({ connectionString: house.ownerUrl });
    await holder.connect();
    const sweeper = startSweeper(deps, 20);
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM process WHERE id = $1 FOR UPDATE', [processId]);
      await actAsync(deps, people.manager, 'return', processId, { reason });
      await asSuperuser(adminUrl, async (client) => {
        await until('the recording waits for the row', async () => {
          const { rowCount } = await client.query(
            `SELECT FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`,
            [database],
          );
          return rowCount;
        });
        await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'casewright_app'`,
          [database],
        );
      });
      const [pending] = await until('the activity waits for its next attempt', async () => {
        const { raw } = await house.client.workflow.getHandle(processId).describe();
        const failed = raw.pendingActivities?.filter(({ lastFailure }) => lastFailure);
        return failed?.length ? failed : null;
      });
      assert.match(pending?.lastFailure?.message ?? '', /^Database\.(unavailable|conflict)$/);
      await describeIt(processId);
      await holder.query('ROLLBACK');
    } finally {
      await sweeper.stop();
      await holder.end();
    }
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'returned');
  });

  it('design 5: no history holds any of it', async () => {
    for (const { processId } of processes)
      assert.deepEqual(findPlanted(await historyOf(house.client, processId), markers()), [], processId);
  });

  it('design 5: no visibility record, description or pending activity holds any of it', async () => {
    const listed: unknown[] = [];
    for await (const found of house.client.workflow.list({ query: `TaskQueue = '${house.taskQueue}'` }))
      listed.push(found);
    assert.equal(listed.length, processes.length);
    for (const { processId } of processes) await describeIt(processId);
    assert.deepEqual(findPlanted([listed, described], markers()), []);
  });

  it('design 5: no log line of worker or API holds any of it', async () => {
    const lines = workerLog();
    assert.ok(
      lines.some((line) => line.includes('Activity failed')),
      'the failed activity was logged',
    );
    deps.log.info('the log is kept');
    assert.equal(logged.length > 0, true);
    assert.deepEqual(findPlanted([lines, logged], markers()), []);
  });

  it('design 5: no audit entry holds any of it', async () => {
    const entries = await deps.db.auditEntry.findMany();
    assert.ok(entries.length > 5);
    assert.deepEqual(findPlanted(entries, markers()), []);
  });

  it('design 5: no Problem holds any of it, but for the name of who decided first (PS-15)', () => {
    assert.ok(problems.length > 3);
    const shown = problems.map(({ code, detail, message, extra }) => ({
      code,
      detail,
      message,
      extra: { ...extra, first: extra.first && { ...extra.first, by: extra.first.by?.id } },
    }));
    assert.deepEqual(findPlanted(shown, markers()), []);
  });

  it('design 5: the scan itself finds what is planted in a history, a description, an error or a log line', async () => {
    const { processId } = await begin();
    const handle = house.client.workflow.getHandle(processId);
    await handle.signal('commandReceived', { commandId: 'x', action: 'accept', by: `to ${planted}` });
    // the server keeps a Signal back while a workflow task runs
    const [path] = await until('it stands in the history', async () => {
      const found = findPlanted(await historyOf(house.client, processId));
      return found.length ? found : null;
    });
    assert.match(path ?? '', /^\$\.events\.\d+\.workflowExecutionSignaledEventAttributes\.input\.payloads/);
    await handle.terminate(planted);
    assert.notDeepEqual(findPlanted(await historyOf(house.client, processId)), []);
    assert.notDeepEqual(findPlanted(new Error('outside', { cause: new Error(planted) })), []);
    assert.notDeepEqual(findPlanted([`{"msg":"${planted.toUpperCase()}"}`]), []);
    assert.deepEqual(findPlanted({ a: ['b', 1, null, undefined] }), []);
  });
});
