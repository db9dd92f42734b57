import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, type Client } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import { msToTs, tsToDate } from '@temporalio/common/lib/time.js';
import type { temporal } from '@temporalio/proto';

/** The proto's own enum: a type-only import has no runtime values. */
const pollResult = { timeout: 1, completed: 2 };
/** gRPC: the server doesn't have the call. */
const unimplemented = 12;

/** Sets the whole time skipping configuration of one workflow execution (its latest run). */
async function setTimeSkipping(
  client: Client,
  workflowId: string,
  timeSkippingConfig: temporal.api.common.v1.ITimeSkippingConfig,
): Promise<void> {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: { timeSkippingConfig },
    updateMask: { paths: ['time_skipping_config'] },
  });
}

/**
 * Moves the virtual clock of one workflow execution forward by a duration and waits until it is there. Needs a running worker: it waits while a workflow
 * task, activity or child is in progress. Returns the clock and whether the workflow ended on the way; throws when it isn't there within the time given.
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  by: Duration,
  withinMs = 60_000,
): Promise<{ now: Date; ended: boolean }> {
  const id = randomUUID();
  await setTimeSkipping(client, workflowId, {
    enabled: true,
    maxSessionSkipCount: 10_000,
    disablePropagation: true, // children are forwarded by their own id
    fastForwardConfig: { id, duration: msToTs(by) },
  });
  for (const until = Date.now() + withinMs; Date.now() < until;) {
    const polled = await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      fastForwardId: id,
    });
    if (polled.fastForwardPollingResult === pollResult.completed)
      return { now: await virtualNow(client, workflowId), ended: false };
    if (polled.fastForwardPollingResult === pollResult.timeout) continue;
    const { status } = await client.workflow.getHandle(workflowId).describe();
    if (status.name !== 'RUNNING') return { now: await virtualNow(client, workflowId), ended: true };
    throw new Error(`The fast-forward of ${workflowId} failed: ${polled.failedReason}`);
  }
  throw new Error(
    `The fast-forward of ${workflowId} was not done in time: is a worker running, or an activity pending?`,
  );
}

/** The virtual clock of one workflow execution; equals the real one while nothing was skipped. */
export async function virtualNow(client: Client, workflowId: string): Promise<Date> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const time = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return time?.seconds ? tsToDate({ seconds: time.seconds, nanos: time.nanos ?? 0 }) : new Date();
}

/** Whether this server skips time, asked with any workflow execution. One before 1.32 accepts the setting silently, but has no call to wait by. */
export async function supportsTimeSkipping(client: Client, workflowId: string): Promise<boolean> {
  try {
    await setTimeSkipping(client, workflowId, { enabled: false });
    await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      fastForwardId: 'probe',
    });
    return true;
  } catch (e) {
    if (isGrpcServiceError(e) && e.code === unimplemented) return false;
    throw e;
  }
}
