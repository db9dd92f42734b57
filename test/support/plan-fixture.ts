/** People, a customer and a submitted plan, as the product leaves them after the submission. Every personal field holds `planted`. */
import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/people/roles.ts';
import type { Instant } from '../../domain/process.ts';
import type { AustralianState } from '../../domain/time/zone.ts';
import type { Database, Tx } from '../../prisma/client.ts';
import { insertCommand } from '../../prisma/repositories/commands.ts';
import { storeFact } from '../../prisma/repositories/facts.ts';
import { submitPlan } from '../../prisma/repositories/submit-plan.ts';
import { planApprovalKind } from '../../workflows/contracts/plan-approval.ts';

/** Stands in every name and text here: where it turns up outside the database, personal data leaked. */
export const planted = 'Quollwhistle';

/** A Monday, 10:00 in Sydney: reminded on Wednesday the 4th, escalated on Monday the 9th, at 17:00. */
export const submittedAt: Instant = '2026-03-01T23:00:00.000Z';

/** From where every command below was asked. */
export const askedFrom = '/service-manager-actions';

let count = 0;

/** Adds somebody with an account. Returns both ids. */
export async function addPerson(
  db: Database,
  roles: Role[],
  p: { managerId?: string | null; state?: AustralianState; active?: boolean; teamId?: string } = {},
): Promise<{ id: string; accountId: string }> {
  const userId = `U${++count}-${randomUUID()}`;
  const { id } = await db.person.create({
    data: { userId, name: `${planted} ${roles[0]} ${count}`, roles, state: p.state ?? 'NSW', ...p },
  });
  const { id: accountId } = await db.account.create({
    data: { issuer: 'https://sign-in.test', subject: userId, personId: id },
  });
  return { id, accountId };
}

/** An officer, the three managers above, the last one first, and an operator. */
export async function addPeople(db: Database, { state = 'NSW' }: { state?: AustralianState } = {}) {
  const team = await db.team.create({ data: { name: `Team ${randomUUID()}`, stream: 'PS', region: 'South' } });
  const last = await addPerson(db, ['serviceManager']);
  const next = await addPerson(db, ['serviceManager'], { managerId: last.id });
  const manager = await addPerson(db, ['serviceManager'], { managerId: next.id });
  const officer = await addPerson(db, ['psServiceOfficer'], { managerId: manager.id, state, teamId: team.id });
  const otherOfficer = await addPerson(db, ['psServiceOfficer'], { managerId: manager.id });
  const operator = await addPerson(db, ['operator']);
  return { officer, otherOfficer, manager, next, last, operator, team };
}
export type People = Awaited<ReturnType<typeof addPeople>>;

/** A customer of the officer's with a stacking document. */
export async function addCustomer(db: Database, { officer, manager }: People) {
  const customer = await db.customer.create({
    data: {
      csid: String(700_000_000 + ++count),
      givenNames: planted,
      familyName: planted,
      locality: planted,
      email: `${planted}@example.test`,
    },
  });
  const at = new Date('2026-02-02T00:00:00.000Z');
  const by = { customerId: customer.id, createdById: officer.id, createdAt: at };
  const referral = await db.internalReferral.create({ data: { ...by, type: 'Other', state: 'assigned' } });
  const assignment = await db.assignment.create({
    data: { customerId: customer.id, internalReferralId: referral.id, officerId: officer.id, openedAt: at },
  });
  await db.assignmentOfficer.create({
    data: { assignmentId: assignment.id, officerId: officer.id, assignedById: manager.id, fromAt: at },
  });
  const communication = await db.communication.create({
    data: { ...by, type: 'Phone Out', reason: 'PERS SERVICES', category: 'PS CUSTOMER CONTACT', issue: '' },
  });
  const document = await db.stackingDocument.create({
    data: { ...by, communicationId: communication.id, date: new Date('2026-02-02') },
  });
  await db.note.create({
    data: {
      stackingDocumentId: document.id,
      customerId: customer.id,
      subject: planted,
      text: planted,
      authorId: officer.id,
      createdAt: at,
    },
  });
  return { customerId: customer.id, csid: customer.csid, assignmentId: assignment.id, documentId: document.id };
}

/** A plan of the officer's, edited by `editors` too, that could be submitted now. */
export async function addPlan(
  db: Database,
  people: People,
  { at = submittedAt, editors = [] }: { at?: Instant; editors?: string[] } = {},
) {
  const customer = await addCustomer(db, people);
  const { customerId, assignmentId, documentId } = customer;
  const { id } = people.officer;
  const edits = [id, id, ...editors];
  const plan = await db.plan.create({
    data: {
      customerId,
      assignmentId,
      revision: edits.length,
      coreIssueType: 'Other',
      coreIssueDocumentId: documentId,
      triggerSegment: planted,
      triggerIssue: planted,
    },
  });
  await db.planEdit.createMany({
    data: edits.map((editor, i) => ({
      planId: plan.id,
      revision: i + 1,
      part: i === 0 ? 'coreIssue' : 'trigger',
      personId: editor,
      at: new Date(at),
    })),
  });
  return { ...customer, planId: plan.id };
}

/**
 * A plan, edited by the officer and `editors`, and submitted by the officer through the product's own function.
 * With every manager among the editors nobody is left to decide (PS-12).
 */
export async function aSubmittedPlan(
  db: Database,
  people: People,
  {
    at = submittedAt,
    editors = [],
    andThen,
  }: {
    at?: Instant;
    editors?: string[];
    /** In the transaction of the submission: before any sweeper sees it. */
    andThen?: (tx: Tx, made: { submissionId: string; processId: string }) => Promise<void>;
  } = {},
) {
  const plan = await addPlan(db, people, { at, editors });
  const { customerId } = plan;
  const personId = people.officer.id;
  const made = await db.$transaction(async (tx) => {
    const submitted = await submitPlan(tx, { customerId, personId, eventId: randomUUID(), at });
    if ('refused' in submitted) throw new Error(`the fixture's plan was refused: ${submitted.refused}`);
    await andThen?.(tx, submitted);
    return submitted;
  });
  return { ...plan, ...made, at };
}
export type SubmittedPlan = Awaited<ReturnType<typeof aSubmittedPlan>>;

/** Stores a command of this person, as the API does before it tells the process. Returns its id. */
export async function storeCommand(
  db: Database,
  c: {
    by: { id: string; accountId: string };
    /** `accept`, `return` … */
    action: string;
    processId: string;
    to?: string;
    reason?: string;
    /** Default: never. Negative: it is late already. */
    expiresInMs?: number | null;
  },
): Promise<string> {
  const id = randomUUID();
  await db.$transaction((tx) =>
    insertCommand(tx, {
      id,
      accountId: c.by.accountId,
      personId: c.by.id,
      action: `${planApprovalKind}.${c.action}`,
      processId: c.processId,
      toId: c.to ?? null,
      reason: c.reason ?? (c.action === 'return' ? planted : null),
      key: randomUUID(),
      fingerprint: randomUUID(),
      requestId: randomUUID(),
      address: '192.0.2.1',
      client: 'test',
      why: askedFrom,
      expiresInMs: c.expiresInMs ?? null,
    }),
  );
  return id;
}

/** Stores that the customer died, or that the assignment was closed. Returns the fact's id for the customer's one open process. */
export async function storeCustomerFact(
  db: Database,
  { customerId, processId }: SubmittedPlan,
  fact: 'customerDeceased' | 'assignmentClosed',
): Promise<string> {
  const sourceId = randomUUID();
  await db.$transaction((tx) => storeFact(tx, { customerId, fact, sourceId, occurredAt: submittedAt }));
  const { id } = await db.fact.findFirstOrThrow({ where: { processId, fact, sourceId }, select: { id: true } });
  return id;
}

/** Puts a manager on leave for the first half of March 2026 (PS-14). */
export async function putOnLeave(db: Database, personId: string, delegateId: string | null): Promise<void> {
  await db.leave.create({
    data: { personId, delegateId, firstDay: new Date('2026-03-01'), lastDay: new Date('2026-03-15') },
  });
}
