/** Workflows that are not the product's: what a release could be changed into. Bundled by the replay tests only. */
import { proxyActivities, sleep, upsertSearchAttributes } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { planApproval as transition, type PlanApproval } from '../../domain/personalised-services/plan-approval.ts';
import { planApprovalWords as words } from '../../domain/personalised-services/plan-approval-words.ts';
import type { Transition } from '../../domain/process.ts';
import { planApprovalKind as kind } from '../../workflows/contracts/plan-approval.ts';
import type { ProcessInput } from '../../workflows/contracts/process.ts';
import { caseProcess } from '../../workflows/contracts/search-attributes.ts';
import { recording } from '../../workflows/kit/activity-profiles.ts';
import { runProcess, type ProcessRules } from '../../workflows/kit/run-process.ts';

type Rules = ProcessRules<PlanApproval, Parameters<typeof transition>[1]>;
const rules: Rules = { kind, words, transition };
const { readProcess } = proxyActivities<Activities>(recording);

/** Rules that answer every event otherwise: what was allowed is refused, what was refused ends the process. Replays. */
export async function withOtherRules(input: ProcessInput): Promise<string> {
  const otherwise: Transition<PlanApproval, Parameters<typeof transition>[1]> = (state, event) =>
    'refuse' in transition(state, event)
      ? { next: { ...state, step: 'decided', outcome: 'ended', needs: 'nobody', due: [] }, effects: [] }
      : { refuse: 'rule' };
  return runProcess(input, {
    ...rules,
    transition: otherwise,
    words: { ...words, steps: {}, outcomes: {}, events: {} },
  });
}

/** One activity more, at the beginning. Must not replay. */
export async function withAnActivityMore(input: ProcessInput): Promise<string> {
  await readProcess(input.processId);
  return runProcess(input, rules);
}

/** One activity more with every event. Must not replay. */
export async function withAnActivityMoreInTheLoop(input: ProcessInput): Promise<string> {
  const andReads: typeof transition = (state, event) => {
    void readProcess(input.processId);
    return transition(state, event);
  };
  return runProcess(input, { ...rules, transition: andReads });
}

/** The same things in another order: the search attributes before the row is read. Must not replay. */
export async function inAnotherOrder(input: ProcessInput): Promise<string> {
  upsertSearchAttributes([{ key: caseProcess, value: kind }]);
  return runProcess(input, rules);
}

/** A timer after the outcome: seen only by recordings that reach the end. Must not replay. */
export async function withAWaitAtItsEnd(input: ProcessInput): Promise<string> {
  const outcome = await runProcess(input, rules);
  await sleep('1 hour');
  return outcome;
}
