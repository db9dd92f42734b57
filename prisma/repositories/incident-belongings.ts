/** What of messages received in error is somebody's and must not stay with a leaver: interviews begun, and what they were told to do (EM-32 to EM-36). */
import type { IncidentTaskKind } from '../../domain/incidents/incident.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { giveTask, incidentTaskKind, mayBeGiven } from './incident-tasks.ts';
import { lockIncident } from './incidents.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type IncidentBelonging = {
  /** Of the interview or the task. */
  id: string;
  what: 'draft' | IncidentTaskKind;
  customer: CustomerShort | null;
  dueAt: string | null;
};

/** A report concerns no customer; the others do, as far as they exist for who asks. */
const openTasks = (assigneeId: string, customer: Prisma.CustomerWhereInput): Prisma.IncidentTaskWhereInput => ({
  assigneeId,
  doneAt: null,
  OR: [
    { kind: 'report' },
    { kind: 'call', incident: { customer } },
    { kind: 'removeNumber', incident: { foundCustomer: customer } },
  ],
});
const drafts = (officerId: string, customer: Prisma.CustomerWhereInput): Prisma.IncidentWhereInput => ({
  officerId,
  state: 'draft',
  OR: [{ customerId: null }, { customer }],
});

export const countIncidentBelongings = async (
  reader: Reader,
  personId: string,
  customer: Prisma.CustomerWhereInput,
): Promise<number> =>
  (await reader.incidentTask.count({ where: openTasks(personId, customer) })) +
  (await reader.incident.count({ where: drafts(personId, customer) }));

/** Whose any of it is. */
export async function peopleWithIncidents(reader: Reader): Promise<string[]> {
  const tasks = await reader.incidentTask.findMany({
    where: { doneAt: null, assigneeId: { not: null } },
    select: { assigneeId: true },
    distinct: ['assigneeId'],
  });
  const begun = await reader.incident.findMany({
    where: { state: 'draft' },
    select: { officerId: true },
    distinct: ['officerId'],
  });
  return [...tasks.map(({ assigneeId }) => assigneeId), ...begun.map(({ officerId }) => officerId)].filter(
    (id) => id !== null,
  );
}

/** Tasks by their dates, then interviews that are not finished. */
export async function readIncidentBelongings(
  reader: Reader,
  personId: string,
  customer: Prisma.CustomerWhereInput,
): Promise<IncidentBelonging[]> {
  const tasks = await reader.incidentTask.findMany({
    where: openTasks(personId, customer),
    include: {
      incident: {
        select: { customer: { select: customerShortSelect }, foundCustomer: { select: customerShortSelect } },
      },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  const begun = await reader.incident.findMany({
    where: drafts(personId, customer),
    select: { id: true, customer: { select: customerShortSelect } },
    orderBy: { id: 'asc' },
  });
  return [
    ...tasks.map(({ id, kind: word, dueAt, incident }): IncidentBelonging => {
      const kind = incidentTaskKind.parse(word);
      const concerns = { call: incident.customer, report: null, removeNumber: incident.foundCustomer }[kind];
      return { id, what: kind, customer: concerns && customerShort(concerns), dueAt: dueAt.toISOString() };
    }),
    ...begun.map(({ id, customer: caller }): IncidentBelonging => ({
      id,
      what: 'draft',
      customer: caller && customerShort(caller),
      dueAt: null,
    })),
  ];
}

/** An interview goes on with, or a task is done by, another officer. `none`: it is not this person's, or not for the viewer. */
export async function giveIncidentBelonging(
  tx: Tx,
  viewer: Viewer,
  { id, fromId, toId }: { id: string; fromId: string; toId: string },
): Promise<'done' | 'none' | 'mayNot'> {
  const customer = visibleCustomers(viewer);
  const told = await tx.incidentTask.findFirst({ where: { AND: [{ id }, openTasks(fromId, customer)] } });
  const incidentId = told?.incidentId ?? id;
  const incident = await lockIncident(tx, incidentId);
  const task = await tx.incidentTask.findFirst({ where: { AND: [{ id }, openTasks(fromId, customer)] } });
  const draft = await tx.incident.findFirst({ where: { AND: [{ id }, drafts(fromId, customer)] } });
  if (!incident || (!task && !draft)) return 'none';
  const kind = task && incidentTaskKind.parse(task.kind);
  const concerns = kind === 'report' ? null : kind === 'removeNumber' ? incident.foundCustomerId : incident.customerId;
  if (!(await mayBeGiven(tx, toId, concerns))) return 'mayNot';
  if (kind) await giveTask(tx, { incidentId, kind, toId });
  await tx.incident.update({
    where: { id: incidentId },
    data: { ...(kind ? {} : { officerId: toId }), revision: { increment: 1 } },
  });
  return 'done';
}
