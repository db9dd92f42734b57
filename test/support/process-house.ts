/** Database, Temporal and worker for tests of processes: all real, one database and one task queue per suite. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { DefaultLogger, type NativeConnection, bundleWorkflowCode } from '@temporalio/worker';
import pino from 'pino';
import type { SmsGateway } from '../../activities/gateways/sms/sms-gateway.ts';
import type { Deps } from '../../api/deps.ts';
import { readEnv } from '../../api/env.ts';
import { createTemporal } from '../../api/temporal.ts';
import { fastForward, virtualNow } from '../../dev/time-skipping.ts';
import { connect } from '../../prisma/client.ts';
import { payloadConverterPath, workflowsPath } from '../../workers/build-bundle.ts';
import { createWorkers, type Workers } from '../../workers/create-worker.ts';
import { registerSearchAttributes } from '../../workers/register-search-attributes.ts';
import { createTestDatabase } from './database.ts';
import { noSmsGateway } from './no-sms-gateway.ts';
import { closeAtEnd } from './root-hooks.ts';
import { connectTemporal } from './temporal.ts';
import { parsedTestLetterKeys, testLetterKeys } from './letter-keys.ts';
import { openPrintFolder } from '../../activities/gateways/letters/print-folder.ts';

const bundled = new Map<string, Promise<string>>();
/** One bundle for all workers of this test process; of another release where a path is given. Returns its file. */
export function bundle(path: string = workflowsPath): Promise<string> {
  const making = bundled.get(path) ?? make();
  bundled.set(path, making);
  return making;

  async function make(): Promise<string> {
    const { code } = await bundleWorkflowCode({
      workflowsPath: path,
      payloadConverterPath,
      logger: new DefaultLogger('WARN'),
    });
    const folder = mkdtempSync(join(tmpdir(), 'casewright-bundle-'));
    closeAtEnd(async () => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'workflows.js');
    writeFileSync(file, code);
    return file;
  }
}

export type ProcessHouse = {
  deps: Deps;
  client: Client;
  native: NativeConnection;
  taskQueue: string;
  appUrl: string;
  ownerUrl: string;
  /** From which the printer would take letters. */
  printFolderPath: string;
  /** Whether nothing can be put there. */
  breakPrintFolder(broken: boolean): Promise<void>;
  /** Takes work until `stopWorker`, or `stop`. */
  startWorker(options?: { maxCachedWorkflows?: number; bundle?: string; smsPerSecond?: number }): Promise<void>;
  stopWorker(): Promise<void>;
  /** What API and activities take for the present, from now on; new processes begin at it. */
  setClock(now: Date): void;
  /** Moves one process forward in its own time. */
  forward(processId: string, by: `${number} ${'days' | 'hours' | 'minutes'}`): Promise<void>;
  /** The same to an instant in its time. Returns its clock. */
  forwardTo(processId: string, instant: string): Promise<Date>;
  stop(): Promise<void>;
};

/** Milliseconds a command waits; long, since tests share two cores. Tests of the deadline pass their own. */
export async function openProcessHouse(
  commandDeadlineMs = 30_000,
  connected: ReturnType<typeof connectTemporal> = connectTemporal(),
  sms: SmsGateway = noSmsGateway,
): Promise<ProcessHouse> {
  const { ownerUrl, appUrl, drop } = await createTestDatabase();
  const { client, connection, native } = await connected;
  await registerSearchAttributes(native, 'default');
  const taskQueue = `test-${randomUUID()}`;
  const db = connect(appUrl, { max: 20 });
  const env = readEnv({
    DATABASE_URL: appUrl,
    PUBLIC_URL: 'http://127.0.0.1:3000',
    OIDC_ISSUER: 'http://127.0.0.1:3001',
    OIDC_CLIENT_ID: 'test',
    OIDC_CLIENT_SECRET: 'test',
    COMMAND_DEADLINE_MS: String(commandDeadlineMs),
    SMS_AUTH_TOKENS: 'test-token',
    LETTER_KEYS: testLetterKeys,
    NODE_ENV: 'test',
  });
  const printFolderPath = mkdtempSync(join(tmpdir(), 'casewright-print-'));
  const printFolder = openPrintFolder(printFolderPath);
  let offset = 0;
  const clock = { now: () => new Date(Date.now() + offset) };
  const temporal = createTemporal(client, connection, taskQueue, () => offset);
  const deps: Deps = { db, temporal, clock, env, log: pino({ level: 'silent' }) };
  let running: { worker: Workers; done: Promise<void> } | null = null;

  async function stopWorker(): Promise<void> {
    if (!running) return;
    const { worker, done } = running;
    running = null;
    worker.shutdown();
    await done;
  }
  return {
    deps,
    printFolderPath,
    async breakPrintFolder(broken) {
      const away = `${printFolderPath}-away`;
      if (broken) {
        await rename(printFolderPath, away);
      } else {
        await rename(away, printFolderPath);
      }
    },
    client,
    native,
    taskQueue,
    appUrl,
    ownerUrl,
    async startWorker(options = {}) {
      const worker = await createWorkers({
        connection: native,
        namespace: 'default',
        deps: { db, publicUrl: env.PUBLIC_URL, clock, sms, letterKeys: parsedTestLetterKeys, printFolder },
        bundle: await bundle(),
        taskQueue,
        ...options,
      });
      running = { worker, done: worker.run() };
    },
    stopWorker,
    setClock(now) {
      offset = now.getTime() - Date.now();
    },
    async forward(processId, by) {
      await fastForward(client, processId, by);
    },
    async forwardTo(processId, instant) {
      const left = Date.parse(instant) - (await virtualNow(client, processId)).getTime();
      const { now } = await fastForward(client, processId, left);
      return now;
    },
    async stop() {
      await stopWorker(); // a forgotten worker would make a "no worker" test pass wrongly
      await db.$disconnect();
      await drop();
      rmSync(printFolderPath, { recursive: true, force: true });
    },
  };
}
