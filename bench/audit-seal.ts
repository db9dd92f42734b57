/**
 * What sealing the audit trail costs (RS-2): `node bench/audit-seal.ts --rounds 20 --seconds 3 --backlog 20000`, on Node 24.
 * Starts a PostgreSQL of its own that forces every commit to disk, and one API in this process. All the time 200 entries a second are
 * written: 50 by requests that show a customer, the others beside them. Rounds without and with a sealer take turns, so that both meet the
 * same machine; then a backlog is sealed while the writing goes on. Not a test: figures depend on the machine, ratios much less.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '../api/app.ts';
import { startSealer } from '../api/audit-sealer.ts';
import { readEnv } from '../api/env.ts';
import { createTemporal } from '../api/temporal.ts';
import { anyPort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { mustRun } from '../dev/run-program.ts';
import { systemClock } from '../domain/time/clock.ts';
import { connect } from '../prisma/client.ts';
import { readChain } from '../prisma/repositories/audit-seals.ts';
import { verifyChain } from '../prisma/repositories/verify-audit-chain.ts';
import { callerOf } from '../test/api/support/house.ts';
import { addCustomer, addPeople } from '../test/support/plan-fixture.ts';
import { testLetterKeys } from '../test/support/letter-keys.ts';

const perSecond = { requests: 50, others: 150 };
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '3' },
    backlog: { type: 'string', default: '20000' },
  },
});
const [rounds, seconds, backlog] = [Number(values.rounds), Number(values.seconds), Number(values.backlog)];

const folder = mkdtempSync(join(tmpdir(), 'casewright-bench-'));
const postgres = await startPostgres({
  dataDir: join(folder, 'postgres'),
  port: await anyPort(),
  logFile: join(folder, 'postgresql.log'),
});
const { appUrl, ownerUrl } = postgres;
await mustRun('The migration', ['prisma/migrate.ts', 'apply'], { env: { DATABASE_OWNER_URL: ownerUrl } });
const db = connect(appUrl);
const env = readEnv({
  DATABASE_URL: appUrl,
  PUBLIC_URL: 'http://127.0.0.1:3000',
  OIDC_ISSUER: 'http://127.0.0.1:3001',
  OIDC_CLIENT_ID: 'bench',
  OIDC_CLIENT_SECRET: 'bench',
  SMS_AUTH_TOKENS: 'bench',
  LETTER_KEYS: testLetterKeys,
  ACCOUNT_REQUESTS_PER_MINUTE: '100000',
  NODE_ENV: 'test',
});
const log = pino({ level: 'silent' });
const connection = Connection.lazy({ address: '127.0.0.1:1' });
const temporal = createTemporal(new Client({ connection }), connection);
const server = createServer(createApp({ db, temporal, clock: systemClock, env, log }));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const people = await addPeople(db);
const { customerId } = await addCustomer(db, people);
const caller = await callerOf({ db, url, env, now: new Date() }, people.officer);
const others = new pg.Pool({ connectionString: appUrl, max: 4 });
others.on('error', () => {}); // PostgreSQL ends before the last connection is closed

/** Starts `work` so often a second, whether or not the one before has ended; resolves when all have. */
async function steadily(count: number, forMs: number, work: (plannedAt: number) => Promise<void>): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let i = 0; i < (count * forMs) / 1000; i++) {
    const plannedAt = began + (i * 1000) / count;
    await pause(Math.max(0, plannedAt - performance.now()));
    running.push(work(plannedAt));
  }
  await Promise.all(running);
}

/** 200 entries a second. Returns how long each request took, in ms, from when it was to be sent. */
async function write(forMs: number): Promise<number[]> {
  const took: number[] = [];
  await Promise.all([
    steadily(perSecond.requests, forMs, async (plannedAt) => {
      const { status } = await caller('GET', `/customers/${customerId}`);
      if (status !== 200) throw new Error(`a request was answered ${status}`);
      took.push(performance.now() - plannedAt);
    }),
    steadily(perSecond.others, forMs, async () => {
      await others.query(`INSERT INTO audit_entry (action, result) VALUES ('bench.write', 'done')`);
    }),
  ]);
  return took;
}

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN;

const sealing = async (work: () => Promise<void>): Promise<void> => {
  const sealer = startSealer({ db, log });
  await work();
  await sealer.stop();
};

const times: Record<'without' | 'with', number[]> = { without: [], with: [] };
let sealed = 0;
let oldestMs = 0;
await write(5000); // warms up
for (let round = 0; round < rounds; round++)
  if (round % 2 === 0) times.without.push(...(await write(seconds * 1000)));
  else
    await sealing(async () => {
      const before = (await readChain(db)).sealed;
      times.with.push(...(await write(seconds * 1000)));
      const { sealed: after, oldestUnsealedAt } = await readChain(db);
      sealed += after - before;
      if (oldestUnsealedAt) oldestMs = Math.max(oldestMs, Date.now() - Date.parse(oldestUnsealedAt));
    });
console.log(`${rounds / 2} rounds of ${seconds} s each without and with the sealer, 200 entries a second in both:`);
for (const share of [0.5, 0.95, 0.99]) {
  const [without, its] = [percentile(times.without, share), percentile(times.with, share)];
  console.log(
    `  requests, percentile ${share * 100}: ${without.toFixed(1)} ms without, ${its.toFixed(1)} ms with, ratio ${(its / without).toFixed(2)}`,
  );
}
console.log(
  `  sealed ${sealed}, the round without a sealer included; at the end of a round the oldest waited ${oldestMs} ms`,
);

await others.query(
  `INSERT INTO audit_entry (action, result) SELECT 'bench.backlog', 'done' FROM generate_series(1, $1)`,
  [backlog],
);
const { sealed: before, unsealed } = await readChain(db);
let caughtUp = 0;
const began = performance.now();
const writing = write(10_000);
await sealing(async () => {
  while ((await readChain(db)).unsealed > 200) await pause(50);
  caughtUp = performance.now() - began;
});
const rate = (((await readChain(db)).sealed - before) / caughtUp) * 1000;
console.log(
  `${unsealed} waiting, 200 more each second: all sealed in ${(caughtUp / 1000).toFixed(1)} s, ${Math.round(rate)} a second`,
);
await writing;
const from = performance.now();
const { places, broken } = await verifyChain(db);
console.log(
  `verified: ${places} places in ${((performance.now() - from) / 1000).toFixed(1)} s, ${broken?.what ?? 'whole'}`,
);

await others.end();
await new Promise((resolve) => server.close(resolve).closeAllConnections());
await connection.close();
await db.$disconnect();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
