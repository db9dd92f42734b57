import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { createApp } from '../../api/app.ts';
import { newSecret } from '../../api/auth/cookies.ts';
import { answer } from '../../api/routes/operations/overview.schema.ts';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { anyPort } from '../../dev/ports.ts';
import { addPeople, addPerson, aSubmittedPlan, planted } from '../support/plan-fixture.ts';
import { aStartedApproval } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { until } from '../support/until.ts';
import { openApi, type ApiHouse } from './support/api.ts';

const ui = 'http://temporal.test:8233';

describe('What operators see of what is stuck, Temporal being away', function () {
  this.timeout(60_000);
  let api: ApiHouse;
  before(async () => {
    api = await openApi({ env: { TEMPORAL_UI_URL: ui } });
  });
  after(() => api.stop());

  it('design 7: it says so, and shows what the database knows; a repair is not promised', async () => {
    const { db } = api.deps;
    const operator = await api.signIn('operator');
    const { processId } = await aSubmittedPlan(db, await addPeople(db));
    const { status, json, text } = await operator.send('/operations');
    assert.equal(status, 200);
    assert.doesNotMatch(text, new RegExp(planted));
    const { outbox, comparison, stuck, open } = answer.parse(json);
    assert.deepEqual([outbox.waiting, outbox.attempts], [1, 0]);
    assert.ok(outbox.oldestSeconds !== null && outbox.oldestSeconds < 60);
    assert.deepEqual([comparison.incomplete, comparison.open, stuck], ['temporalAway', 1, []]);
    assert.deepEqual(open, [{ kind: 'planApproval', step: 'awaitingDecision', count: 1 }]);
    const repair = await operator.send('/operations/repairs', { method: 'POST', body: { processId } });
    assert.deepEqual([repair.status, repair.json['code']], [503, 'unavailable']);
  });

  it('RS-1 operations are the operators’ alone', async () => {
    for (const who of ['manager', 'officer', 'administrator'] as const) {
      const browser = await api.signIn(who);
      assert.equal((await browser.send('/operations')).status, 403);
      const body = { processId: 'plan-approval/x' };
      assert.equal((await browser.send('/operations/repairs', { method: 'POST', body })).status, 403);
    }
  });
});

describe('What operators see of what is stuck, and repair', function () {
  this.timeout(60_000);
  let house: ProcessHouse;
  let server: Server;
  let url: string;
  let operatorId: string;
  let cookie: string;
  const now = new Date('2027-03-05T00:00:00.000Z');
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
    const env = { ...house.deps.env, TEMPORAL_UI_URL: ui };
    server = createServer(createApp({ ...house.deps, env, clock: { now: () => now } }));
    const port = await anyPort();
    url = `http://127.0.0.1:${port}/api/v1`;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const { id, accountId } = await addPerson(house.deps.db, ['operator']);
    operatorId = id;
    const { secret, hash } = newSecret();
    const session = { accountId, idToken: 'none', lastSeenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
    await house.deps.db.session.create({ data: { idHash: hash, ...session } });
    cookie = `casewright=${secret}`;
  });
  after(async () => {
    server.close();
    server.closeAllConnections();
    await house.stop();
  });

  async function read() {
    const response = await fetch(`${url}/operations?fresh=true`, { headers: { cookie } });
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assert.doesNotMatch(text, new RegExp(planted));
    return z.strictObject(answer.shape).parse(JSON.parse(text));
  }
  async function repair(processId: string, key: string = randomUUID()) {
    const origin = house.deps.env.PUBLIC_URL;
    const headers = { cookie, origin, 'content-type': 'application/json', 'idempotency-key': key };
    const response = await fetch(`${url}/operations/repairs`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ processId }),
    });
    const json = z
      .looseObject({ code: z.string().optional(), detail: z.string().optional() })
      .parse(await response.json());
    return { status: response.status, json };
  }
  const handle = (processId: string) => house.client.workflow.getHandle(processId);
  async function aWaitingApproval(): Promise<string> {
    const { processId } = await aStartedApproval(house.deps);
    await until('it waits', async () => (await handle(processId).query(viewQuery)).seq === 0);
    return processId;
  }

  it('design 7: links into the Temporal UI carry the present instant, and the server understands their queries', async () => {
    const { links } = await read();
    const queries = links.map(({ list, kind, url: link }) => {
      assert.ok(link.startsWith(`${ui}/namespaces/default/workflows?query=`));
      return { list, kind, query: new URL(link).searchParams.get('query') ?? '' };
    });
    assert.deepEqual(
      queries.map(({ list, kind }) => [list, kind]),
      [
        ['overdueAtManager', null],
        ['needsOperator', null],
        ['failingTasks', null],
        ['heldMessages', null],
        ['unknownOutcomes', null],
        ['ofKind', 'planApproval'],
        ['ofKind', 'transferReferral'],
        ['ofKind', 'smsDelivery'],
        ['ofKind', 'bounceBack'],
        ['ofKind', 'fdvConsultation'],
        ['ofKind', 'preCallFollowUp'],
        ['ofKind', 'cubaCopy'],
        ['ofKind', 'restrictedReassignment'],
        ['ofKind', 'letterIssue'],
        ['ofKind', 'channelReset'],
      ],
    );
    const overdue = `ExecutionStatus = 'Running' AND CaseNeeds = 'manager' AND CaseDue < '${now.toISOString()}'`;
    assert.equal(queries[0]?.query, overdue);
    const processId = await aWaitingApproval(); // due long before March 2027
    for (const { query } of queries) await house.client.workflow.count(query);
    await until('the overdue one is listed', async () => {
      const { count } = await house.client.workflow.count(`${overdue} AND WorkflowId = '${processId}'`);
      return count === 1;
    });
  });

  it('design 7: a terminated process is shown with since when, repaired once, and audited with who asked', async () => {
    const processId = await aWaitingApproval();
    assert.deepEqual((await read()).stuck, []);
    await handle(processId).terminate('by hand');
    const [stuck, ...others] = (await read()).stuck;
    assert.deepEqual(others, []);
    assert.ok(stuck?.since);
    assert.deepEqual(
      [stuck.processId, stuck.kind, stuck.step, stuck.found, stuck.repairable, stuck.temporalUrl],
      [
        processId,
        'planApproval',
        'awaitingDecision',
        'closed',
        true,
        `${ui}/namespaces/default/workflows/${encodeURIComponent(processId)}`,
      ],
    );
    const key = randomUUID();
    assert.deepEqual(await repair(processId, key), {
      status: 200,
      json: { processId, found: 'closed', repaired: true },
    });
    assert.deepEqual(await repair(processId, key), { status: 200, json: { processId, found: null, repaired: false } });
    const other = await repair('plan-approval/other', key);
    assert.deepEqual([other.status, other.json.code], [422, 'keyReused']);
    await until('it waits again', async () => (await handle(processId).query(viewQuery)).seq === 0);
    assert.deepEqual((await read()).stuck, []);
    const entries = await house.deps.db.auditEntry.findMany({ where: { processId, action: 'process.repair' } });
    assert.deepEqual(
      entries.map(({ personId, result, detail }) => [personId, result, detail]),
      [
        [operatorId, 'begun', { found: 'closed' }],
        [operatorId, 'done', { found: 'closed' }],
      ],
    );
  });

  it('design 7: no such process: 404; a workflow without a row: 409 with what to do, and it runs on', async () => {
    const processId = `plan-approval/${randomUUID()}`;
    const none = await repair(processId);
    assert.deepEqual([none.status, none.json.code], [404, 'notFound']);
    await house.deps.temporal.start(processId, 'planApproval');
    const found = await until('it is found', async () =>
      (await read()).stuck.find((stuck) => stuck.processId === processId),
    );
    assert.deepEqual([found.found, found.repairable, found.step], ['rowMissing', false, null]);
    const { status, json } = await repair(processId);
    assert.deepEqual([status, json.code], [409, 'conflict']);
    assert.match(json.detail ?? '', /--abandon/);
    assert.equal((await handle(processId).describe()).status.name, 'RUNNING');
    await handle(processId).terminate();
  });

  it('design 7: what is tried again and again is shown with the type of its failure', async () => {
    const processId = await aWaitingApproval();
    // A state of a later version: this worker waits for one that knows it.
    await house.deps.db.process.update({ where: { id: processId }, data: { stateVersion: 99 } });
    await house.deps.temporal.restart(processId, 'planApproval');
    const shown = await until('it is shown', async () =>
      (await read()).pending.find((pending) => pending.processId === processId),
    );
    assert.deepEqual([shown.what, shown.failure], ['readProcess', 'Process.unknownStateVersion']);
    assert.ok(shown.attempt > 1 && shown.since);
    assert.deepEqual((await read()).stuck, []);
    await house.deps.db.process.update({ where: { id: processId }, data: { stateVersion: 1 } });
    await until('it waits again', async () => (await handle(processId).query(viewQuery)).seq === 0);
  });

  it('design 7: a command that its caller gave up and nobody settled is counted', async () => {
    const processId = await aWaitingApproval();
    assert.equal((await read()).openCommandsPastExpiry, 0);
    const { db } = house.deps;
    const { accountId, id: personId } = await addPerson(db, ['serviceManager']);
    const command = { id: randomUUID(), accountId, personId, action: 'planApproval.accept', processId };
    const times = { expiresAt: new Date(Date.now() - 60_000) };
    await db.command.create({ data: { ...command, ...times, key: randomUUID(), fingerprint: 'x' } });
    assert.equal((await read()).openCommandsPastExpiry, 1);
  });
});
