/** The whole system that the pages are tried on, once for all tests: database with the demonstration data, Temporal, worker, SMS gateway, sign-in, API, console. */
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTwilioGateway } from '../../../activities/gateways/sms/twilio-gateway.ts';
import { createApp } from '../../../api/app.ts';
import type { Deps } from '../../../api/deps.ts';
import { readEnv } from '../../../api/env.ts';
import { startSweeper } from '../../../api/outbox.ts';
import { buildConsole, consoleIsBuilt } from '../../../dev/build-console.ts';
import { anyPort } from '../../../dev/ports.ts';
import { root } from '../../../dev/run-program.ts';
import { newKeys } from '../../../dev/sign-in/keys.ts';
import { createSignInProvider } from '../../../dev/sign-in/provider.ts';
import { connect } from '../../../prisma/client.ts';
import { settableClock, type SettableClock } from '../../../prisma/clock.ts';
import { seed } from '../../../prisma/seed/main.ts';
import { people } from '../../../prisma/seed/people.ts';
import { startDatabaseProxy, type DatabaseProxy } from '../../api/support/database-proxy.ts';
import { openProcessHouse, type ProcessHouse } from '../../support/process-house.ts';
import { closeAtEnd, testServer } from '../../support/root-hooks.ts';
import { startSmsGateway, type TestSmsGateway } from '../../support/sms-gateway.ts';
import { connectTemporal } from '../../support/temporal.ts';
import { testLetterKeys } from '../../support/letter-keys.ts';

export type ConsoleHouse = {
  /** Where people open the console. */
  url: string;
  /** Processes and worker; its `deps.db` reaches the database whatever `door` does. */
  processes: ProcessHouse;
  /** The database as the API reaches it. */
  door: DatabaseProxy;
  /** The API's clock; the processes have Temporal's. */
  clock: SettableClock;
  /** What the handsets got. */
  handsets: TestSmsGateway;
  /** How long a person waits for a decision, in ms; `undefined`: as ever. */
  patience: (ms?: number) => void;
};

let opened: Promise<ConsoleHouse> | undefined;

/** Opened by the first test that needs it, closed when all have ended. */
export const theHouse = (): Promise<ConsoleHouse> => (opened ??= open());

const usualPatienceMs = 20_000; // tests share two cores

async function open(): Promise<ConsoleHouse> {
  const handsets = await startSmsGateway();
  const port = await anyPort();
  const url = `http://127.0.0.1:${port}`;
  const sms = createTwilioGateway({
    accountSid: handsets.accountSid,
    authToken: handsets.env.SMS_AUTH_TOKENS,
    apiUrl: handsets.url,
    publicUrl: url,
  });
  const [processes] = await Promise.all([
    openProcessHouse(usualPatienceMs, connectTemporal(), sms),
    consoleIsBuilt() ? undefined : buildConsole(),
  ]);
  // a copy: somebody may build while the tests run
  const consoleFolder = mkdtempSync(join(tmpdir(), 'casewright-console-'));
  cpSync(join(root, 'web/dist'), consoleFolder, { recursive: true });
  const { db: direct, log, temporal } = processes.deps;
  await seed(direct, new Date(), { salt: processes.taskQueue });
  const [providerPort, databasePort] = [await anyPort(), await anyPort()];
  const door = await startDatabaseProxy(processes.appUrl, databasePort);
  const issuer = `http://127.0.0.1:${providerPort}`;
  const client = { id: 'casewright', secret: 'client-secret', publicUrl: url };
  const accounts = people.filter(({ kind }) => kind === 'staff');
  const keys = await newKeys();
  const provider = createSignInProvider({ issuer, accounts, client, programSecret: 'program-secret', keys });
  const env = readEnv({
    DATABASE_URL: door.url,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_SCOPE: 'openid profile roles',
    PUBLIC_URL: url,
    TEMPORAL_UI_URL: await testServer('TEST_TEMPORAL_UI_URL'),
    COMMAND_DEADLINE_MS: String(usualPatienceMs),
    CLOCK: 'settable',
    SMS_AUTH_TOKENS: handsets.env.SMS_AUTH_TOKENS,
    LETTER_KEYS: testLetterKeys,
    NODE_ENV: 'test',
  });
  const db = connect(door.url, { max: 20 });
  const clock = await settableClock(db, env.NODE_ENV);
  const deps: Deps = { db, temporal, clock, env, log };
  const closing = new AbortController();
  const server = createServer(createApp(deps, { consoleFolder, closing: closing.signal }));
  const sweeper = startSweeper(deps);
  await Promise.all([processes.startWorker(), listen(server, port), listen(provider, providerPort)]);

  closeAtEnd(async () => {
    closing.abort();
    for (const each of [server, provider]) {
      each.close();
      each.closeAllConnections();
    }
    await sweeper.stop();
    clock.close();
    await db.$disconnect();
    await door.shut();
    await processes.stop();
    rmSync(consoleFolder, { recursive: true, force: true });
  });
  const patience = (ms = usualPatienceMs) => void (env.COMMAND_DEADLINE_MS = ms);
  return { url, processes, door, clock, handsets, patience };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
