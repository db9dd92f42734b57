/** The worker that runs every process and its activities. */
import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { cleanFailures } from '../activities/clean-failures.ts';
import { createActivities } from '../activities/index.ts';
import type { Deps } from '../activities/deps.ts';
import { processTaskQueue } from '../workflows/contracts/task-queues.ts';
import { payloadConverterPath, workflowsPath } from './build-bundle.ts';

export type WorkerSettings = {
  connection: NativeConnection;
  namespace: string;
  deps: Deps;
  /** A bundle's file; without one the workflows are bundled now, which takes some seconds. */
  bundle?: string | undefined;
  taskQueue?: string;
  /** Versioning: which deployment and build this worker is of. Processes live for months and follow the current version; patches mark what changed. */
  version?: { deploymentName: string; buildId: string } | undefined;
} & Pick<WorkerOptions, 'maxCachedWorkflows'>;

export function createWorker(settings: WorkerSettings): Promise<Worker> {
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
    ...(version
      ? {
          workerDeploymentOptions: {
            version,
            useWorkerVersioning: true,
            defaultVersioningBehavior: 'AUTO_UPGRADE' as const,
          },
        }
      : {}),
  });
}
