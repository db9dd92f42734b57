/** The only place that starts, updates and signals workflows. Never called inside a database transaction. */
import {
  ApplicationFailure,
  Client,
  Connection,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateStage,
} from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { processKinds, type ProcessKind } from '../domain/process-kinds.ts';
import {
  commandReceivedSignal,
  commandUpdate,
  factArrivedSignal,
  type CommandArg,
  type FactArg,
} from '../workflows/contracts/process.ts';
import { startAtMovedClock, type StartPolicy } from './start-at-moved-clock.ts';
import { processTaskQueue } from '../workflows/contracts/task-queues.ts';

/** What became of a command that a process was told; the command row is the answer all the same. */
export type Told =
  | { told: 'answered' }
  | { told: 'refused'; type: string } // by the validator, or because the process is parked
  | { told: 'notFound' } // over, or never started
  | { told: 'notKnown' }; // Temporal or the worker did not answer in time

export type Temporal = ReturnType<typeof createTemporal>;

/** How long one start or Signal may take, in milliseconds: without a limit the client tries for some 20 s while Temporal is away, and people wait for their submission meanwhile. */
const deliveryMs = 3000;

/** Settings from the environment or a profile (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TLS, API key; `apiKey` where it came from a file). Connects at first use: the API starts without Temporal. */
export function connectTemporal(clockOffset: () => number, apiKey?: string): Temporal {
  const { connectionOptions, namespace } = loadClientConnectConfig();
  const known = apiKey === undefined ? {} : { apiKey, tls: connectionOptions.tls ?? true };
  const connection = Connection.lazy({ ...connectionOptions, ...known, connectTimeout: '3 seconds' });
  const client = new Client({ connection, namespace: namespace ?? 'default' });
  return createTemporal(client, connection, processTaskQueue, clockOffset);
}

/** `clockOffset`: how far a settable clock is ahead, in ms; new processes begin at it (development and tests). */
export function createTemporal(
  client: Client,
  connection: Connection,
  taskQueue: string = processTaskQueue,
  clockOffset: () => number = () => 0,
) {
  const bounded = <T>(work: () => Promise<T>) => connection.withDeadline(Date.now() + deliveryMs, work);
  async function begin(
    processId: string,
    kind: ProcessKind,
    priority: number | undefined,
    policy: StartPolicy,
  ): Promise<void> {
    const { words } = processKinds[kind];
    const offset = clockOffset();
    const summary = words.name;
    const details = words.about;
    try {
      if (offset > 0) {
        const input = { processId };
        const moved = { workflowId: processId, workflowType: kind, taskQueue, input, summary, details, priority };
        return await bounded(() => startAtMovedClock(client, { ...moved, offset }, policy));
      }
      await bounded(() =>
        client.workflow.start(kind, {
          workflowId: processId,
          taskQueue,
          args: [{ processId }],
          workflowIdReusePolicy: policy.reuse,
          workflowIdConflictPolicy: policy.conflict,
          staticSummary: summary,
          staticDetails: details,
          ...(priority === undefined ? {} : { priority: { priorityKey: priority } }),
        }),
      );
    } catch (error) {
      if (policy.reuse !== 'REJECT_DUPLICATE' || !(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
  return {
    client,
    taskQueue,

    /** Starts a process by its deterministic id; running or ended already is as good as started. `priority`: as workflows/contracts/priorities.ts has it. */
    start: (processId: string, kind: ProcessKind, priority?: number): Promise<void> =>
      begin(processId, kind, priority, { reuse: 'REJECT_DUPLICATE', conflict: 'USE_EXISTING' }),

    /** Starts a process again from its row, whatever became of its run; only for repair. One that runs is terminated. */
    restart: (processId: string, kind: ProcessKind): Promise<void> =>
      begin(processId, kind, undefined, { reuse: 'ALLOW_DUPLICATE', conflict: 'TERMINATE_EXISTING' }),

    /** Ends the workflow of a process that has no row. Its reason is a word: what the operator says stands in the audit entry. */
    async abandon(processId: string): Promise<void> {
      await bounded(() => client.workflow.getHandle(processId).terminate('abandoned'));
    },

    /** Tells a process a command and waits for its answer, at most until `deadline` (milliseconds since 1970). Never throws. */
    async command(processId: string, command: CommandArg, deadline: number): Promise<Told> {
      const handle = client.workflow.getHandle(processId);
      const options = {
        updateId: command.commandId,
        args: [command] as [CommandArg],
        waitForStage: WorkflowUpdateStage.ACCEPTED,
      } as const;
      try {
        const update = await connection.withDeadline(deadline, () => handle.startUpdate(commandUpdate, options));
        const answer = await connection.withDeadline(deadline, () => update.result());
        // All else the recording has written into the command's row; where row and process do not belong together it writes nothing.
        const parked = answer.answer === 'refused' && answer.reason === 'needsOperator';
        return parked ? { told: 'refused', type: answer.reason } : { told: 'answered' };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { told: 'notFound' };
        if (!(error instanceof WorkflowUpdateFailedError)) return { told: 'notKnown' };
        const type = error.cause instanceof ApplicationFailure ? error.cause.type : undefined;
        if (type === 'AcceptedUpdateCompletedWorkflow') return { told: 'notFound' };
        return type ? { told: 'refused', type } : { told: 'notKnown' };
      }
    },

    /** Throws `WorkflowNotFoundError` where the process is over or was never started. */
    async signalCommand(processId: string, command: CommandArg): Promise<void> {
      await bounded(() => client.workflow.getHandle(processId).signal(commandReceivedSignal, command));
    },

    /** Throws `WorkflowNotFoundError` where the process is over or was never started. */
    async signalFact(processId: string, fact: FactArg): Promise<void> {
      await bounded(() => client.workflow.getHandle(processId).signal(factArrivedSignal, fact));
    },

    close: () => connection.close(),
  };
}
