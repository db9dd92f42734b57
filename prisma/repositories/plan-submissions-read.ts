/** Submitted versions of a plan as people read them: in a customer's list, and one with all that a manager decides on. */
import {
  differences,
  submissionState,
  type Difference,
  type PlanVersion,
  type SubmissionState,
} from '../../domain/personalised-services/plan.ts';
import { mayViewStays } from '../../domain/personalised-services/assignment.ts';
import type { Impossible } from '../../domain/possible.ts';
import { isForOnePerson } from '../../domain/process.ts';
import { planApprovalKind } from '../../workflows/contracts/plan-approval.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { namedIn, officerChanges, servedBy, type OfficerChange } from './officer-changes.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { submittedVersion, versionOf } from './plans.ts';
import { endOf, viewProcess, withCloseReason, type ProcessView, type TimelineStep } from './process-view.ts';
import { parseState } from './processes.ts';
import { isOpen, stay } from './stays.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type SubmissionLine = {
  id: string;
  assignmentId: string;
  number: number;
  state: SubmissionState;
  submittedBy: PersonShort;
  submittedAt: string;
  decidedBy: PersonShort | null;
  decidedFor: PersonShort | null;
  decidedAt: string | null;
  reason: string | null;
  waitingFor: PersonShort | null;
  dueAt: string | null;
};

/** All submissions of a customer, of earlier stays too, the newest first. Four statements. */
export async function submissionsOf(reader: Reader, viewer: Viewer, customerId: string): Promise<SubmissionLine[]> {
  const rows = await reader.planSubmission.findMany({
    where: { customerId, customer: visibleCustomers(viewer) },
    include: { plan: { select: { assignmentId: true } } },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
  });
  const processes = await reader.process.findMany({
    where: { kind: planApprovalKind, subjectId: { in: rows.map((row) => row.id) }, outcome: null },
  });
  const standing = new Map(
    processes.map((p) => [p.subjectId, { manager: managerOf(p), dueAt: p.dueAt?.toISOString() ?? null }]),
  );
  const people = await personsById(reader, [
    ...rows.flatMap((row) => [row.submittedById, row.decidedById, row.decidedForId]),
    ...[...standing.values()].map(({ manager }) => manager),
  ]);
  return rows.map((row) => ({
    id: row.id,
    assignmentId: row.plan.assignmentId,
    number: row.number,
    state: submissionState(row.state),
    submittedBy: people.get(row.submittedById),
    submittedAt: row.submittedAt.toISOString(),
    decidedBy: people.find(row.decidedById),
    decidedFor: people.find(row.decidedForId),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    waitingFor: people.find(standing.get(row.id)?.manager),
    dueAt: standing.get(row.id)?.dueAt ?? null,
  }));
}

type ProcessRow = { kind: string; stateVersion: number; state: unknown; needs: string };
/** With whom it waits; null where it waits for nobody in particular. */
export const managerOf = (row: ProcessRow): string | null =>
  isForOnePerson(row.needs) ? parseState(row.kind, row.stateVersion, row.state).manager : null;

type PreviousSubmission = PlanVersion & { number: number; state: SubmissionState; reason: string | null };
export type SubmissionRead = {
  id: string;
  number: number;
  state: SubmissionState;
  customer: CustomerShort;
  submitted: PlanVersion;
  previous: PreviousSubmission | null;
  differences: Difference[];
  submittedBy: PersonShort;
  submittedAt: string;
  authors: PersonShort[];
  decidedBy: PersonShort | null;
  decidedFor: PersonShort | null;
  decidedAt: string | null;
  reason: string | null;
  process: ProcessView;
  timeline: TimelineStep[];
  officerChanges: OfficerChange[];
  /** The officer of the customer's open assignment. */
  assignedOfficerId: string | null;
};

/** One submission; null: there is none, or its customer does not exist for the viewer; `Impossible`: not theirs to read (RS-1). */
export async function readSubmission(
  reader: Reader,
  viewer: Viewer,
  id: string,
): Promise<SubmissionRead | Impossible | null> {
  const row = await reader.planSubmission.findFirst({
    where: { id, customer: visibleCustomers(viewer) },
    include: {
      coreIssueDocument: { select: { date: true } },
      plan: { select: { assignment: { select: servedBy } } },
      customer: {
        select: { ...customerShortSelect, assignments: { select: stay } },
      },
    },
  });
  if (!row) return null;
  const { assignments } = row.customer;
  const theirs = mayViewStays(viewer, assignments);
  if (!theirs.possible) return theirs;
  const before = await reader.planSubmission.findFirst({
    where: { planId: row.planId, number: { lt: row.number }, customer: visibleCustomers(viewer) },
    select: { ...submittedVersion, number: true, state: true, reason: true },
    orderBy: { number: 'desc' },
  });
  const { process, timeline, people } = await viewProcess(reader, planApprovalKind, id, [
    ...row.authors,
    row.submittedById,
    row.decidedById,
    row.decidedForId,
    ...namedIn(row.plan.assignment),
  ]);
  const submitted = versionOf(row);
  const previous = before && {
    number: before.number,
    state: submissionState(before.state),
    reason: before.reason,
    ...versionOf(before),
  };
  return {
    id,
    number: row.number,
    state: submissionState(row.state),
    customer: customerShort(row.customer),
    submitted,
    previous,
    differences: differences(previous, submitted),
    submittedBy: people.get(row.submittedById),
    submittedAt: row.submittedAt.toISOString(),
    authors: row.authors.map((author) => people.get(author)),
    decidedBy: people.find(row.decidedById),
    decidedFor: people.find(row.decidedForId),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    process,
    timeline: withCloseReason(timeline, row.plan.assignment),
    officerChanges: officerChanges(row.plan.assignment, people, row.submittedAt, endOf(process, timeline)),
    assignedOfficerId: assignments.find(isOpen)?.officerId ?? null,
  };
}
