/** Every kind of process, by the name that stands in its row and in Temporal. */
import { planApprovalIsOver, planApprovalStateVersion } from './personalised-services/plan-approval.ts';
import { planApprovalWords } from './personalised-services/plan-approval-words.ts';
import type { AnyProcessWords, Refusal } from './process.ts';

type Kind = {
  words: AnyProcessWords;
  stateVersion: number;
  /** Why nothing changes any more, by the outcome. */
  isOver(outcome: string): Refusal;
};

export const processKinds = {
  planApproval: { words: planApprovalWords, stateVersion: planApprovalStateVersion, isOver: planApprovalIsOver },
} satisfies Record<string, Kind>;

export type ProcessKind = keyof typeof processKinds;
export const isProcessKind = (word: string): word is ProcessKind => Object.hasOwn(processKinds, word);
