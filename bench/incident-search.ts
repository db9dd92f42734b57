/**
 * How long SAS waits for what was sent to a number around a time (EM-36): `node bench/incident-search.ts --messages 1000000 --rounds 200`,
 * on Node 24. Starts a PostgreSQL of its own and fills it with so many messages to 100,000 numbers over two years. Rounds with the index on
 * number and time and without it take turns, so that both meet the same machine. Not a test: figures depend on the machine, ratios much less.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { anyPort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { mustRun } from '../dev/run-program.ts';
import { connect } from '../prisma/client.ts';
import { candidateMessages } from '../prisma/repositories/incident-candidates.ts';

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '200' } },
});
const [messages, rounds] = [Number(values.messages), Number(values.rounds)];
const numbers = 100_000;
const days = 730;

const folder = mkdtempSync(join(tmpdir(), 'casewright-bench-'));
const postgres = await startPostgres({
  dataDir: join(folder, 'postgres'),
  port: await anyPort(),
  logFile: join(folder, 'postgresql.log'),
});
/** Who may make an index invalid. */
const superuser = new URL(postgres.superuserUrl);
superuser.pathname = new URL(postgres.ownerUrl).pathname;
const owner = new pg.Client({ connectionString: superuser.href });
const db = connect(postgres.appUrl);
try {
  await mustRun('The migration', ['prisma/migrate.ts', 'apply'], { env: { DATABASE_OWNER_URL: postgres.ownerUrl } });
  await owner.connect();
  const [template, version, author] = [randomUUID(), randomUUID(), randomUUID()];
  await owner.query(
    `INSERT INTO message_template (id, "group", type, use, subscription) VALUES ($1, 'Request for contact', 'x', 'request', 'General')`,
    [template],
  );
  await owner.query(
    `INSERT INTO message_template_version (id, template_id, number, text, created_at) VALUES ($1, $2, 1, 'x', now())`,
    [version, template],
  );
  await owner.query(
    `INSERT INTO person (id, user_id, name, roles, state) VALUES ($1, 'bench', 'Bench', '{serviceOfficer}', 'NSW')`,
    [author],
  );
  await owner.query(
    `INSERT INTO customer (id, csid, family_name) SELECT gen_random_uuid(), (100000000 + n)::text, 'Bench' FROM generate_series(0, $1 - 1) AS n`,
    [numbers],
  );
  await owner.query('ALTER TABLE message DISABLE TRIGGER USER');
  await owner.query(
    `INSERT INTO message (id, customer_id, template_version_id, text, "to", sender, author_id, pressed_at, handed_over_at, ended_at, place_date, place, state)
      SELECT gen_random_uuid(), c.id, $1, 'Please call us about your claim, reference ' || n, '+614' || lpad((n % $4)::text, 8, '0'), 'Child Supp', $2,
        t.at, t.at, t.at, t.at::date, 1 + (n / $4) % 5, 'delivered'
      FROM generate_series(0, $3 - 1) AS n
        JOIN customer c ON c.csid = (100000000 + n % $4)::text,
        LATERAL (SELECT timestamptz '2026-11-01' - (n / $4) * interval '1 day' * ($5::float / greatest($3 / $4, 1)) - (n % 1440) * interval '1 minute' AS at) AS t
      ON CONFLICT DO NOTHING`,
    [version, author, messages, numbers, days],
  );
  await owner.query('ANALYZE');
  const { rows } = await owner.query<{ n: string }>('SELECT count(*) AS n FROM message');
  const viewer = { personId: author, roles: ['sas'] as const };
  const search = async (i: number): Promise<{ ms: number; found: number }> => {
    const number = `+614${String((i * 7919) % numbers).padStart(8, '0')}`;
    const receivedAt = new Date(Date.parse('2026-11-01T00:00:00.000Z') - (i % 10) * 73 * 86_400_000).toISOString();
    const began = performance.now();
    const found = await candidateMessages(db, viewer, {
      content: 'please call us about your claim',
      receivedAt,
      numbers: [number],
    });
    return { ms: performance.now() - began, found: found.length };
  };
  const withIndex: number[] = [];
  const without: number[] = [];
  let found = 0;
  await search(0); // connected, and the statement known
  for (let i = 0; i < rounds; i++) {
    const one = await search(i);
    withIndex.push(one.ms);
    found += one.found;
    if (i % 20 !== 0) continue; // the slow one, a twentieth as often
    await owner.query('ALTER INDEX message_to_pressed_at_idx RENAME TO kept');
    await owner.query(`UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'kept'::regclass`);
    without.push((await search(i)).ms);
    await owner.query(`UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'kept'::regclass`);
    await owner.query('ALTER INDEX kept RENAME TO message_to_pressed_at_idx');
  }
  const at = (times: number[], share: number) =>
    (times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  console.log(`${rows[0]?.n ?? 0} messages, ${rounds} searches, ${found} messages offered`);
  for (const [name, times] of [
    ['by the index', withIndex],
    ['without it', without],
  ] as const)
    console.log(`${name}: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, longest ${at(times, 1)} ms`);
} finally {
  await owner.end();
  await db.$disconnect();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
