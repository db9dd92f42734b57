/** One line each: an assignment, a submitted plan, a referral for transfer out. Answers whether it is new. */
import { mayBeAssigned } from '../../domain/personalised-services/assignment.ts';
import { planApproval, submitted } from '../../domain/personalised-services/plan-approval.ts';
import { referred, transferReferral } from '../../domain/personalised-services/transfer-referral.ts';
import type { ProcessKind } from '../../domain/process-kinds.ts';
import type { Settings } from '../../domain/settings.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { isAustralianState } from '../../domain/time/zone.ts';
import type { Customer } from '../../generated/prisma/client.ts';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import { transferReferralId } from '../../workflows/contracts/transfer-referral.ts';
import type { Tx } from '../client.ts';
import { namedId } from '../named-id.ts';
import { openAssignment } from '../repositories/assignments.ts';
import { importProcess } from '../repositories/processes.ts';
import { calendarOf } from '../repositories/settings.ts';
import { columnsOf, isReferralWord } from '../repositories/transfer-referrals.ts';
import type { AssignmentLine, PlanLine, ReferralLine } from './line.ts';
import { processHistory, type Happened, type History } from './process-history.ts';

export type Scene = { tx: Tx; customer: Customer; settings: Settings; now: Date; today: LocalDate };
type Refuse = (why: string) => never;

/** PS-3, PS-4. */
export async function importAssignment(
  { tx, customer }: Scene,
  id: string,
  line: AssignmentLine,
  refuse: Refuse,
): Promise<boolean> {
  const internalReferralId = namedId('import', 'internalReferral', line.reference);
  if (await tx.assignment.count({ where: { internalReferralId } })) return false;
  const { id: officerId, ...officer } = await person(tx, line.officer, refuse);
  const may = mayBeAssigned(officer, { restricted: customer.restricted, deceased: customer.deceasedOn !== null });
  if (!may.possible) refuse(may.why);
  const { id: assignedById } = await person(tx, line.assigned_by, refuse);
  if (await tx.assignment.count({ where: { customerId: customer.id, closedAt: null } }))
    refuse('The customer has an open assignment already.');
  if ((line.type === 'Associate') !== (line.associate_csid !== undefined))
    refuse('An Associate needs the CSID of the customer they are associated with, and nobody else has one.');
  const associate = line.associate_csid
    ? await tx.customer.findUnique({ where: { csid: line.associate_csid }, select: { id: true } })
    : null;
  if (line.associate_csid && !associate) refuse('There is no customer with the associate’s CSID.');
  const at = new Date(line.at);
  await tx.internalReferral.create({
    data: {
      id: internalReferralId,
      customerId: customer.id,
      type: line.type,
      associateCustomerId: associate?.id ?? null,
      createdById: assignedById,
      createdAt: at,
    },
  });
  await openAssignment(tx, { customerId: customer.id, internalReferralId, officerId, assignedById, at });
  return true;
}

/** PS-8, PS-10, PS-11: as submitted; accepted, or waiting for the manager since. */
export async function importPlan(scene: Scene, id: string, line: PlanLine, refuse: Refuse): Promise<boolean> {
  const { tx, customer } = scene;
  if (await tx.planSubmission.count({ where: { id } })) return false;
  const assignment = await openStay(scene, line.at, refuse);
  const officer = await person(tx, line.officer, refuse);
  const happened = await decision(tx, line, 'accept', refuse);
  const open = await tx.planSubmission.count({ where: { customerId: customer.id, state: 'submitted' } });
  if (open && !happened.length) refuse('A plan of the customer waits for its decision already.');
  const documentId = await document(scene, officer.id, line);
  const content = {
    coreIssueType: line.type,
    coreIssueDocumentId: documentId,
    triggerSegment: line.segment,
    triggerIssue: line.issue,
  };
  const plan = await tx.plan.upsert({
    where: { assignmentId: assignment.id },
    create: { customerId: customer.id, assignmentId: assignment.id, ...content },
    update: { ...content, revision: { increment: 1 } },
    include: { submissions: { select: { id: true } } },
  });
  await tx.planEdit.createMany({
    data: [{ planId: plan.id, revision: plan.revision, part: 'trigger', personId: officer.id, at: new Date(line.at) }],
  });
  const processId = planApprovalId(id);
  const authors = [officer.id];
  const history = await play(refuse, () =>
    processHistory(
      tx,
      scene.settings.agencyTimeZone,
      {
        ...begun(scene, id, processId, line.at, authors),
        what: 'submit',
        item: 'planDecision',
        state: (manager) => submitted(authors, manager, scene.settings.decisionDays),
        transition: planApproval,
        officerAt: () => officer,
      },
      happened,
      scene.now.toISOString(),
    ),
  );
  const end = history.written.at(-1);
  await tx.planSubmission.create({
    data: {
      id,
      planId: plan.id,
      customerId: customer.id,
      number: plan.submissions.length + 1,
      ...content,
      submittedById: officer.id,
      submittedAt: new Date(line.at),
      authors,
      ...(end ? { state: 'accepted', decidedById: end.byId, decidedAt: new Date(end.at), reason: end.reason } : {}),
    },
  });
  await writeHistory(tx, 'planApproval', customer.id, id, history);
  return true;
}

/** PS-16 to PS-19: at the step that its dates and deciders say, with the time that remains. */
export async function importReferral(scene: Scene, id: string, line: ReferralLine, refuse: Refuse): Promise<boolean> {
  const { tx, customer, settings } = scene;
  if (await tx.transferReferral.count({ where: { id } })) return false;
  const assignment = await openStay(scene, line.at, refuse);
  const officer = await person(tx, line.officer, refuse);
  if (await tx.transferReferral.count({ where: { customerId: customer.id, state: 'open' } }))
    refuse('A referral of the customer is open already.');
  const happened = await decision(tx, line, 'acceptMonitoring', refuse);
  if (line.transfer_actioned_at) {
    if (!happened.length) refuse('A transfer is actioned after the accepted monitoring only.');
    const accepted = { customerId: customer.id, state: 'accepted', plan: { assignmentId: assignment.id } };
    if (!(await tx.planSubmission.count({ where: accepted })))
      refuse('Transfer needs a plan accepted in the present assignment: give it a line of its own.');
    happened.push({ at: line.transfer_actioned_at, action: 'actionTransfer', by: officer.id });
  }
  const processId = transferReferralId(id);
  const authors = [officer.id];
  const history = await play(refuse, () =>
    processHistory(
      tx,
      settings.agencyTimeZone,
      {
        ...begun(scene, id, processId, line.at, authors),
        what: 'refer',
        item: 'monitorApproval',
        state: (manager) => referred(officer.id, manager, settings.decisionDays, settings.monitoringDays),
        transition: transferReferral,
        officerAt: () => officer,
      },
      happened,
      scene.now.toISOString(),
    ),
  );
  await tx.transferReferral.create({
    data: {
      id,
      customerId: customer.id,
      assignmentId: assignment.id,
      referredById: officer.id,
      referredAt: new Date(line.at),
      reason: line.reason ?? null,
      ...Object.assign({}, ...history.written.map(referralColumns)),
    },
  });
  await writeHistory(tx, 'transferReferral', customer.id, id, history);
  return true;
}

function referralColumns({ state, ...written }: History['written'][number]) {
  if (!isReferralWord(state)) throw new Error(`a referral has no step ${state}`);
  return columnsOf({ state, ...written });
}

/** Somebody who works here. */
async function person(tx: Tx, userId: string, refuse: Refuse) {
  const row = await tx.person.findUnique({ where: { userId } });
  if (!row || row.kind !== 'staff') return refuse(`There is no user ${userId}.`);
  if (!isAustralianState(row.state)) return refuse(`${userId} has no Australian state, whose working days count.`);
  return { ...row, calendar: await calendarOf(tx, row.state) };
}

async function openStay({ tx, customer }: Scene, at: string, refuse: Refuse): Promise<{ id: string }> {
  const row = await tx.assignment.findFirst({ where: { customerId: customer.id, closedAt: null } });
  if (!row) return refuse('The customer has no open assignment: give it a line of its own.');
  if (row.openedAt > new Date(at)) refuse('This lies before the customer’s assignment.');
  return row;
}

/** The manager's decision, as far as the line has one. */
async function decision(tx: Tx, line: PlanLine | ReferralLine, action: string, refuse: Refuse): Promise<Happened[]> {
  const { decision: word, decided_by: by, decided_at: at, decision_reason: reason } = line;
  if (!word) {
    if (by || at) refuse('A decision has its word, who decided, and when: one of them is missing.');
    return [];
  }
  if (!by || !at) return refuse('A decision has its word, who decided, and when: one of them is missing.');
  if (at < line.at) refuse('It was decided before it was asked for.');
  const { id, roles } = await person(tx, by, refuse);
  if (!roles.includes('serviceManager')) refuse(`${by} is no service manager.`);
  return [{ at, action, by: id, ...(reason ? { reason } : {}) }];
}

/** The stacking document of that date, made where there is none (PS-5, PS-8). */
async function document({ tx, customer }: Scene, createdById: string, line: PlanLine): Promise<string> {
  const date = new Date(line.document_date);
  const there = await tx.stackingDocument.findFirst({ where: { customerId: customer.id, date }, select: { id: true } });
  if (there) return there.id;
  const by = { customerId: customer.id, createdById, createdAt: date };
  const words = { type: 'Phone Out', reason: 'PERS SERVICES', category: 'PS CUSTOMER CONTACT', issue: '' };
  const communication = await tx.communication.create({ data: { ...by, ...words } });
  const made = await tx.stackingDocument.create({ data: { ...by, communicationId: communication.id, date } });
  return made.id;
}

const begun = ({ customer }: Scene, subjectId: string, processId: string, at: string, authors: string[]) => ({
  processId,
  subjectId,
  customerId: customer.id,
  at,
  authors,
});

/** The rules may refuse what the dates say. */
async function play(refuse: Refuse, work: () => Promise<History>): Promise<History> {
  try {
    return await work();
  } catch (error) {
    return refuse(`The rules don’t allow this: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

async function writeHistory(tx: Tx, kind: ProcessKind, customerId: string, subjectId: string, history: History) {
  const { processId, state, steps, items, facts } = history;
  await importProcess(tx, { id: processId, kind, customerId, subjectId, state, steps });
  await tx.workItem.createMany({ data: items });
  await tx.fact.createMany({ data: facts });
}
