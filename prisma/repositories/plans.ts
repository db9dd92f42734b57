/** PS-8, PS-9: the Customer Management Plan of one stay, as it is being written. */
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { localDate } from './local-date.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type PlanShown = {
  id: string;
  revision: number;
  coreIssue: { type: string; stackingDocumentId: string; stackingDocumentDate: LocalDate } | null;
  trigger: { segment: string; issue: string } | null;
};

/** The plan of an assignment; null: nothing was saved yet. */
export async function planOf(reader: Reader, viewer: Viewer, assignmentId: string): Promise<PlanShown | null> {
  const row = await reader.plan.findFirst({
    where: { assignmentId, customer: visibleCustomers(viewer) },
    include: { coreIssueDocument: { select: { id: true, date: true } } },
  });
  if (!row) return null;
  const { coreIssueType: type, coreIssueDocument: document, triggerSegment: segment, triggerIssue: issue } = row;
  return {
    id: row.id,
    revision: row.revision,
    coreIssue:
      type !== null && document
        ? { type, stackingDocumentId: document.id, stackingDocumentDate: localDate(document.date) }
        : null,
    trigger: segment !== null && issue !== null ? { segment, issue } : null,
  };
}

export type LockedPlan = { id: string; revision: number; openSubmission: boolean };

/** Locks the plan until the transaction ends, after customer and assignment. Null: nothing was saved yet. */
export async function lockPlan(tx: Tx, assignmentId: string): Promise<LockedPlan | null> {
  const [row] = await tx.$queryRaw<{ id: string; revision: number }[]>`
    SELECT id, revision FROM plan WHERE assignment_id = ${assignmentId}::uuid FOR UPDATE`;
  if (!row) return null;
  const openSubmission = (await tx.planSubmission.count({ where: { planId: row.id, state: 'submitted' } })) > 0;
  return { ...row, openSubmission };
}

export type PartSaved =
  { part: 'coreIssue'; type: string; stackingDocumentId: string } | { part: 'trigger'; segment: string; issue: string };

/** Saves one part as a whole: the plan at its next revision, and who saved what (PS-12). Returns the revision. */
export async function savePlanPart(
  tx: Tx,
  plan: LockedPlan | null,
  saved: PartSaved,
  { customerId, assignmentId, personId, at }: { customerId: string; assignmentId: string; personId: string; at: Date },
): Promise<number> {
  const data =
    saved.part === 'coreIssue'
      ? { coreIssueType: saved.type, coreIssueDocumentId: saved.stackingDocumentId }
      : { triggerSegment: saved.segment, triggerIssue: saved.issue };
  const revision = (plan?.revision ?? 0) + 1;
  const { id } = plan
    ? await tx.plan.update({ where: { id: plan.id, revision: plan.revision }, data: { ...data, revision } })
    : await tx.plan.create({ data: { ...data, revision, customerId, assignmentId } });
  await tx.planEdit.create({ data: { planId: id, revision, part: saved.part, personId, at } });
  return revision;
}

/** PS-8: is this an existing stacking document of the customer? */
export async function isDocumentOf(tx: Tx, customerId: string, documentId: string): Promise<boolean> {
  return (await tx.stackingDocument.count({ where: { id: documentId, customerId } })) === 1;
}

/** What a manager compares, of a submission. */
export const submittedVersion = {
  coreIssueType: true,
  triggerSegment: true,
  triggerIssue: true,
  coreIssueDocument: { select: { date: true } },
} as const satisfies Prisma.PlanSubmissionSelect;
type Version = Prisma.PlanSubmissionGetPayload<{ select: typeof submittedVersion }>;
export const versionOf = (row: Version) => ({
  coreIssue: { type: row.coreIssueType, stackingDocumentDate: localDate(row.coreIssueDocument.date) },
  trigger: { segment: row.triggerSegment, issue: row.triggerIssue },
});
