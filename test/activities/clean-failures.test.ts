import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  ApplicationFailure,
  CancelledFailure,
  DefaultFailureConverter,
  defaultPayloadConverter,
} from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, type LogEntry } from '@temporalio/worker';
import { cleanFailures } from '../../activities/clean-failures.ts';
import { connect } from '../../prisma/client.ts';
import { anyPort } from '../../dev/ports.ts';
import { aSubmittedPlan, addPeople, planted, type People, type SubmittedPlan } from '../support/plan-fixture.ts';
import { openBench, type Bench } from './bench.ts';

/** Runs it as the worker runs an activity: behind the interceptor. Returns what it threw itself, what got out, and what was logged. */
async function failing(activity: () => Promise<unknown>): Promise<{ raw: unknown; clean: unknown; log: LogEntry[] }> {
  let raw: unknown;
  const log: LogEntry[] = [];
  const logger = new DefaultLogger('TRACE', (entry) => log.push(entry));
  const noticing = () =>
    activity().catch((error: unknown) => {
      raw = error;
      throw error;
    });
  const worker = new MockActivityEnvironment({}, { interceptors: [cleanFailures], logger });
  const clean = await worker.run(noticing).then(
    () => assert.fail('nothing failed'),
    (error: unknown) => error,
  );
  return { raw, clean, log };
}

describe('errors of activities', () => {
  let bench: Bench;
  let people: People;
  let plan: SubmittedPlan;
  before(async () => {
    bench = await openBench();
    people = await addPeople(bench.db);
    plan = await aSubmittedPlan(bench.db, people);
  });
  after(() => bench.close());

  async function elsewhere(change: (url: URL) => void): Promise<unknown> {
    const url = new URL(bench.appUrl);
    change(url);
    const db = connect(url.href);
    return db.person.findFirst({ where: { name: planted } }).finally(() => db.$disconnect());
  }

  /** `quotes`: the error itself holds planted personal data, so that the test can fail. */
  const cases: { what: string; type: string; quotes: boolean; provoke: () => Promise<unknown> }[] = [
    {
      what: 'a unique name, by the model',
      type: 'Database.rule.team_name_key',
      quotes: false,
      provoke: () => bench.db.team.create({ data: { name: people.team.name, stream: planted, region: planted } }),
    },
    {
      what: 'a unique name, by SQL',
      type: 'Database.rule.person_user_id_key',
      quotes: false,
      provoke: () => bench.db.$executeRaw`
        WITH one AS (INSERT INTO person (id, user_id, name, roles, state) VALUES (gen_random_uuid(), ${planted}, ${planted}, '{}', 'NSW'))
        INSERT INTO person (id, user_id, name, roles, state) VALUES (gen_random_uuid(), ${planted}, ${planted}, '{}', 'NSW')`,
    },
    {
      what: 'a CHECK, by the model',
      type: 'Database.rule.customer_csid',
      quotes: true,
      provoke: () => bench.db.customer.create({ data: { csid: planted, familyName: planted } }),
    },
    {
      what: 'a CHECK, by SQL',
      type: 'Database.rule.customer_state',
      quotes: true,
      provoke: () => bench.db.$executeRaw`UPDATE customer SET state = ${planted} WHERE id = ${plan.customerId}::uuid`,
    },
    {
      what: 'a reference that dangles',
      type: 'Database.rule.person_team_id_fkey',
      quotes: false,
      provoke: () =>
        bench.db.person.create({
          data: { userId: planted, name: planted, roles: [], state: 'NSW', teamId: people.officer.id },
        }),
    },
    {
      what: 'a row that is only ever inserted',
      type: 'Database.rule.insert_only_or_settled',
      quotes: false,
      provoke: () => bench.db.$executeRaw`UPDATE plan_submission SET trigger_issue = ${planted} || '!'`,
    },
    {
      what: 'a value that is missing',
      type: 'Database.bug',
      quotes: false,
      provoke: () =>
        bench.db.$executeRaw`INSERT INTO team (id, name, stream) VALUES (gen_random_uuid(), 'x', ${planted})`,
    },
    {
      what: 'a row that is not there',
      type: 'Database.missing',
      quotes: false,
      provoke: () => bench.db.team.update({ where: { name: planted }, data: { region: planted } }),
    },
    {
      what: 'arguments that Prisma refuses',
      type: 'Database.bug',
      quotes: true,
      provoke: () => bench.db.customer.create(JSON.parse(`{"data":{"csid":"700000000","familyName":["${planted}"]}}`)),
    },
    {
      what: 'SQL that PostgreSQL can not read',
      type: 'Database.bug',
      quotes: true,
      provoke: () => bench.db.$queryRaw`SELECT ${planted}::uuid`,
    },
    {
      what: 'nobody at the address',
      type: 'Database.unavailable',
      quotes: false,
      provoke: async () => {
        const port = await anyPort();
        return elsewhere((url) => (url.port = String(port)));
      },
    },
    {
      what: 'a wrong password',
      type: 'Database.unavailable',
      quotes: true,
      provoke: () =>
        elsewhere((url) => {
          url.username = planted;
          url.password = planted;
        }),
    },
    {
      what: 'a statement that takes too long',
      type: 'Database.unavailable',
      quotes: false,
      provoke: () =>
        bench.db.$transaction(async (tx) => {
          await tx.$executeRaw`SET LOCAL statement_timeout = 20`;
          await tx.$queryRaw`SELECT ${planted}, pg_sleep(60)::text`;
        }),
    },
    {
      what: 'a transaction that takes too long',
      type: 'Database.unavailable',
      quotes: false,
      provoke: () =>
        bench.db.$transaction((tx) => tx.$queryRaw`SELECT ${planted}, pg_sleep(0.3)::text`, { timeout: 20 }),
    },
    {
      what: 'a connection that is cut',
      type: 'Database.unavailable',
      quotes: false,
      provoke: () => bench.db.$queryRaw`SELECT ${planted}, pg_terminate_backend(pg_backend_pid())`,
    },
    {
      what: 'a lock that somebody else holds',
      type: 'Database.conflict',
      quotes: false,
      provoke: async () => {
        await bench.owner.query('BEGIN');
        await bench.owner.query('SELECT FROM customer WHERE family_name = $1 FOR UPDATE', [planted]);
        return bench.db
          .$transaction(async (tx) => {
            await tx.$executeRaw`SET LOCAL lock_timeout = 20`;
            await tx.$queryRaw`SELECT id FROM customer WHERE family_name = ${planted} FOR UPDATE`;
          })
          .finally(() => bench.owner.query('ROLLBACK'));
      },
    },
    {
      what: 'a write that meets another',
      type: 'Database.conflict',
      quotes: false,
      provoke: () =>
        bench.db.$transaction(
          async (tx) => {
            await tx.customer.findMany();
            await bench.owner.query('UPDATE customer SET locality = locality');
            await tx.$executeRaw`UPDATE customer SET locality = ${planted}`;
          },
          { isolationLevel: 'RepeatableRead' },
        ),
    },
    {
      what: 'a state that was not written by us',
      type: 'Unexpected',
      quotes: false,
      provoke: async () => {
        const broken = await aSubmittedPlan(bench.db, people);
        const sql = `UPDATE process SET state = jsonb_build_object('step', $2::text, $2::text, 1) WHERE id = $1`;
        await bench.owner.query(sql, [broken.processId, planted]);
        return bench.read(broken.processId);
      },
    },
    {
      what: 'a state of a version that this program does not know',
      type: 'Process.unknownStateVersion',
      quotes: false,
      provoke: async () => {
        const newer = await aSubmittedPlan(bench.db, people);
        await bench.owner.query('UPDATE process SET state_version = 99 WHERE id = $1', [newer.processId]);
        return bench.read(newer.processId);
      },
    },
    {
      what: 'a bug of ours',
      type: 'Unexpected',
      quotes: true,
      provoke: async () => {
        throw new TypeError(`${planted} is not a function`, { cause: new Error(planted) });
      },
    },
    {
      what: 'a thrown word',
      type: 'Unexpected',
      quotes: true,
      provoke: () => Promise.reject<unknown>(planted),
    },
    {
      what: 'a failure that somebody made for Temporal',
      type: 'Unexpected',
      quotes: true,
      provoke: async () => {
        throw ApplicationFailure.create({
          type: planted,
          message: planted,
          details: [planted],
          cause: new Error(planted),
        });
      },
    },
  ];

  for (const { what, type, quotes, provoke } of cases) {
    it(`PS-24 leave the worker as ${type} and nothing else: ${what}`, async () => {
      const { raw, clean, log } = await failing(provoke);
      assert.equal(
        inspect(raw, { depth: 20, showHidden: true }).includes(planted),
        quotes,
        inspect(raw, { depth: 20 }),
      );
      const failure = new DefaultFailureConverter().errorToFailure(clean, defaultPayloadConverter);
      const { message, stackTrace, cause, source: _, ...rest } = failure;
      assert.deepEqual(
        { message, stackTrace: stackTrace ?? '', cause: cause ?? null },
        { message: type, stackTrace: '', cause: null },
      );
      const { nonRetryable, details } = rest.applicationFailureInfo ?? {};
      assert.deepEqual([rest.applicationFailureInfo?.type, nonRetryable, details?.payloads ?? []], [type, false, []]);
      assert.ok(!JSON.stringify(failure).includes(planted));
      assert.ok(log.length > 0 && !inspect(log, { depth: 20, showHidden: true }).includes(planted));
    });
  }

  it('PS-24 cancellation stays what it is', async () => {
    const { clean } = await failing(() => Promise.reject<unknown>(new CancelledFailure('cancelled')));
    assert.ok(clean instanceof CancelledFailure);
  });

  it('PS-25 the database works again after all that', async () => {
    assert.ok(await bench.read(plan.processId));
  });
});
