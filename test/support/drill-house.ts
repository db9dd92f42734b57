/**
 * Casewright as it is run: PostgreSQL that keeps its data, Temporal with a data file, workers and APIs, each a process of its own
 * that a drill kills, stops and starts again. One house for all drills of a test process; each drill has its own people and submission.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { answers, startChild } from '../../dev/child-process.ts';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { mustRun, root } from '../../dev/run-program.ts';
import { findTemporalCli } from '../../dev/temporal-cli.ts';
import { startTemporalServer } from '../../dev/temporal-server.ts';
import { connect, type Database } from '../../prisma/client.ts';
import { startDatabaseProxy } from '../api/support/database-proxy.ts';
import { Part } from './drill-part.ts';
import { closeAtEnd } from './root-hooks.ts';
import { startSmsFront, type SmsFront } from './sms-drill-front.ts';
import { startSmsGateway, type TestSmsGateway } from './sms-gateway.ts';
import { verifyAuditChain } from './audit-chain.ts';
import { testLetterKeys } from './letter-keys.ts';

/** How long callers of each API wait, in ms: one gives up while a part is away, the others outlast it. */
export const deadlines = { hurried: 4000, patient: 25_000, second: 25_000 };
export type ApiName = keyof typeof deadlines;

export type DrillHouse = {
  postgres: Part;
  temporal: Part;
  worker: Part;
  /** Runs, like the API named second, only where a drill starts it. */
  secondWorker: Part;
  /** Cuts the first worker's connections to Temporal, as a network does with a machine that stands still; it comes back by itself. */
  cutWorker(): void;
  /** The gateway that the workers send to, and the door in front of it; receipts come to the patient API. */
  sms: TestSmsGateway;
  smsFront: SmsFront;
  api: Record<ApiName, Part>;
  urlOf: Record<ApiName, string>;
  workerHealthUrl: string;
  publicUrl: string;
  /** As the application's role: what the drills look with. */
  db: Database;
  superuserUrl: string;
  /** What its programs run with. */
  env: NodeJS.ProcessEnv;
  /** Where the data of its servers lies. */
  folder: string;
  client: Client;
  connection: Connection;
  /** Everything the programs have logged so far, by the file's name. */
  logs(): Record<string, string>;
  /** Starts whatever does not run; a second worker and API are stopped. */
  allUp(): Promise<void>;
};

let opened: Promise<DrillHouse> | undefined;
export const drillHouse = (): Promise<DrillHouse> => (opened ??= open());

async function open(): Promise<DrillHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-drills-'));
  chmodSync(folder, 0o755); // PostgreSQL's account must pass through
  closeAtEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const logFile = (part: string) => join(folder, 'logs', `${part}.log`);
  const cli = await findTemporalCli((line) => console.log(line));
  // Below what the system gives to outgoing connections: nobody takes a port while its part is down.
  const lowest = 16_000 + (process.pid % 500) * 20;
  const port = () => freePort(lowest);
  const ports = {
    postgres: await port(),
    temporal: await port(),
    ui: await port(),
    workers: [await port(), await port()],
    door: await port(),
  };
  const apiPorts = { hurried: await port(), patient: await port(), second: await port() };
  const apiUrl = (name: ApiName) => `http://127.0.0.1:${apiPorts[name]}`;
  const urlOf = { hurried: apiUrl('hurried'), patient: apiUrl('patient'), second: apiUrl('second') };
  const publicUrl = urlOf.patient; // one console for all
  const sms = await startSmsGateway();
  const smsFront = await startSmsFront(sms.url);
  const certFile = join(folder, 'sms-front.pem');
  writeFileSync(certFile, smsFront.cert);

  let urls = { appUrl: '', ownerUrl: '', superuserUrl: '' };
  const postgres = new Part(async () => {
    const started = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: ports.postgres,
      logFile: logFile('postgresql'),
    });
    urls = started;
    return started.process;
  });
  const temporal = new Part(async () => {
    const started = await startTemporalServer({
      cli,
      dataFile: join(folder, 'temporal.db'),
      port: ports.temporal,
      uiPort: ports.ui,
      namespace: 'default',
      logFile: logFile('temporal'),
      // removing a run, as retention does, else waits half a minute to be sure that it is closed
      settings: { 'history.transferProcessorEnsureCloseBeforeDelete': 'false' },
    });
    return started.process;
  });
  const bundle = join(folder, 'workflows.js');
  // one after the other where it fails: what has started is stopped at the end of the run
  for (const part of [postgres, temporal]) {
    closeAtEnd(() => part.stop());
    await part.start();
  }
  closeAtEnd(async () => {
    await postgres.start(); // a drill may have stopped it
    await verifyAuditChain(urls.appUrl);
  });
  await Promise.all([
    mustRun('The migration', ['prisma/migrate.ts', 'apply'], {
      env: { DATABASE_OWNER_URL: urls.ownerUrl, DATABASE_URL: urls.appUrl },
    }),
    mustRun('The bundle', ['workers/build-bundle.ts', bundle]),
  ]);

  const printFolder = join(folder, 'print');
  mkdirSync(printFolder);
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    TZ: 'UTC',
    DATABASE_URL: urls.appUrl,
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    TEMPORAL_NAMESPACE: 'default',
    PUBLIC_URL: publicUrl,
    ...sms.env,
    SMS_API_URL: smsFront.url,
    SMS_PER_SECOND: process.env['SMS_PER_SECOND'] ?? '1000',
    LETTER_KEYS: testLetterKeys,
    PRINT_FOLDER: printFolder,
    NODE_EXTRA_CA_CERTS: certFile,
  };
  const door = await startDatabaseProxy(`tcp://${env.TEMPORAL_ADDRESS}`, ports.door);
  closeAtEnd(door.shut);
  const program = (name: string, script: string, readyUrl: string, more: Record<string, string>) =>
    new Part(() =>
      startChild({
        name,
        command: process.execPath,
        args: [script],
        env: { ...env, ...more },
        cwd: root,
        logFile: logFile(name),
        ready: answers(readyUrl),
        readyWithinMs: 60_000,
        stopWithinMs: 20_000,
      }),
    );
  const [worker, secondWorker] = ports.workers.map((health, i) =>
    program(`worker-${i + 1}`, 'workers/main.ts', `http://127.0.0.1:${health}/ready`, {
      WORKER_HEALTH_PORT: String(health),
      WORKFLOW_BUNDLE: bundle,
      ...(i === 0 ? { TEMPORAL_ADDRESS: `127.0.0.1:${ports.door}` } : {}),
    }),
  ) as [Part, Part];
  const api = (name: ApiName) =>
    program(`api-${name}`, 'api/main.ts', `${urlOf[name]}/ready`, {
      API_PORT: String(apiPorts[name]),
      COMMAND_DEADLINE_MS: String(deadlines[name]),
      OIDC_ISSUER: 'http://127.0.0.1:1', // nobody signs in at a provider here
      OIDC_CLIENT_ID: 'drill',
      OIDC_CLIENT_SECRET: 'drill',
    });
  const apis = { hurried: api('hurried'), patient: api('patient'), second: api('second') };
  const programs = [worker, apis.hurried, apis.patient];
  const seconds = [secondWorker, apis.second];
  for (const part of [...programs, ...seconds]) closeAtEnd(() => part.stop());

  const db = connect(urls.appUrl, { name: 'drill' });
  closeAtEnd(() => db.$disconnect());
  const connection = Connection.lazy({ address: env.TEMPORAL_ADDRESS, connectTimeout: 3000 });
  closeAtEnd(() => connection.close());
  return {
    postgres,
    temporal,
    worker,
    secondWorker,
    cutWorker: door.cut,
    sms,
    smsFront,
    api: apis,
    urlOf,
    workerHealthUrl: `http://127.0.0.1:${ports.workers[0]}`,
    publicUrl,
    db,
    env,
    folder,
    superuserUrl: urls.superuserUrl.replace(/postgres$/, 'casewright'),
    client: new Client({ connection, namespace: 'default' }),
    connection,
    logs: () =>
      Object.fromEntries(
        readdirSync(join(folder, 'logs')).map((name) => [name, readFileSync(join(folder, 'logs', name), 'utf8')]),
      ),
    async allUp() {
      await Promise.all(seconds.map((part) => part.stop()));
      await Promise.all([postgres.start(), temporal.start()]);
      await Promise.all(programs.map((part) => part.start()));
    },
  };
}
