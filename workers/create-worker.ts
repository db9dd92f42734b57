/** The worker that runs every process and its activities, and beside it the one that hands messages to the SMS gateway, at its own rate. */
import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { cleanFailures } from '../activities/clean-failures.ts';
import { createActivities } from '../activities/index.ts';
import type { Deps } from '../activities/deps.ts';
import { processTaskQueue, smsTaskQueue } from '../workflows/contracts/task-queues.ts';
import { payloadConverterPath, workflowsPath } from './build-bundle.ts';

const defaultSmsPerSecond = 10;

export type WorkerSettings = {
  connection: NativeConnection;
  namespace: string;
  deps: Deps;
  /** A bundle's file; without one the workflows are bundled now, which takes some seconds. */
  bundle?: string | undefined;
  taskQueue?: string;
  /** How many messages leave in a second, over all workers. */
  smsPerSecond?: number;
  /** Versioning: which deployment and build this worker is of. Processes live for months and follow the current version; patches mark what changed. */
  version?: { deploymentName: string; buildId: string } | undefined;
} & Pick<WorkerOptions, 'maxCachedWorkflows'>;

/** Both run and stop as one. */
export type Workers = Pick<Worker, 'run' | 'shutdown' | 'getState'>;

export async function createWorkers(settings: WorkerSettings): Promise<Workers> {
  const processes = await createProcessWorker(settings);
  const { connection, namespace, deps, taskQueue, smsPerSecond, version } = settings;
  const sms = await Worker.create({
    connection,
    namespace,
    taskQueue: smsTaskQueue(taskQueue),
    activities: createActivities(deps),
    interceptors: { activity: [cleanFailures] },
    shutdownGraceTime: '35 seconds', // longer than an attempt: what is being sent is recorded as sent
    maxTaskQueueActivitiesPerSecond: smsPerSecond ?? defaultSmsPerSecond,
    ...versioning(version),
  });
  return {
    async run() {
      await Promise.all([processes.run(), sms.run()]);
    },
    shutdown() {
      for (const worker of [processes, sms]) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
    getState: () => processes.getState(),
  };
}

function createProcessWorker(settings: WorkerSettings): Promise<Worker> {
  const { connection, namespace, deps, bundle, taskQueue = processTaskQueue, version, maxCachedWorkflows } = settings;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities: createActivities(deps),
    interceptors: { activity: [cleanFailures] },
    shutdownGraceTime: '10 seconds', // longer than a recording takes: a stopped worker loses nothing half-way
    stickyQueueScheduleToStartTimeout: '2 seconds', // how long a command waits for a worker that died
    dataConverter: { payloadConverterPath },
    ...(bundle ? { workflowBundle: { codePath: bundle } } : { workflowsPath }),
    ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }),
    ...versioning(version),
  });
}

const versioning = (version: WorkerSettings['version']) =>
  version
    ? {
        workerDeploymentOptions: {
          version,
          useWorkerVersioning: true as const,
          defaultVersioningBehavior: 'AUTO_UPGRADE' as const,
        },
      }
    : {};
