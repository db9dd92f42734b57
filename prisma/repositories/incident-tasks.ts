/** What officers must do before an incident is over (EM-32, EM-36), and who. */
import { z } from 'zod';
import { incidentTaskKinds, taskWorkingDays, type IncidentTaskKind } from '../../domain/incidents/incident.ts';
import { may } from '../../domain/people/permissions.ts';
import { roles } from '../../domain/people/roles.ts';
import type { Reader, Tx } from '../client.ts';
import { closeIfDone, lockIncident, workingDaysFrom } from './incidents.ts';
import { whoSeesTo } from './sees-to.ts';

export const incidentTaskKind = z.enum(incidentTaskKinds);

export type Task = { kind: IncidentTaskKind; assigneeId: string | null; doneAt: string | null };

type NewTask = { incidentId: string; kind: IncidentTaskKind; assigneeId: string | null; at: Date };

export async function openTask(tx: Tx, { incidentId, kind, assigneeId, at }: NewTask): Promise<void> {
  const dueAt = await workingDaysFrom(tx, assigneeId, at, taskWorkingDays[kind]);
  await tx.incidentTask.create({ data: { incidentId, kind, assigneeId, openedAt: at, dueAt } });
}

export async function tasksOf(tx: Tx, incidentId: string): Promise<Task[]> {
  const rows = await tx.incidentTask.findMany({ where: { incidentId }, orderBy: { id: 'asc' } });
  return rows.map(({ kind, assigneeId, doneAt }) => ({
    kind: incidentTaskKind.parse(kind),
    assigneeId,
    doneAt: doneAt?.toISOString() ?? null,
  }));
}

type Done = { incidentId: string; kind: IncidentTaskKind; byId: string; at: Date; calledAt?: Date; reference?: string };

export async function finishTask(tx: Tx, { incidentId, kind, byId, at, ...done }: Done): Promise<void> {
  await tx.incidentTask.update({
    where: { incidentId_kind: { incidentId, kind } },
    data: { doneAt: at, doneById: byId, ...done },
  });
}

export async function giveTask(
  tx: Tx,
  { incidentId, kind, toId }: { incidentId: string; kind: IncidentTaskKind; toId: string },
): Promise<void> {
  await tx.incidentTask.update({ where: { incidentId_kind: { incidentId, kind } }, data: { assigneeId: toId } });
}

const officers = roles.filter((role) => may([role], 'incidents.record'));

/** Does this person work here as an officer, and see this customer where one is named? */
export async function mayBeGiven(reader: Reader, personId: string, customerId: string | null): Promise<boolean> {
  const customer =
    customerId && (await reader.customer.findUnique({ where: { id: customerId }, select: { restricted: true } }));
  const seeing = customer && customer.restricted ? [{ roles: { has: 'racOfficer' } }] : [];
  const works = { id: personId, active: true, kind: 'staff', roles: { hasSome: officers } };
  return (await reader.person.count({ where: { AND: [works, ...seeing] } })) === 1;
}

/** Who reports it: the officer who took the call, while they work here. Null: SAS gives it to somebody. */
export const whoReports = async (tx: Tx, officerId: string | null): Promise<string | null> =>
  officerId !== null && (await mayBeGiven(tx, officerId, null)) ? officerId : null;

/** Who removes the number: the officer who wrote to that customer, who knows them already, else who sees to them. */
export async function whoRemoves(tx: Tx, customerId: string, messageId: string | null): Promise<string | null> {
  const message = messageId && (await tx.message.findUnique({ where: { id: messageId }, select: { authorId: true } }));
  return whoSeesTo(tx, customerId, message ? message.authorId : null);
}

/** A customer has died: nobody calls them any more about what they got by mistake (EM-32). The customer is locked. */
export async function callsEnd(tx: Tx, customerId: string, at: Date): Promise<void> {
  const open = await tx.incidentTask.findMany({
    where: { kind: 'call', doneAt: null, incident: { customerId } },
    select: { id: true, incidentId: true },
    orderBy: { incidentId: 'asc' },
  });
  for (const { id, incidentId } of open) {
    await lockIncident(tx, incidentId);
    await tx.incidentTask.updateMany({ where: { id, doneAt: null }, data: { doneAt: at } });
    await closeIfDone(tx, incidentId, at);
  }
}

/** Who may not see a restricted customer any more, that one's or any, is to call them and to remove their number no longer: somebody who may is. */
export async function giveToWhoSees(tx: Tx, whose: { customerId: string } | { assigneeId: string }): Promise<void> {
  const customer = { restricted: true, ...('customerId' in whose ? { id: whose.customerId } : {}) };
  const open = await tx.incidentTask.findMany({
    where: {
      doneAt: null,
      assigneeId: 'assigneeId' in whose ? whose.assigneeId : { not: null },
      OR: [
        { kind: 'call', incident: { customer } },
        { kind: 'removeNumber', incident: { foundCustomer: customer } },
      ],
    },
    select: { incidentId: true, kind: true, assigneeId: true, incident: true },
    orderBy: { incidentId: 'asc' },
  });
  for (const { incidentId, kind, assigneeId, incident } of open) {
    const customerId = kind === 'call' ? incident.customerId : incident.foundCustomerId;
    if (!customerId || (assigneeId && (await mayBeGiven(tx, assigneeId, customerId)))) continue;
    await lockIncident(tx, incidentId);
    await tx.incidentTask.updateMany({
      where: { incidentId, kind, doneAt: null },
      data: { assigneeId: await whoSeesTo(tx, customerId, null) },
    });
    await tx.incident.update({ where: { id: incidentId }, data: { revision: { increment: 1 } } });
  }
}

/** Does the number stand on the customer's record still, as a valid one? */
export const numberStands = async (reader: Reader, customerId: string, number: string): Promise<boolean> =>
  (await reader.phone.count({ where: { customerId, number, valid: true } })) > 0;

/** The number was taken from a customer's record, or ticked `Invalid`: whoever was told to remove it has nothing left to do (EM-36). */
export async function removalDone(
  tx: Tx,
  { customerId, number, byId, at }: { customerId: string; number: string; byId: string; at: Date },
): Promise<void> {
  const waiting = await tx.incidentTask.findMany({
    where: { kind: 'removeNumber', doneAt: null, incident: { foundCustomerId: customerId, mobile: number } },
    select: { incidentId: true },
    orderBy: { incidentId: 'asc' },
  });
  for (const { incidentId } of waiting) {
    await lockIncident(tx, incidentId);
    await finishTask(tx, { incidentId, kind: 'removeNumber', byId, at });
    await closeIfDone(tx, incidentId, at);
  }
}
