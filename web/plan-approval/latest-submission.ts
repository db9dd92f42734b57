import type { PersonalisedServices, SubmissionLine } from '../client/model.ts';

/** The newest submission of the present stay: versions are counted anew in each. Null: nothing was submitted in it. */
export function latestSubmission({
  submissions,
  assignment,
}: Pick<PersonalisedServices, 'submissions' | 'assignment'>): SubmissionLine | null {
  const ofStay = submissions.filter(({ assignmentId }) => assignmentId === assignment?.id);
  return ofStay.reduce<SubmissionLine | null>((a, b) => (!a || b.number > a.number ? b : a), null);
}
