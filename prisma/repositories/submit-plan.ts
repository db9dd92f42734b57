/** PS-10: an officer submits the plan; its approval begins. */
import { randomUUID } from 'node:crypto';
import { submitted } from '../../domain/personalised-services/plan-approval.ts';
import type { Instant } from '../../domain/process.ts';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import type { Tx } from '../client.ts';
import { beginApproval } from './begin-approval.ts';

export type SubmitRefusal = 'notTheAssignee' | 'incomplete' | 'alreadySubmitted' | 'customerDeceased';
type Assignment = { id: string; officer_id: string };

/**
 * Locks customer, assignment and plan, in this order; writes the submission, its process (with the outbox line that starts it),
 * the first step of its timeline and the manager's work item. `eventId` is the command's id.
 */
export async function submitPlan(
  tx: Tx,
  { customerId, personId, eventId, at }: { customerId: string; personId: string; eventId: string; at: Instant },
): Promise<{ submissionId: string; processId: string } | { refused: SubmitRefusal }> {
  const [customer] = await tx.$queryRaw<{ deceased_on: Date | null }[]>`
    SELECT deceased_on FROM customer WHERE id = ${customerId}::uuid FOR SHARE`;
  const [assignment] = await tx.$queryRaw<Assignment[]>`
    SELECT id, officer_id FROM assignment WHERE customer_id = ${customerId}::uuid AND closed_at IS NULL FOR UPDATE`;
  if (assignment?.officer_id !== personId) return { refused: 'notTheAssignee' };
  if (customer?.deceased_on) return { refused: 'customerDeceased' };
  await tx.$queryRaw`SELECT id FROM plan WHERE assignment_id = ${assignment.id}::uuid FOR UPDATE`;
  const plan = await tx.plan.findUnique({
    where: { assignmentId: assignment.id },
    include: { edits: { select: { personId: true } }, submissions: { select: { state: true } } },
  });
  if (!plan?.coreIssueType || !plan.coreIssueDocumentId || !plan.triggerSegment || !plan.triggerIssue)
    return { refused: 'incomplete' };
  if (plan.submissions.some(({ state }) => state === 'submitted')) return { refused: 'alreadySubmitted' };

  const authors = [...new Set([personId, ...plan.edits.map((edit) => edit.personId)])].toSorted();
  const submissionId = randomUUID();
  const processId = planApprovalId(submissionId);
  await tx.planSubmission.create({
    data: {
      id: submissionId,
      planId: plan.id,
      customerId,
      number: plan.submissions.length + 1,
      coreIssueType: plan.coreIssueType,
      coreIssueDocumentId: plan.coreIssueDocumentId,
      triggerSegment: plan.triggerSegment,
      triggerIssue: plan.triggerIssue,
      submittedById: personId,
      submittedAt: new Date(at),
      authors,
    },
  });
  await beginApproval(tx, {
    processId,
    kind: 'planApproval',
    customerId,
    subjectId: submissionId,
    officerId: personId,
    authors,
    eventId,
    what: 'submit',
    item: 'planDecision',
    at,
    state: (manager, { decisionDays }) => submitted(authors, manager, decisionDays),
  });
  return { submissionId, processId };
}
