/** Referrals for transfer out as people read them: in a customer's list, and one with all that is decided on. */
import { mayViewStays } from '../../domain/personalised-services/assignment.ts';
import type { Impossible } from '../../domain/possible.ts';
import { transferReferralKind } from '../../workflows/contracts/transfer-referral.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { namedIn, officerChanges, servedBy, type OfficerChange } from './officer-changes.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { endOf, viewProcess, withCloseReason, type ProcessView, type TimelineStep } from './process-view.ts';
import { isOpen, stay } from './stays.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type ReferralLine = {
  id: string;
  assignmentId: string;
  step: string;
  outcome: string | null;
  referredBy: PersonShort;
  referredAt: string;
  monitoringUntil: string | null;
  dueAt: string | null;
};

/** All referrals of a customer, of earlier stays too, the newest first. Three statements. */
export async function referralsOf(reader: Reader, viewer: Viewer, customerId: string): Promise<ReferralLine[]> {
  const rows = await reader.transferReferral.findMany({
    where: { customerId, customer: visibleCustomers(viewer) },
    orderBy: [{ referredAt: 'desc' }, { id: 'desc' }],
  });
  const processes = await reader.process.findMany({
    where: { kind: transferReferralKind, subjectId: { in: rows.map(({ id }) => id) } },
    select: { subjectId: true, step: true, outcome: true, dueAt: true },
  });
  const standing = new Map(processes.map((process) => [process.subjectId, process]));
  const people = await personsById(
    reader,
    rows.map((row) => row.referredById),
  );
  return rows.map((row) => ({
    id: row.id,
    assignmentId: row.assignmentId,
    step: standing.get(row.id)?.step ?? '',
    outcome: standing.get(row.id)?.outcome ?? null,
    referredBy: people.get(row.referredById),
    referredAt: row.referredAt.toISOString(),
    monitoringUntil: row.monitoringUntil?.toISOString() ?? null,
    dueAt: standing.get(row.id)?.dueAt?.toISOString() ?? null,
  }));
}

export type ApprovalRead = { by: PersonShort; for: PersonShort | null; at: string };
export type ReferralRead = {
  id: string;
  customer: CustomerShort;
  assignmentId: string;
  referredBy: PersonShort;
  referredAt: string;
  reason: string | null;
  monitorDecision: ApprovalRead | null;
  /** The 90 days: from the accepted monitoring on (PS-17). */
  monitoring: { from: string; until: string; firstReminder: number; secondReminder: number; end: number } | null;
  transferActioned: { by: PersonShort; at: string } | null;
  transferDecision: ApprovalRead | null;
  endReason: string | null;
  process: ProcessView;
  timeline: TimelineStep[];
  officerChanges: OfficerChange[];
  authors: string[];
  assignedOfficerId: string | null;
  /** Whose customer it is now; null: nobody's any more. */
  officer: PersonShort | null;
  /** The plan accepted in this stay, which a transfer needs (PS-18). */
  acceptedPlan: { submissionId: string; number: number; decidedAt: string } | null;
};

/** One referral; null: there is none, or its customer does not exist for the viewer; `Impossible`: not theirs to read (RS-1). */
export async function readReferral(
  reader: Reader,
  viewer: Viewer,
  id: string,
): Promise<ReferralRead | Impossible | null> {
  const row = await reader.transferReferral.findFirst({
    where: { id, customer: visibleCustomers(viewer) },
    include: {
      assignment: { select: servedBy },
      customer: {
        select: { ...customerShortSelect, assignments: { select: stay } },
      },
    },
  });
  if (!row) return null;
  const { assignments } = row.customer;
  const theirs = mayViewStays(viewer, assignments);
  if (!theirs.possible) return theirs;
  const assignedOfficerId = assignments.find(isOpen)?.officerId ?? null;
  const plan = await reader.planSubmission.findFirst({
    where: { state: 'accepted', plan: { assignmentId: row.assignmentId }, customer: visibleCustomers(viewer) },
    select: { id: true, number: true, decidedAt: true },
    orderBy: { number: 'desc' },
  });
  const { process, timeline, people, days } = await viewProcess(reader, transferReferralKind, id, [
    row.referredById,
    row.monitorDecidedById,
    row.monitorDecidedForId,
    row.transferActionedById,
    row.transferDecidedById,
    row.transferDecidedForId,
    assignedOfficerId,
    ...namedIn(row.assignment),
  ]);
  const decision = (byId: string | null, forId: string | null, at: Date | null): ApprovalRead | null =>
    byId && at ? { by: people.get(byId), for: people.find(forId), at: at.toISOString() } : null;
  const { monitorDecidedAt, monitoringUntil, transferActionedById, transferActionedAt } = row;
  return {
    id,
    customer: customerShort(row.customer),
    assignmentId: row.assignmentId,
    referredBy: people.get(row.referredById),
    referredAt: row.referredAt.toISOString(),
    reason: row.reason,
    monitorDecision: decision(row.monitorDecidedById, row.monitorDecidedForId, monitorDecidedAt),
    monitoring:
      monitorDecidedAt && monitoringUntil && days.monitoringDays
        ? {
            from: monitorDecidedAt.toISOString(),
            until: monitoringUntil.toISOString(),
            ...days.monitoringDays,
          }
        : null,
    transferActioned:
      transferActionedById && transferActionedAt
        ? { by: people.get(transferActionedById), at: transferActionedAt.toISOString() }
        : null,
    transferDecision: decision(row.transferDecidedById, row.transferDecidedForId, row.transferDecidedAt),
    endReason: row.endReason,
    process,
    timeline: withCloseReason(timeline, row.assignment),
    officerChanges: officerChanges(row.assignment, people, row.referredAt, endOf(process, timeline)),
    authors: [row.referredById, transferActionedById].filter((author) => author !== null),
    assignedOfficerId,
    officer: people.find(assignedOfficerId),
    acceptedPlan: plan?.decidedAt
      ? { submissionId: plan.id, number: plan.number, decidedAt: plan.decidedAt.toISOString() }
      : null,
  };
}
