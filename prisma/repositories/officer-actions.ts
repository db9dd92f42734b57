/** CSO Actions List: an officer's PS customers, each with where its plan stands (PS-3, PS-10). */
import { submissionState, type SubmissionState } from '../../domain/personalised-services/plan.ts';
import {
  transferReferralSteps,
  type TransferReferralStep,
} from '../../domain/personalised-services/transfer-referral.ts';
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
/** Where the referral stands that is open; `noReferral`: none is. */
export const referralStates = [
  'noReferral',
  ...transferReferralSteps.filter((step): step is Exclude<TransferReferralStep, 'over'> => step !== 'over'),
] as const;
export type ReferralState = (typeof referralStates)[number];
/** How many customers stand there, by either; `all`: of the whole list. */
export type OfficerActionCounts = Record<'all' | PlanState | ReferralState, number>;
export const officerActionSorts = ['attention', 'name', 'openedAt', 'changedAt'] as const;
export type OfficerActionSort = (typeof officerActionSorts)[number];

const state = Prisma.sql`coalesce(s.state, CASE WHEN p.id IS NULL THEN 'none' ELSE 'draft' END)`;
const referral = Prisma.sql`coalesce(f.step, 'noReferral')`;
const changedAt = Prisma.sql`coalesce(r.ended_at, s.submitted_at, (SELECT max(e.at) FROM plan_edit e WHERE e.plan_id = p.id))`;

/** `now`: after which instant a decision is overdue. Returned plans come first, then overdue ones, then by name. */
export async function officerActions(
  reader: Reader,
  viewer: Viewer,
  asked: {
    sort: OfficerActionSort;
    state?: PlanState | undefined;
    referral?: ReferralState | undefined;
    now: Date;
  },
  page: PageAsked,
): Promise<Page<OfficerAction> & { counts: OfficerActionCounts }> {
  const keys = {
    attention: Prisma.sql`CASE WHEN s.state = 'returned' THEN '0' WHEN ${isOverdue(asked.now)} THEN '1' ELSE '2' END || ${nameKey}`,
    name: nameKey,
    openedAt: instantKey(Prisma.sql`a.opened_at`),
    changedAt: instantKey(changedAt),
  };
  const inState = asked.state ? Prisma.sql`AND ${state} = ${asked.state}` : Prisma.empty;
  const inReferral = asked.referral ? Prisma.sql`AND ${referral} = ${asked.referral}` : Prisma.empty;
  const mine = Prisma.sql`assignment a JOIN customer c ON c.id = a.customer_id
    LEFT JOIN plan p ON p.assignment_id = a.id
    LEFT JOIN LATERAL (
      SELECT id, state, submitted_at FROM plan_submission WHERE plan_id = p.id ORDER BY number DESC LIMIT 1) s ON true
    LEFT JOIN process r ON r.kind = ${planApprovalKind} AND r.subject_id = s.id
    LEFT JOIN LATERAL (
      SELECT q.step, q.due_at FROM transfer_referral t JOIN process q ON q.kind = ${transferReferralKind} AND q.subject_id = t.id
      WHERE t.assignment_id = a.id AND q.outcome IS NULL LIMIT 1) f ON true
    WHERE a.officer_id = ${viewer.personId}::uuid AND a.closed_at IS NULL AND ${visibleCustomersSql(viewer)}`;
  const found = await pageOf(
    reader,
    Prisma.sql`SELECT a.id, ${keys[asked.sort]} AS key FROM ${mine} ${inState} ${inReferral}`,
    page,
  );
  const counts = await countsOf(reader, mine);

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
      transferReferrals: { select: { id: true }, orderBy: { referredAt: 'desc' } },
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
    const referrals = row.transferReferrals.flatMap(({ id }) => processOf.get(id) ?? []);
    const referral = referrals.find(({ outcome }) => outcome === null) ?? referrals[0]; // the open one, by which it is counted
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
  return { ...found, rows: actions, counts };
}

/** A decision on the plan or the referral, or the monitoring that is over and waits for the officer. */
const isOverdue = (now: Date) => Prisma.sql`r.due_at < ${now} OR f.due_at < ${now} OR f.step = 'lapsed'`;

/** Of all that is mine, whatever is chosen. */
async function countsOf(reader: Reader, mine: Prisma.Sql): Promise<OfficerActionCounts> {
  const groups = await reader.$queryRaw<{ plan: string; referral: string; many: number }[]>`
    SELECT ${state} AS plan, ${referral} AS referral, count(*)::int AS many FROM ${mine} GROUP BY 1, 2`;
  const counts: OfficerActionCounts = {
    all: 0,
    none: 0,
    draft: 0,
    submitted: 0,
    accepted: 0,
    returned: 0,
    withdrawn: 0,
    ended: 0,
    noReferral: 0,
    awaitingMonitorApproval: 0,
    monitoring: 0,
    lapsed: 0,
    awaitingTransferApproval: 0,
  };
  for (const { plan, referral: step, many } of groups) {
    counts.all += many;
    for (const word of [...planStates, ...referralStates]) if (word === plan || word === step) counts[word] += many;
  }
  return counts;
}

function planState(plan: object | null, submission: string | undefined): PlanState {
  if (submission !== undefined) return submissionState(submission);
  return plan ? 'draft' : 'none';
}
