/** PS-8, PS-9: the Customer Management Plan as it is written, submitted, and written again. */
import { impossible, possible, unless, type Possible } from '../possible.ts';
import { mayServe, type Assigned, type Me } from './assignment.ts';

export const submissionStates = ['submitted', 'accepted', 'returned', 'withdrawn', 'ended'] as const;
export type SubmissionState = (typeof submissionStates)[number];
const isSubmissionState = (word: string): word is SubmissionState => submissionStates.some((s) => s === word);
/** As it stands in the database, whose CHECK knows the same words. Throws a RangeError on any other. */
export function submissionState(word: string): SubmissionState {
  if (!isSubmissionState(word)) throw new RangeError('not a state of a submission');
  return word;
}

type Plan = { coreIssue: object | null; trigger: object | null };

/** PS-8: submitting needs both parts. The sentence names what is missing. */
function isComplete(plan: Plan | null): Possible {
  if (!plan || (!plan.coreIssue && !plan.trigger)) return impossible('Save the Core Issue and the Trigger first.');
  return unless([!plan.coreIssue, 'Save the Core Issue first.'], [!plan.trigger, 'Save the Trigger first.']);
}

/** PS-9: a plan is closed while a version of it waits for a decision; returned, withdrawn or accepted it is open again. */
function isEditable(openSubmission: boolean): Possible {
  return unless([openSubmission, 'The plan is submitted and waits for a decision. Withdraw it to change it.']);
}

type Standing = { me: Me; assignment: Assigned; plan: Plan | null; openSubmission: boolean };

export function mayEditPlan({ me, assignment, openSubmission }: Omit<Standing, 'plan'>): Possible {
  const mine = mayServe(me, assignment, 'plans.edit');
  return mine.possible ? isEditable(openSubmission) : mine;
}

/** PS-9, PS-10: by the assigned officer, complete, one open submission at a time, nothing about the deceased. */
export function maySubmitPlan({
  me,
  assignment,
  plan,
  openSubmission,
  deceased,
}: Standing & { deceased: boolean }): Possible {
  const mine = mayServe(me, assignment, 'plans.submit');
  if (!mine.possible) return mine;
  if (deceased) return impossible('The customer is recorded as deceased.');
  if (openSubmission) return impossible('The plan is submitted already and waits for a decision.');
  return isComplete(plan);
}

/** PS-14: until it is decided. */
export function mayWithdraw({ me, assignment, openSubmission }: Omit<Standing, 'plan'>): Possible {
  const mine = mayServe(me, assignment, 'planApproval.withdraw');
  if (!mine.possible) return mine;
  return openSubmission ? possible : impossible('No submission waits for a decision.');
}

/** A version of the plan, as what a manager compares. `stackingDocumentDate` is a local date. */
export type PlanVersion = {
  coreIssue: { type: string; stackingDocumentDate: string };
  trigger: { segment: string; issue: string };
};
export type Difference = {
  field: 'coreIssueType' | 'stackingDocumentDate' | 'segment' | 'issue';
  before: string | null;
  after: string;
};

const fields = {
  coreIssueType: (plan: PlanVersion) => plan.coreIssue.type,
  stackingDocumentDate: (plan: PlanVersion) => plan.coreIssue.stackingDocumentDate,
  segment: (plan: PlanVersion) => plan.trigger.segment,
  issue: (plan: PlanVersion) => plan.trigger.issue,
} as const satisfies Record<Difference['field'], (plan: PlanVersion) => string>;

/** What this version changed against the one before it; nothing where it is the first. */
export function differences(before: PlanVersion | null, after: PlanVersion): Difference[] {
  if (!before) return [];
  const names = ['coreIssueType', 'stackingDocumentDate', 'segment', 'issue'] as const;
  return names
    .map((field) => ({ field, before: fields[field](before), after: fields[field](after) }))
    .filter((d) => d.before !== d.after);
}
