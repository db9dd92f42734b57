/** PS-28: a customer becomes restricted, or is so no longer. */
import { randomUUID } from 'node:crypto';
import { isOperatorsWork } from '../../domain/people/operators-work.ts';
import { becameRestricted, reassignItem } from '../../domain/personalised-services/restricted-reassignment.ts';
import type { Instant } from '../../domain/process.ts';
import {
  restrictedReassignmentId,
  restrictedReassignmentKind,
} from '../../workflows/contracts/restricted-reassignment.ts';
import type { Reader, Tx } from '../client.ts';
import { lockOpenAssignment, officer } from './assignments.ts';
import { beginApproval } from './begin-approval.ts';
import { storeFact } from './facts.ts';
import { giveToWhoSees } from './incident-tasks.ts';
import { officerWith, type ProcessOfficer } from './officer.ts';
import { tellCallerGone } from './pre-call-follow-ups.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

type Told = { customerId: string; restricted: boolean; sourceId: string; occurredAt: Instant };

/**
 * Processes go on. Where the officer may not see the customer any more a manager is asked for another; where the restriction is lifted
 * that is over. Returns the ids of the processes begun or told.
 */
export async function recordRestricted(
  tx: Tx,
  { customerId, restricted, sourceId, occurredAt }: Told,
): Promise<string[]> {
  await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${customerId}::uuid FOR UPDATE`;
  const present = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { restricted: true } });
  if (present.restricted === restricted) return [];
  await tx.customer.update({ where: { id: customerId }, data: { restricted } });
  if (!restricted) return storeFact(tx, { customerId, fact: 'restrictionLifted', sourceId, occurredAt });

  await giveToWhoSees(tx, { customerId });
  const told = await tellCallerGone(tx, { customerId }, occurredAt);
  const assignment = await lockOpenAssignment(tx, customerId);
  if (!assignment) return told;
  const { officerId } = assignment;
  const served = await officer(tx, officerId);
  return served?.roles.includes('racOfficer')
    ? told
    : [...told, await askForAnother(tx, customerId, officerId, occurredAt)];
}

/**
 * An officer may see restricted customers no more: for each that they serve a manager is asked for another officer, as where the customer
 * becomes restricted. Returns the ids of the processes begun.
 */
export async function restrictedWithout(tx: Tx, officerId: string, at: Instant): Promise<string[]> {
  const begun: string[] = [];
  for (const customerId of await restrictedOf(tx, officerId)) {
    await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${customerId}::uuid FOR UPDATE`;
    const assignment = await lockOpenAssignment(tx, customerId);
    if (assignment?.officerId !== officerId || (await isAskedAlready(tx, customerId))) continue;
    begun.push(await askForAnother(tx, customerId, officerId, at));
  }
  await giveToWhoSees(tx, { assigneeId: officerId });
  return [...begun, ...(await tellCallerGone(tx, { assigneeId: officerId }, at))];
}

/**
 * An officer may see restricted customers again: nobody has to be asked for another officer of those that they serve. Returns the ids of the
 * processes told.
 */
export async function restrictedAgainWith(tx: Tx, officerId: string, sourceId: string, at: Instant): Promise<string[]> {
  const told: string[] = [];
  for (const customerId of await restrictedOf(tx, officerId))
    told.push(...(await storeFact(tx, { customerId, fact: 'restrictionLifted', sourceId, occurredAt: at })));
  return told;
}

const restrictedOf = async (tx: Tx, officerId: string): Promise<string[]> => {
  const served = await tx.assignment.findMany({
    where: { officerId, closedAt: null, customer: { restricted: true } },
    select: { customerId: true },
    orderBy: { customerId: 'asc' },
  });
  return served.map(({ customerId }) => customerId);
};

/** Is a manager asked, and not about to be told that it is over? Every fact ends it. */
async function isAskedAlready(tx: Tx, customerId: string): Promise<boolean> {
  const processId = await openReassignment(tx, customerId);
  return processId !== null && (await tx.fact.count({ where: { processId, handledAt: null } })) === 0;
}

/** The customer and the open assignment are locked. Returns the process's id. */
async function askForAnother(tx: Tx, customerId: string, officerId: string, at: Instant): Promise<string> {
  const subjectId = randomUUID();
  const processId = restrictedReassignmentId(subjectId);
  await beginApproval(tx, {
    processId,
    kind: restrictedReassignmentKind,
    customerId,
    subjectId,
    officerId,
    byId: null,
    authors: [],
    eventId: `${processId}/becameRestricted`,
    what: 'becameRestricted',
    item: reassignItem,
    at,
    state: (manager, { decisionDays }) => becameRestricted(manager, decisionDays),
  });
  return processId;
}

/** Whose customer it is, of the open stay. */
export async function officerOfReassignment(reader: Reader, id: string): Promise<ProcessOfficer | null> {
  const { customerId } = await reader.process.findUniqueOrThrow({
    where: { id: restrictedReassignmentId(id) },
    select: { customerId: true },
  });
  const open = await reader.assignment.findFirst({
    where: { customerId, closedAt: null },
    select: { officerId: true },
  });
  return open && officerWith(reader, open.officerId);
}

/** Does it exist for the viewer? For operators, who act by its id alone, each does (RS-1). */
export async function visibleReassignment(reader: Reader, viewer: Viewer, id: string): Promise<boolean> {
  const customer = isOperatorsWork(viewer.roles, 'restrictedReassignment.handOver') ? {} : visibleCustomers(viewer);
  return (await reader.process.count({ where: { id: restrictedReassignmentId(id), customer } })) === 1;
}

/** The one that waits for another officer, where one does; told in the transaction that gives the customer to one. */
export async function openReassignment(reader: Reader, customerId: string): Promise<string | null> {
  const open = { customerId, kind: restrictedReassignmentKind, outcome: null };
  return (await reader.process.findFirst({ where: open, select: { id: true } }))?.id ?? null;
}
