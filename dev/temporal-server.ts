import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Connection } from '@temporalio/client';
import { startChild, type RunningChild } from './child-process.ts';

export type RunningTemporal = { address: string; uiUrl: string; process: RunningChild; stop: () => Promise<void> };

/** What the development server runs with besides its defaults, and why. */
const dynamicConfig: Record<string, string> = {
  'frontend.WorkflowTimeSkippingEnabled': 'true', // fast-forward in tests; off in production
  'frontend.WorkflowPauseEnabled': 'true',
  'history.timerProcessorMaxTimeShift': '"10ms"', // default: a second of real time per skip
  'history.workflowIdReuseMinimalInterval': '"0s"', // else a skip counts twice at continue-as-new
  'matching.numTaskqueueReadPartitions': '1', // one worker: more partitions only add latency
  'matching.numTaskqueueWritePartitions': '1',
};

/**
 * Starts the Temporal development server with its Web UI, on 127.0.0.1; in memory where no data file is given.
 * Returns when the namespace answers; throws a sentence with the end of its log.
 */
export async function startTemporalServer(options: {
  cli: string;
  dataFile?: string;
  port: number;
  uiPort: number;
  namespace: string;
  logFile: string;
  /** More of the server's dynamic configuration. */
  settings?: Record<string, string>;
  signal?: AbortSignal;
}): Promise<RunningTemporal> {
  const { cli, dataFile, port, uiPort, namespace, logFile, settings, signal } = options;
  const address = `127.0.0.1:${port}`;
  if (dataFile) mkdirSync(dirname(dataFile), { recursive: true });
  const listening = [
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--ui-port',
    String(uiPort),
    '--namespace',
    namespace,
  ];
  const child = await startChild({
    name: 'Temporal',
    command: cli,
    args: [
      'server',
      'start-dev',
      '--log-level',
      'warn',
      ...listening,
      // twice the speed of the default journal
      ...(dataFile
        ? ['--db-filename', dataFile, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal']
        : []),
      ...Object.entries({ ...dynamicConfig, ...settings }).flatMap(([name, value]) => [
        '--dynamic-config-value',
        `${name}=${value}`,
      ]),
    ],
    logFile,
    ready: () => namespaceAnswers(address, namespace),
    readyWithinMs: 60_000,
    signal,
  });
  return { address, uiUrl: `http://localhost:${uiPort}`, process: child, stop: child.stop };
}

async function namespaceAnswers(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 1000 });
  try {
    await connection.withDeadline(Date.now() + 2000, () => connection.workflowService.describeNamespace({ namespace }));
  } finally {
    await connection.close();
  }
}
