/** What the recorded lives of every kind of process are made of. */
import type { WorkflowHandle } from '@temporalio/client';
import type { Deps } from '../../api/deps.ts';
import { Problem } from '../../api/errors.ts';
import type { MessageHouse } from '../support/message-house.ts';
import { stateOf } from '../support/plan-approval-acts.ts';
import type { ProcessHouse } from '../support/process-house.ts';
import { until } from '../support/until.ts';

export type Scenario = {
  /** The path that a changed loop must not leave. */
  protects: string;
  /** Runs a process to its end. Returns the run to record. */
  run(house: MessageHouse): Promise<WorkflowHandle>;
  /** Needs a server that suggests continue-as-new early. */
  shortHistories?: true;
};

const minute = 60_000;

/** Moves it past whatever is due next, so many times. */
export async function passDeadlines(
  house: { deps: Pick<Deps, 'db'> } & Pick<ProcessHouse, 'forwardTo'>,
  processId: string,
  times: number,
): Promise<void> {
  for (let i = 0; i < times; i++) {
    const { due, seq } = await stateOf(house.deps, processId);
    const at = Date.parse(due[0]?.at ?? '');
    await house.forwardTo(processId, new Date(at + minute).toISOString());
    await until('the deadline is recorded', async () => (await stateOf(house.deps, processId)).seq > seq);
  }
}

export async function ended(house: ProcessHouse, processId: string): Promise<WorkflowHandle> {
  const handle = house.client.workflow.getHandle(processId);
  await handle.result();
  return handle;
}

/** Lets a refusal pass, and nothing else. */
export const aProblem = (error: unknown) => {
  if (!(error instanceof Problem)) throw error;
};
