/** A version of a plan as it was submitted, and what became of it. */
import { isOperatorsWork } from '../../domain/people/operators-work.ts';
import type { Permission } from '../../domain/people/permissions.ts';
import type { Instant } from '../../domain/process.ts';
import type { Reader, Tx } from '../client.ts';
import { officerWith, type ProcessOfficer } from './officer.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type SubmissionEnd = {
  state: 'accepted' | 'returned' | 'withdrawn' | 'ended';
  byId: string | null;
  /** The manager on leave for whom a delegate decided. */
  forId: string | null;
  at: Instant;
  reason: string | null;
};

/** Who submitted this version or edited the plan (PS-12). Locks the row until the transaction ends; no such row: nobody. */
export async function lockAuthors(tx: Tx, submissionId: string): Promise<readonly string[]> {
  const [row] = await tx.$queryRaw<{ authors: string[] }[]>`
    SELECT authors FROM plan_submission WHERE id = ${submissionId}::uuid FOR UPDATE`;
  return row?.authors ?? [];
}

/** The end of a submission. Four eyes, the reason of a return, and that it is decided once, are held by the table itself. */
export async function endSubmission(tx: Tx, submissionId: string, end: SubmissionEnd): Promise<void> {
  const decided = end.state === 'accepted' || end.state === 'returned';
  await tx.planSubmission.update({
    where: { id: submissionId },
    data: {
      state: end.state,
      reason: end.reason,
      ...(decided ? { decidedById: end.byId, decidedForId: end.forId, decidedAt: new Date(end.at) } : {}),
    },
  });
}

/** The officer who submitted it: their state's calendar counts (PS-13), their team's lists show it. */
export async function officerOfSubmission(reader: Reader, submissionId: string): Promise<ProcessOfficer> {
  const { submittedById } = await reader.planSubmission.findUniqueOrThrow({
    where: { id: submissionId },
    select: { submittedById: true },
  });
  return officerWith(reader, submittedById);
}

/** The stay to which the plan belongs. */
export async function assignmentOfSubmission(reader: Reader, submissionId: string): Promise<string> {
  const { plan } = await reader.planSubmission.findUniqueOrThrow({
    where: { id: submissionId },
    select: { plan: { select: { assignmentId: true } } },
  });
  return plan.assignmentId;
}

/** Does it exist for this viewer, to do this to it? */
export async function visibleSubmission(
  reader: Reader,
  viewer: Viewer,
  submissionId: string,
  action: Permission,
): Promise<boolean> {
  const customer = isOperatorsWork(viewer.roles, action) ? {} : visibleCustomers(viewer);
  return (await reader.planSubmission.count({ where: { id: submissionId, customer } })) === 1;
}
