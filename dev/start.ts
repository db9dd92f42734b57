/**
 * `npm start`: everything Casewright needs, around the product's own programs. `-- --fresh` forgets all data first.
 * A part is left out where the environment names a real one: DATABASE_URL with DATABASE_OWNER_URL, TEMPORAL_ADDRESS, OIDC_ISSUER,
 * SMS_ACCOUNT_SID with SMS_AUTH_TOKENS.
 * Data and logs lie in .data, or in the folder that CASEWRIGHT_DATA names: a second Casewright beside the first.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import pg from 'pg';
import { buildConsole, consoleIsBuilt } from './build-console.ts';
import { answers, startChild } from './child-process.ts';
import { House } from './house.ts';
import { takeLock, type TakenLock } from './lock-file.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { step } from './progress.ts';
import { mustRun, root } from './run-program.ts';
import { dataFolder, runningFile, type Running } from './running-house.ts';
import { keptSecrets } from './sign-in/secrets.ts';
import { keptLetterKeys } from './letter-keys.ts';
import { keptAccount } from './sms-gateway/secrets.ts';
import { startTable } from './start-table.ts';
import { findTemporalCli } from './temporal-cli.ts';
import { startTemporalServer } from './temporal-server.ts';

const tell = (line: string): void => console.log(line);
const data = resolve(dataFolder());
const logFile = (part: string): string => join(data, 'logs', `${part.toLowerCase().replaceAll(' ', '-')}.log`);
const lockName = 'start.lock';
const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'default';

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== '--fresh');
if (unknown !== undefined)
  end(`npm start doesn't know ${unknown}. It knows: npm start -- --fresh (forget all data and begin anew)`);
if (!process.env['DATABASE_URL'] !== !process.env['DATABASE_OWNER_URL'])
  end('Set both DATABASE_URL (application role) and DATABASE_OWNER_URL (owner role), or neither.');
if (!process.env['SMS_ACCOUNT_SID'] !== !process.env['SMS_AUTH_TOKENS'])
  end('Set both SMS_ACCOUNT_SID and SMS_AUTH_TOKENS (the first of them signs), or neither.');

const lock = theOnlyOne();
if (args.includes('--fresh'))
  for (const name of readdirSync(data))
    if (name !== lockName) rmSync(join(data, name), { recursive: true, force: true });
// each start begins its own logs
rmSync(join(data, 'logs'), { recursive: true, force: true });
mkdirSync(join(data, 'logs'), { recursive: true });

const given = new AbortController();
const { signal } = given;
const house = new House(
  ['PostgreSQL', 'Temporal', 'sign-in', 'SMS gateway', 'print house', 'worker', 'API'],
  tell,
  (why) => void stop(1, why),
);
let stopping: Promise<void> | undefined;

/** Stops everything once, whoever asks first, and ends this program. */
function stop(code: number, why: string): Promise<void> {
  return (stopping ??= (async () => {
    tell(`\n${why} Stopping …`);
    given.abort();
    await house.stop();
    rmSync(runningFile(), { force: true });
    lock.release();
    tell('Stopped.');
    process.exit(code);
  })());
}
process.stdout.on('error', () => {}); // the terminal may be gone while we stop
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void stop(0, `${name} received.`));
process.on('disconnect', () => void stop(0, 'The npm command has ended.'));
process.on('uncaughtException', (e) => void stop(1, e.stack ?? e.message));
process.on('unhandledRejection', (e) => void stop(1, e instanceof Error ? (e.stack ?? e.message) : String(e)));

try {
  await start();
} catch (e) {
  await stop(1, e instanceof Error ? e.message : String(e));
}

function theOnlyOne(): TakenLock {
  const taken = takeLock(join(data, lockName));
  if (!taken.heldBy) return taken;
  const { pid, note } = taken.heldBy;
  const where = note ? `: ${note}` : ', and is still starting';
  return end(
    `Casewright already runs on ${relative(root, data)} (process ${pid})${where}. Stop that one first: Ctrl-C there, or kill ${pid}.`,
  );
}

async function start(): Promise<void> {
  const apiPort = await freePort(Number(process.env['API_PORT'] ?? 3000));
  const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${apiPort}`;
  const [database, temporal, signIn] = await Promise.all([
    startDatabase(),
    startTemporal(),
    startSignIn(publicUrl),
    consoleIsBuilt() ? undefined : step(tell, 'Building the console', () => buildConsole(signal)),
  ]);
  const withoutSms: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: process.env['NODE_ENV'] ?? 'development',
    // npm run time-travel moves our own parts only, never a database or a Temporal that somebody brought along
    CLOCK: process.env['CLOCK'] ?? (database.own && temporal.own ? 'settable' : 'system'),
    TZ: 'UTC',
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_UI_URL: temporal.uiUrl,
    PUBLIC_URL: publicUrl,
  };
  delete withoutSms['DATABASE_OWNER_URL']; // programs that run all day have the application's rights only
  const smsGateway = await startSmsGateway(withoutSms);
  const env: NodeJS.ProcessEnv = {
    ...withoutSms,
    ...smsGateway.env,
    LETTER_KEYS: process.env['LETTER_KEYS'] ?? keptLetterKeys(join(data, 'letter-keys')),
    PRINT_FOLDER: process.env['PRINT_FOLDER'] ?? join(data, 'print'),
  };
  const printHouse = process.env['PRINT_FOLDER'] ? null : await startPrintHouse(env);
  const healthPort = await freePort(Number(process.env['WORKER_HEALTH_PORT'] ?? 9400));
  await Promise.all([
    startProgram('worker', 'workers/main.ts', `http://127.0.0.1:${healthPort}/ready`, {
      ...env,
      WORKER_HEALTH_PORT: `${healthPort}`,
    }),
    startProgram('API', 'api/main.ts', `http://127.0.0.1:${apiPort}/ready`, {
      ...env,
      ...signIn.env,
      API_HOST: '127.0.0.1',
      API_PORT: `${apiPort}`,
    }),
  ]);
  if (signal.aborted) return;
  lock.note(publicUrl);
  const clock = env['CLOCK'] === 'settable' ? 'settable' : 'system';
  const running: Running = {
    databaseUrl: database.appUrl,
    temporalAddress: temporal.address,
    namespace,
    clock,
    smsGatewayUrl: smsGateway.url,
  };
  writeFileSync(runningFile(), JSON.stringify(running), { mode: 0o600 });
  tell(
    startTable({
      letters: printHouse && relative(root, printHouse),
      publicUrl,
      data: relative(root, data),
      database,
      temporal,
      signIn,
      smsGateway,
    }),
  );
}

async function startDatabase(): Promise<{ appUrl: string; ownerUrl: string; own: boolean }> {
  const { DATABASE_URL: ownApp, DATABASE_OWNER_URL: ownOwner } = process.env;
  let urls = { appUrl: ownApp ?? '', ownerUrl: ownOwner ?? '' };
  if (!ownApp) {
    const port = await freePort(5433);
    await step(tell, 'Starting PostgreSQL', () =>
      house.keep({
        name: 'PostgreSQL',
        start: async () => {
          const started = await startPostgres({
            dataDir: join(data, 'postgres'),
            port,
            logFile: logFile('postgresql'),
            signal,
          });
          urls = started;
          return started.process;
        },
      }),
    );
  }
  const env = { DATABASE_OWNER_URL: urls.ownerUrl, DATABASE_URL: urls.appUrl };
  await step(tell, 'Bringing the database up to date', () =>
    mustRun('The migration', ['prisma/migrate.ts', 'apply'], { env, signal }),
  );
  // demonstration people never go into a database that somebody brought along
  if (!ownApp && (await isEmpty(urls.ownerUrl)))
    await step(tell, 'Filling in the demonstration data', () =>
      mustRun('The demonstration data', ['prisma/seed/main.ts'], { env, signal }),
    );
  return { ...urls, own: !ownApp };
}

async function isEmpty(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rowCount } = await client.query('SELECT FROM person LIMIT 1').finally(() => client.end());
  return rowCount === 0;
}

async function startTemporal(): Promise<{ address: string; uiUrl: string; own: boolean }> {
  const real = process.env['TEMPORAL_ADDRESS'];
  if (real) return { address: real, uiUrl: process.env['TEMPORAL_UI_URL'] ?? '', own: false };
  const cli = await findTemporalCli(tell, signal);
  const port = await freePort(7233);
  const uiPort = await freePort(8233);
  const start = () =>
    startTemporalServer({
      cli,
      dataFile: join(data, 'temporal.db'),
      port,
      uiPort,
      namespace,
      logFile: logFile('temporal'),
      signal,
    });
  await step(tell, 'Starting Temporal', () =>
    house.keep({ name: 'Temporal', start: async () => (await start()).process }),
  );
  return { address: `127.0.0.1:${port}`, uiUrl: `http://localhost:${uiPort}`, own: true };
}

async function startSignIn(publicUrl: string): Promise<{ issuer: string; own: boolean; env: NodeJS.ProcessEnv }> {
  const real = process.env['OIDC_ISSUER'];
  if (real) return { issuer: real, own: false, env: {} };
  const port = await freePort(3100);
  const issuer = `http://localhost:${port}`;
  const folder = join(data, 'sign-in');
  const secrets = keptSecrets(join(folder, 'secrets.json'));
  const env = {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'casewright',
    OIDC_CLIENT_SECRET: secrets.client,
    OIDC_SCOPE: 'openid profile roles',
  };
  await startProgram('sign-in', 'dev/sign-in/main.ts', `${issuer}/.well-known/openid-configuration`, {
    ...process.env,
    ...env,
    SIGN_IN_PORT: `${port}`,
    SIGN_IN_ISSUER: issuer,
    SIGN_IN_DATA: folder,
    OIDC_PROGRAM_SECRET: secrets.program,
    PUBLIC_URL: publicUrl,
  });
  return { issuer, own: true, env };
}

/** By the same clock as worker and API, and before them: a message may be waiting to leave. */
async function startSmsGateway(env: NodeJS.ProcessEnv): Promise<{ url: string | null; env: NodeJS.ProcessEnv }> {
  if (env['SMS_ACCOUNT_SID']) return { url: null, env: {} };
  const port = await freePort(3200);
  const folder = join(data, 'sms-gateway');
  const account = keptAccount(join(folder, 'account.json'));
  const url = `http://127.0.0.1:${port}`;
  const settings = { SMS_API_URL: url, SMS_ACCOUNT_SID: account.sid, SMS_AUTH_TOKENS: account.token };
  await startProgram('SMS gateway', 'dev/sms-gateway/main.ts', `${url}/control/faults`, {
    ...env,
    ...settings,
    SMS_GATEWAY_PORT: `${port}`,
    SMS_GATEWAY_DATA: folder,
  });
  return { url, env: settings };
}

/** What stands in for the printer: takes letters from the print folder, and answers. */
async function startPrintHouse(env: NodeJS.ProcessEnv): Promise<string> {
  const port = await freePort(3250);
  const url = `http://127.0.0.1:${port}`;
  await startProgram('print house', 'dev/print-house/main.ts', `${url}/ready`, { ...env, PRINT_HOUSE_PORT: `${port}` });
  return env['PRINT_FOLDER'] ?? '';
}

function startProgram(name: string, script: string, readyUrl: string, env: NodeJS.ProcessEnv): Promise<void> {
  const log = logFile(name);
  const ready = answers(readyUrl);
  const start = () =>
    startChild({
      name,
      command: process.execPath,
      args: [script],
      env,
      cwd: root,
      logFile: log,
      ready,
      readyWithinMs: 60_000,
      stopWithinMs: 20_000,
      signal,
    });
  return step(tell, `Starting ${name}`, () => house.keep({ name, start }));
}

function end(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
