/** The procedures' words for what the plan's approval does (RS-5). */
import type { StatusBadgeTone } from '@ag.ds-next/react/status-badge';
import { planApprovalWords } from '../../domain/personalised-services/plan-approval-words.ts';
import type { OfficerAction, Submission } from '../client/model.ts';

export type PlanState = OfficerAction['plan']['state'];

export const planStates: Record<PlanState, { word: string; tone: StatusBadgeTone }> = {
  none: { word: 'No plan yet', tone: 'notStartedLow' },
  draft: { word: 'Draft', tone: 'inProgressLow' },
  submitted: { word: 'Waiting for approval', tone: 'pausedLow' },
  accepted: { word: 'Accepted', tone: 'successMedium' },
  returned: { word: 'Returned', tone: 'warningMedium' },
  withdrawn: { word: 'Withdrawn', tone: 'unknownLow' },
  ended: { word: 'Ended', tone: 'cannotStartLow' },
};

const events: Record<string, string> = planApprovalWords.events;
const outcomes: Record<string, string> = planApprovalWords.outcomes;

/** What happened (an action, a fact, a deadline) or came of it; a word of a newer version is shown as it is. */
export function planWord(what: string): string {
  const word = what.split('.').at(-1) ?? what; // `planApproval.accept`
  return events[word] ?? outcomes[word] ?? what;
}

export type PlanField = Submission['differences'][number]['field'];

/** Several fields in running text: `Segment and Issue`. */
export const namesOf = (fields: readonly PlanField[]): string =>
  fields
    .map((field) => fieldWords[field])
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');

export const fieldWords: Record<PlanField, string> = {
  coreIssueType: 'Internal referral type',
  stackingDocumentDate: 'Date of stacking document',
  segment: 'Segment',
  issue: 'Issue',
};
