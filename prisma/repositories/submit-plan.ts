/** PS-10: an officer submits the plan; its approval begins. */
import { randomUUID } from 'node:crypto';
import { submitted, type PlanApproval } from '../../domain/personalised-services/plan-approval.ts';
import type { Instant } from '../../domain/process.ts';
import { datesFrom } from '../../domain/time/deadlines.ts';
import { isAustralianState, localNow } from '../../domain/time/zone.ts';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import type { Tx } from '../client.ts';
import { firstWhoMayDecide } from './manager-line.ts';
import { insertProcess } from './processes.ts';
import { calendarOf, readSettings } from './settings.ts';
import { openWorkItem } from './work-items.ts';

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
  const state = await firstState(tx, { customerId, officerId: personId, authors, at });
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
  await insertProcess(tx, { id: processId, kind: 'planApproval', customerId, subjectId: submissionId, state, at });
  await tx.processStep.create({
    data: {
      processId,
      seq: 0,
      eventId,
      what: 'submit',
      step: state.step,
      whoId: personId,
      toId: state.manager,
      at: new Date(at),
    },
  });
  await openWorkItem(tx, {
    kind: state.manager ? 'planDecision' : 'noManagerLeft',
    customerId,
    processId,
    stepKey: '0/planDecision',
    assigneeId: state.manager,
    openedAt: at,
    followUpAt: state.due.length > 1 ? (state.due[0]?.at ?? null) : null,
    dueAt: state.due.at(-1)?.at ?? null,
    fromId: null,
  });
  return { submissionId, processId };
}

/** With whom it waits, and until when by the calendar of the officer's state (PS-12, PS-13). */
async function firstState(
  tx: Tx,
  { customerId, officerId, authors, at }: { customerId: string; officerId: string; authors: string[]; at: Instant },
): Promise<PlanApproval> {
  const officer = await tx.person.findUniqueOrThrow({
    where: { id: officerId },
    select: { managerId: true, state: true },
  });
  if (!isAustralianState(officer.state)) throw new Error('an officer without an Australian state');
  const { decisionDays, agencyTimeZone } = await readSettings(tx);
  const today = localNow(agencyTimeZone, new Date(at)).date;
  const manager = await firstWhoMayDecide(tx, officer.managerId, { customerId, authors, today });
  const draft = submitted(authors, manager, decisionDays);
  const calendar = await calendarOf(tx, officer.state);
  const due = datesFrom(calendar, agencyTimeZone, at, draft.due) as PlanApproval['due']; // the names are the draft's
  return { ...draft, manager, due };
}
