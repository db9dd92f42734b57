/** OA-15: one letter, printed once. The procedure stands in domain/online-accounts/letter-issue.ts. */
import { ActivityFailure, proxyActivities } from '@temporalio/workflow';
import {
  isPrint,
  letterIssue as transition,
  type LetterIssue,
  type LetterIssueEvent,
} from '../domain/online-accounts/letter-issue.ts';
import { letterIssueWords as words } from '../domain/online-accounts/letter-issue-words.ts';
import type { Activities } from '../activities/index.ts';
import { letterIdOf, letterIssueKind as kind } from './contracts/letter-issue.ts';
import type { ProcessInput } from './contracts/process.ts';
import { printing } from './kit/activity-profiles.ts';
import { runProcess, type ProcessRules } from './kit/run-process.ts';

export async function letterIssue(input: ProcessInput): Promise<string> {
  return runProcess(input, letterRules(input));
}

/** The rules with the act of one letter. */
export function letterRules({ processId }: ProcessInput): ProcessRules<LetterIssue, LetterIssueEvent> {
  const { printLetter } = proxyActivities<Activities>(printing);
  const letterId = letterIdOf(processId);

  async function print(id: string): Promise<LetterIssueEvent> {
    try {
      const result = await printLetter.executeWithOptions({ summary: words.events.print }, [{ letterId }]);
      return { kind: 'result', id, result };
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      return { kind: 'result', id, result: 'notQueued' };
    }
  }

  return { kind, words, transition, isAct: isPrint, act: (_due, _state, id) => print(id) };
}
