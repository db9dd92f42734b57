/** Personalised Services in the demonstration data: referrals, stays, stacking documents with notes, plans and their approvals. */
import { isInternational } from '../../domain/customers/location.ts';
import { stackingDocumentCommunication } from '../../domain/personalised-services/stacking-document.ts';
import { planApproval, submitted } from '../../domain/personalised-services/plan-approval.ts';
import type { Settings } from '../../domain/settings.ts';
import type { WorkingCalendar } from '../../domain/time/working-days.ts';
import { localNow, type AustralianState } from '../../domain/time/zone.ts';
import type { ProcessKind } from '../../domain/process-kinds.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import type { Tx } from '../client.ts';
import { transferredOut } from '../repositories/assignments.ts';
import { importProcess } from '../repositories/processes.ts';
import { calendarOf } from '../repositories/settings.ts';
import { customerId, placeOf } from './customers.ts';
import { noteWithCopy, recordWithCopy } from './cuba-copies.ts';
import { cyclic, seedId } from './deterministic.ts';
import { officeHours, type Ago, type Minute } from './office-hours.ts';
import { people, type SeedPerson } from './people.ts';
import { processHistory, type Happened, type History } from '../import/process-history.ts';
import { addReferrals } from './referrals.ts';
import { addReassignment } from './restricted.ts';
import { pending, stays, type Happening, type Stay, type Submitted } from './stays.ts';
import { laterIssue, notes, returnReasons, triggers, withdrawReason } from './texts.ts';
import { allocator, officerAt, person, servedBy } from './who-served.ts';

export type Rows = {
  internalReferrals: Prisma.InternalReferralCreateManyInput[];
  assignments: Prisma.AssignmentCreateManyInput[];
  officers: Prisma.AssignmentOfficerCreateManyInput[];
  communications: Prisma.CommunicationCreateManyInput[];
  documents: Prisma.StackingDocumentCreateManyInput[];
  notes: Prisma.NoteCreateManyInput[];
  plans: Prisma.PlanCreateManyInput[];
  edits: Prisma.PlanEditCreateManyInput[];
  submissions: Prisma.PlanSubmissionCreateManyInput[];
  referrals: Prisma.TransferReferralCreateManyInput[];
  histories: { kind: ProcessKind; customerId: string; subjectId: string; history: History }[];
};

/**
 * Writes everything, after people and customers. Processes that are not over are imported: the API's sweeper starts them.
 * `salt` goes into their ids.
 */
export async function seedPersonalisedServices(tx: Tx, settings: Settings, now: Date, salt: string): Promise<void> {
  const clocks = new Map<AustralianState, Clock>();
  for (const { state } of people) {
    if (clocks.has(state)) continue;
    const calendar = await calendarOf(tx, state);
    clocks.set(state, { calendar, ago: officeHours(calendar, now) });
  }
  const clockOf = ({ state }: SeedPerson) => {
    const clock = clocks.get(state);
    if (!clock) throw new Error(`no calendar of ${state}`);
    return clock;
  };

  const rows: Rows = {
    internalReferrals: [],
    assignments: [],
    officers: [],
    communications: [],
    documents: [],
    notes: [],
    plans: [],
    edits: [],
    submissions: [],
    referrals: [],
    histories: [],
  };
  for (const [index, stay] of stays.entries()) {
    const { ago } = clockOf(person(stay.officer));
    await addStay(tx, rows, { stay, index, ago, clockOf, settings, now, salt });
  }
  for (const { customer, by, on, associateOf } of pending)
    rows.internalReferrals.push({
      id: seedId('pendingReferral', customer),
      ...referral(customer, associateOf),
      state: 'pending',
      createdById: person(by).id,
      createdAt: clockOf(person(by)).ago(on, 90),
    });
  await write(tx, rows);
}

async function write(tx: Tx, rows: Rows): Promise<void> {
  await tx.internalReferral.createMany({ data: rows.internalReferrals });
  await tx.assignment.createMany({ data: rows.assignments });
  await tx.assignmentOfficer.createMany({ data: rows.officers });
  await tx.communication.createMany({ data: rows.communications });
  await tx.stackingDocument.createMany({ data: rows.documents });
  await tx.note.createMany({ data: rows.notes });
  await tx.plan.createMany({ data: rows.plans });
  await tx.planEdit.createMany({ data: rows.edits });
  await tx.planSubmission.createMany({ data: rows.submissions });
  await tx.transferReferral.createMany({ data: rows.referrals });
  for (const { history, ...rest } of rows.histories) {
    const { processId, state, steps } = history;
    await importProcess(tx, { id: processId, ...rest, state, steps });
  }
  await tx.workItem.createMany({ data: rows.histories.flatMap(({ history }) => history.items) });
  await tx.fact.createMany({ data: rows.histories.flatMap(({ history }) => history.facts) });
}

type Clock = { calendar: WorkingCalendar; ago: Ago };
/** A stay, its place in the list, and what dates and ids are made with. */
export type Told = {
  stay: Stay;
  index: number;
  ago: Ago;
  clockOf(officer: SeedPerson): Clock;
  settings: Settings;
  now: Date;
  salt: string;
};

async function addStay(tx: Tx, rows: Rows, told: Told): Promise<void> {
  const { stay, index, ago } = told;
  const id = seedId('assignment', index);
  const internalReferralId = seedId('internalReferral', index);
  const served = servedBy(stay);
  rows.internalReferrals.push({
    id: internalReferralId,
    ...referral(stay.customer, stay.associateOf),
    state: 'assigned',
    createdById: allocator(served[0]?.officer ?? person(stay.officer)).id,
    createdAt: ago(stay.opened, 20),
  });
  const transferred = await addReferrals(tx, rows, told, id);
  rows.assignments.push({
    id,
    customerId: customerId(stay.customer),
    internalReferralId,
    officerId: person(stay.officer).id,
    openedAt: ago(stay.opened, 45),
    ...(stay.closed ? { closedAt: ago(stay.closed.on, 240), closeReason: stay.closed.why } : {}),
    ...(transferred ? { closedAt: transferred, closeReason: transferredOut } : {}),
  });
  for (const { officer, since } of served)
    rows.officers.push({
      assignmentId: id,
      officerId: officer.id,
      assignedById: allocator(officer).id,
      fromAt: ago(since, 45),
    });
  await addReassignment(tx, rows, told);
  addDocuments(rows, told);
  await addPlan(tx, rows, told, id);
}

/** PS-5, PS-6: each document with its communication record and up to three notes in the days after it; of customers abroad with Cuba's copies (PS-7). */
function addDocuments(rows: Rows, { stay, index, ago, settings, salt }: Told): void {
  const abroad = isInternational(placeOf(stay.customer));
  const salted = abroad && salt ? [salt] : []; // the ids of what is copied are those of processes
  for (const [n, day] of stay.documents.entries()) {
    const id = documentId(index, n);
    const createdAt = ago(day, 60);
    const common = { customerId: customerId(stay.customer), createdById: officerAt(stay, day).id, createdAt };
    const communicationId = seedId('communication', index, n, ...salted);
    const record = { id: communicationId, ...common, ...stackingDocumentCommunication };
    if (abroad) recordWithCopy(rows, record);
    else rows.communications.push(record);
    const date = new Date(localNow(settings.agencyTimeZone, new Date(createdAt)).date);
    rows.documents.push({ id, ...common, communicationId, date });
    const until = stay.documents[n + 1] ?? stay.closed?.on ?? 0;
    const days = [day, day - 2, day - 5].filter((d) => d === day || d > until).slice(0, 1 + ((index + n) % 3));
    for (const [i, d] of days.entries()) {
      const text = n === 0 && i === 0 ? cyclic(notes, 0) : cyclic(notes.slice(1), index * 5 + n * 3 + i);
      const note = {
        id: seedId('note', index, n, i, ...salted),
        stackingDocumentId: id,
        customerId: common.customerId,
        ...text,
        authorId: officerAt(stay, d).id,
        createdAt: ago(d, 70 + i),
      };
      if (abroad) noteWithCopy(rows, note);
      else rows.notes.push(note);
    }
  }
}

async function addPlan(tx: Tx, rows: Rows, told: Told, assignmentId: string): Promise<void> {
  const { stay, index, ago } = told;
  if (stay.core === undefined) return;
  const id = seedId('plan', index);
  const edits: Prisma.PlanEditCreateManyInput[] = [];
  const save = (part: string, day: number, minute: Minute) =>
    edits.push({
      planId: id,
      revision: edits.length + 1,
      part,
      personId: officerAt(stay, day).id,
      at: ago(day, minute),
    });
  let version = {
    coreIssueType: stay.associateOf === undefined ? 'Other' : 'Associate',
    coreIssueDocumentId: documentId(index, latestDocument(stay, stay.core)),
    ...trigger(index),
  };
  save('coreIssue', stay.core, 100);
  if (stay.trigger !== undefined) save('trigger', stay.trigger, 110);

  for (const [n, submission] of (stay.submissions ?? []).entries()) {
    if (n > 0) {
      // a new version names the latest contact, and says more
      version = {
        ...version,
        coreIssueDocumentId: documentId(index, latestDocument(stay, submission.on)),
        triggerIssue: `${version.triggerIssue} ${laterIssue}`,
      };
      save('coreIssue', submission.on, 120);
      save('trigger', submission.on, 125);
    }
    const authors = edits.map((edit) => edit.personId);
    await addSubmission(tx, rows, told, { planId: id, number: n + 1, ...version }, submission, authors);
  }
  // part by part, as it is saved; none of these drafts was ever submitted without both
  const { triggerSegment, triggerIssue, ...coreIssue } = version;
  rows.plans.push({
    id,
    customerId: customerId(stay.customer),
    assignmentId,
    revision: edits.length,
    ...coreIssue,
    ...(stay.trigger === undefined ? {} : { triggerSegment, triggerIssue }),
  });
  rows.edits.push(...edits);
}

type Version = Pick<
  Prisma.PlanSubmissionCreateManyInput,
  'planId' | 'number' | 'coreIssueType' | 'coreIssueDocumentId' | 'triggerSegment' | 'triggerIssue'
>;

async function addSubmission(
  tx: Tx,
  rows: Rows,
  { stay, index, ago, clockOf, settings, now, salt }: Told,
  version: Version,
  { on, after = [] }: Submitted,
  editors: readonly string[],
): Promise<void> {
  const officer = officerAt(stay, on);
  const id = seedId('submission', index, version.number, ...(salt ? [salt] : []));
  const submission = {
    id,
    customerId: customerId(stay.customer),
    submittedById: officer.id,
    authors: [...new Set([officer.id, ...editors])].toSorted(),
  };
  const at = ago(on, 130 + ((index * 7) % 60));
  const { authors } = submission;
  const begun = {
    processId: planApprovalId(id),
    subjectId: id,
    customerId: submission.customerId,
    at,
    what: 'submit',
    item: 'planDecision',
    authors,
    state: (manager: string | null) => submitted(authors, manager, settings.decisionDays),
    transition: planApproval,
    officerAt: () => ({
      id: officer.id,
      managerId: officer.manager === null ? null : person(officer.manager).id,
      calendar: clockOf(person(stay.officer)).calendar,
    }),
  };
  const happened = after.map((happening) => happenedAs(happening, ago(happening.on, 200 + (index % 30)), index));
  const history = await processHistory(tx, settings.agencyTimeZone, begun, happened, now.toISOString());
  const end = history.written.at(-1);
  const decided = end?.state === 'accepted' || end?.state === 'returned' ? end : null;
  rows.submissions.push({
    ...version,
    ...submission,
    submittedAt: at,
    state: end?.state ?? 'submitted',
    decidedById: decided?.byId ?? null,
    decidedForId: decided?.forId ?? null,
    decidedAt: decided?.at ?? null,
    reason: end?.reason ?? null,
  });
  rows.histories.push({ kind: 'planApproval', customerId: submission.customerId, subjectId: id, history });
}

function happenedAs({ what, by, to }: Happening, at: string, index: number): Happened {
  if (what === 'customerDeceased' || what === 'assignmentClosed')
    return { at, fact: what, sourceId: `demonstration-${what}-${index}` };
  const reason = what === 'return' ? cyclic(returnReasons, index) : what === 'withdraw' ? withdrawReason : undefined;
  return {
    at,
    action: what,
    by: by === undefined ? null : person(by).id,
    ...(to === undefined ? {} : { to: person(to).id }),
    ...(reason === undefined ? {} : { reason }),
  };
}

const referral = (customer: number, associateOf: number | undefined) => ({
  customerId: customerId(customer),
  type: associateOf === undefined ? 'Other' : 'Associate',
  associateCustomerId: associateOf === undefined ? null : customerId(associateOf),
});

const documentId = (index: number, n: number): string => seedId('stackingDocument', index, n);
const latestDocument = ({ documents }: Stay, day: number): number => documents.findLastIndex((d) => d >= day);

function trigger(index: number): { triggerSegment: string; triggerIssue: string } {
  const { segment, issue } = cyclic(triggers, index);
  return { triggerSegment: segment, triggerIssue: issue };
}
