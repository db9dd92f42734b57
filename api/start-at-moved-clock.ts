/** Development and tests only: a process that begins while the clock is moved begins at that clock (time travel). */
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';

export type MovedStart = {
  workflowId: string;
  workflowType: string;
  taskQueue: string;
  input: object;
  summary: string;
  details: string;
  /** The lower goes first; undefined: Temporal's own. */
  priority: number | undefined;
  /** How far the clock is ahead, in ms. */
  offset: number;
};

/** What is done where the id was used before, and where it runs. */
export type StartPolicy =
  | { reuse: 'REJECT_DUPLICATE'; conflict: 'USE_EXISTING' }
  | { reuse: 'ALLOW_DUPLICATE'; conflict: 'TERMINATE_EXISTING' };

/** temporal.api.enums.v1: a type-only import has no runtime values. */
const reusePolicies = { ALLOW_DUPLICATE: 1, REJECT_DUPLICATE: 3 };
const conflictPolicies = { USE_EXISTING: 2, TERMINATE_EXISTING: 3 };

/** A start delay of the offset, skipped by the same request: from then on the process's own time is the moved clock's. Throws as the SDK's start does, but for a duplicate, which is as good as started. */
export async function startAtMovedClock(
  client: Client,
  start: MovedStart,
  { reuse, conflict }: StartPolicy,
): Promise<void> {
  const { workflowId, workflowType, taskQueue, input, summary, details, priority, offset } = start;
  const fastForwardId = randomUUID();
  const payload = (value: unknown) => defaultPayloadConverter.toPayload(value);
  try {
    await client.workflowService.startWorkflowExecution({
      namespace: client.options.namespace,
      requestId: randomUUID(),
      identity: client.options.identity,
      workflowId,
      workflowType: { name: workflowType },
      taskQueue: { name: taskQueue },
      input: { payloads: [payload(input)] },
      workflowIdReusePolicy: reusePolicies[reuse],
      workflowIdConflictPolicy: conflictPolicies[conflict],
      ...(priority === undefined ? {} : { priority: { priorityKey: priority } }),
      userMetadata: { summary: payload(summary), details: payload(details) },
      workflowStartDelay: msToTs(offset),
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: 10_000,
        disablePropagation: true,
        fastForwardConfig: { id: fastForwardId, duration: msToTs(offset) },
      },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 6) return; // gRPC: already exists
    throw error;
  }
  // Until it is there: a command that comes before would end the delay, and be taken at the machine's time.
  const namespace = client.options.namespace;
  const skip = { namespace, workflowExecution: { workflowId }, fastForwardId };
  await client.workflowService.pollWorkflowExecutionTimeSkipping(skip).catch(() => {}); // begun all the same
}
