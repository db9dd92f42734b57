/** CSO Actions List: an officer's PS customers, each with where its plan stands (PS-3, PS-10). */
import { submissionState, type SubmissionState } from '../../domain/personalised-services/plan.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { planApprovalKind } from '../../workflows/contracts/plan-approval.ts';
import { transferReferralKind } from '../../workflows/contracts/transfer-referral.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { inOrder, instantKey, nameKey, pageOf, type Page, type PageAsked } from './page.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { managerOf } from './plan-submissions-read.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

/** `none`: nothing saved; `draft`: saved and never submitted; else what became of the last submission. */
export const planStates = ['none', 'draft', 'submitted', 'accepted', 'returned', 'withdrawn', 'ended'] as const;
export type PlanState = 'none' | 'draft' | SubmissionState;
export type OfficerAction = {
  assignmentId: string;
  customer: CustomerShort;
  openedAt: string;
  plan: {
    state: PlanState;
    submissionId: string | null;
    waitingFor: PersonShort | null;
    dueAt: string | null;
    reason: string | null;
    changedAt: string | null;
  };
  /** The last referral for transfer out of this stay; null: none. */
  referral: {
    id: string;
    step: string;
    outcome: string | null;
    waitingFor: PersonShort | null;
    dueAt: string | null;
  } | null;
};
export const officerActionSorts = ['attention', 'name', 'openedAt', 'changedAt'] as const;
export type OfficerActionSort = (typeof officerActionSorts)[number];

const state = Prisma.sql`coalesce(s.state, CASE WHEN p.id IS NULL THEN 'none' ELSE 'draft' END)`;
const changedAt = Prisma.sql`coalesce(r.ended_at, s.submitted_at, (SELECT max(e.at) FROM plan_edit e WHERE e.plan_id = p.id))`;

/** `now`: after which instant a decision is overdue. Returned plans come first, then overdue ones, then by name. */
export async function officerActions(
  reader: Reader,
  viewer: Viewer,
  asked: { sort: OfficerActionSort; state?: PlanState | undefined; now: Date },
  page: PageAsked,
): Promise<Page<OfficerAction>> {
  const keys = {
    attention: Prisma.sql`CASE WHEN s.state = 'returned' THEN '0' WHEN r.due_at < ${asked.now} THEN '1' ELSE '2' END || ${nameKey}`,
    name: nameKey,
    openedAt: instantKey(Prisma.sql`a.opened_at`),
    changedAt: instantKey(changedAt),
  };
  const inState = asked.state ? Prisma.sql`AND ${state} = ${asked.state}` : Prisma.empty;
  const list = Prisma.sql`SELECT a.id, ${keys[asked.sort]} AS key
    FROM assignment a JOIN customer c ON c.id = a.customer_id
    LEFT JOIN plan p ON p.assignment_id = a.id
    LEFT JOIN LATERAL (
      SELECT id, state, submitted_at FROM plan_submission WHERE plan_id = p.id ORDER BY number DESC LIMIT 1) s ON true
    LEFT JOIN process r ON r.kind = ${planApprovalKind} AND r.subject_id = s.id
    WHERE a.officer_id = ${viewer.personId}::uuid AND a.closed_at IS NULL ${inState} AND ${visibleCustomersSql(viewer)}`;
  const found = await pageOf(reader, list, page);

  const rows = await reader.assignment.findMany({
    where: { id: { in: found.rows }, customer: visibleCustomers(viewer) },
    include: {
      customer: { select: customerShortSelect },
      plan: {
        select: {
          edits: { select: { at: true }, orderBy: { revision: 'desc' }, take: 1 },
          submissions: { orderBy: { number: 'desc' }, take: 1 },
        },
      },
      transferReferrals: { select: { id: true }, orderBy: { referredAt: 'desc' }, take: 1 },
    },
  });
  const submissionIds = rows.flatMap(({ plan }) => plan?.submissions.map(({ id }) => id) ?? []);
  const processes = await reader.process.findMany({
    where: { kind: planApprovalKind, subjectId: { in: submissionIds } },
  });
  const referralIds = rows.flatMap((row) => row.transferReferrals.map(({ id }) => id));
  const referralProcesses = await reader.process.findMany({
    where: { kind: transferReferralKind, subjectId: { in: referralIds } },
  });
  const processOf = new Map([...processes, ...referralProcesses].map((process) => [process.subjectId, process]));
  const people = await personsById(reader, [...processes, ...referralProcesses].map(managerOf));
  const actions = inOrder(found.rows, rows).map((row) => {
    const submission = row.plan?.submissions[0];
    const process = submission && processOf.get(submission.id);
    const referral = processOf.get(row.transferReferrals[0]?.id ?? '');
    const changed = process?.endedAt ?? submission?.submittedAt ?? row.plan?.edits[0]?.at ?? null;
    return {
      assignmentId: row.id,
      customer: customerShort(row.customer),
      openedAt: row.openedAt.toISOString(),
      plan: {
        state: planState(row.plan, submission?.state),
        submissionId: submission?.id ?? null,
        waitingFor: process ? people.find(managerOf(process)) : null,
        dueAt: process?.dueAt?.toISOString() ?? null,
        reason: submission?.reason ?? null,
        changedAt: changed?.toISOString() ?? null,
      },
      referral: referral
        ? {
            id: referral.subjectId,
            step: referral.step,
            outcome: referral.outcome,
            waitingFor: people.find(managerOf(referral)),
            dueAt: referral.dueAt?.toISOString() ?? null,
          }
        : null,
    };
  });
  return { ...found, rows: actions };
}

function planState(plan: object | null, submission: string | undefined): PlanState {
  if (submission !== undefined) return submissionState(submission);
  return plan ? 'draft' : 'none';
}
