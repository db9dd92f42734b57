/** What Temporal does with a closed run when its retention is over. */
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { until } from './until.ts';

/** Does Temporal know a run of it, open or closed? */
export async function isKept(client: Client, processId: string): Promise<boolean> {
  try {
    await client.workflow.getHandle(processId).describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Has it removed, once it is closed. Quick only on a server that `transferProcessorEnsureCloseBeforeDelete` is switched off for. */
export async function passRetention(client: Client, processId: string): Promise<void> {
  await client.workflow.getHandle(processId).result();
  const { namespace } = client.options;
  const workflowExecution = { workflowId: processId };
  await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
  await until('Temporal has removed it', async () => !(await isKept(client, processId)), 60_000);
}
