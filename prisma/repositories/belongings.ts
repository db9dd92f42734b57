/** What is somebody's and must not stay with a leaver: PS customers, work items, decisions, incidents, delegations, staff. */
import { consultationItem } from '../../domain/electronic-messaging/fdv-consultation.ts';
import { managerItemKinds } from '../../domain/personalised-services/assignment.ts';
import { may } from '../../domain/people/permissions.ts';
import type { BelongingKind } from '../../domain/people/belonging.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { countIncidentBelongings, peopleWithIncidents, readIncidentBelongings } from './incident-belongings.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type Belonging = {
  kind: BelongingKind;
  /** Of the assignment, work item, interview, incident's task, leave or person. */
  id: string;
  /** The work item's kind, or what is to be done about an incident; else the same as `kind`. */
  word: string;
  customer: CustomerShort | null;
  person: PersonShort | null;
  dueAt: string | null;
};
export type BelongingCounts = {
  customers: number;
  workItems: number;
  decisions: number;
  incidents: number;
  delegations: number;
  staff: number;
};

/** What waits for an answer that only some may give: handed over by its process's own rules. */
const decisions: readonly string[] = [...managerItemKinds, consultationItem];
const decisionKinds = { in: [...decisions] };
const itemKinds = { notIn: [...decisions] };
const delegated = (delegateId: string, today: LocalDate): Prisma.LeaveWhereInput => ({
  delegateId,
  lastDay: { gte: new Date(today) },
});

/** What exists for a viewer; without one, only what concerns no restricted customer (for administrators, who see no customers). */
export async function countBelongings(
  reader: Reader,
  personId: string,
  today: LocalDate,
  viewer?: Viewer,
): Promise<BelongingCounts> {
  const customer = countedCustomers(viewer);
  const open = { assigneeId: personId, state: 'open', customer } as const;
  return {
    customers: await reader.assignment.count({ where: { officerId: personId, closedAt: null, customer } }),
    workItems: await reader.workItem.count({ where: { ...open, kind: itemKinds } }),
    decisions: await reader.workItem.count({ where: { ...open, kind: decisionKinds } }),
    incidents: await countIncidentBelongings(reader, personId, customer),
    delegations: await reader.leave.count({ where: delegated(personId, today) }),
    staff: await reader.person.count({ where: { managerId: personId, active: true } }),
  };
}

/** Whose belongings are counted. */
const countedCustomers = (viewer?: Viewer): Prisma.CustomerWhereInput =>
  viewer && may(viewer.roles, 'customers.view') ? visibleCustomers(viewer) : { restricted: false };

export type Leaver = { person: PersonShort; team: string | null; counts: BelongingCounts };

/** Staff who are active no longer and still have something that exists for the viewer, by name. */
export async function listLeavers(reader: Reader, viewer: Viewer, today: LocalDate): Promise<Leaver[]> {
  const customer = countedCustomers(viewer);
  const rows = await reader.person.findMany({
    where: {
      active: false,
      kind: 'staff',
      OR: [
        { assignments: { some: { closedAt: null, customer } } },
        { workItems: { some: { state: 'open', customer } } },
        { delegations: { some: { lastDay: { gte: new Date(today) } } } },
        { staff: { some: { active: true } } },
        { id: { in: await peopleWithIncidents(reader) } },
      ],
    },
    select: { ...personShortSelect, team: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const leavers: Leaver[] = [];
  for (const row of rows) {
    const counts = await countBelongings(reader, row.id, today, viewer);
    if (Object.values(counts).some((count) => count > 0))
      leavers.push({ person: personShort(row), team: row.team?.name ?? null, counts });
  }
  return leavers;
}

const bySurname = (a: Belonging, b: Belonging) => (a.customer?.name ?? '').localeCompare(b.customer?.name ?? '');

/** One list: customers, decisions, other work items, incidents, delegations, staff. Who sees no customers gets the last two. */
export async function readBelongings(
  reader: Reader,
  viewer: Viewer,
  personId: string,
  today: LocalDate,
): Promise<Belonging[]> {
  const customer = visibleCustomers(viewer);
  const assignments = await reader.assignment.findMany({
    where: { officerId: personId, closedAt: null, customer },
    select: { id: true, customer: { select: customerShortSelect } },
    orderBy: { id: 'asc' },
  });
  const items = await reader.workItem.findMany({
    where: { assigneeId: personId, state: 'open', customer },
    select: { id: true, kind: true, dueAt: true, customer: { select: customerShortSelect } },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  });
  const incidents = await readIncidentBelongings(reader, personId, customer);
  const leave = await reader.leave.findMany({
    where: delegated(personId, today),
    select: { id: true, person: { select: personShortSelect } },
    orderBy: [{ firstDay: 'asc' }, { id: 'asc' }],
  });
  const staff = await reader.person.findMany({
    where: { managerId: personId, active: true },
    select: personShortSelect,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const ofItem = (item: (typeof items)[number], kind: BelongingKind): Belonging => ({
    kind,
    id: item.id,
    word: item.kind,
    customer: customerShort(item.customer),
    person: null,
    dueAt: item.dueAt?.toISOString() ?? null,
  });
  return [
    ...assignments
      .map((row): Belonging => ({
        kind: 'customer',
        id: row.id,
        word: 'customer',
        customer: customerShort(row.customer),
        person: null,
        dueAt: null,
      }))
      .toSorted(bySurname),
    ...items.filter(({ kind }) => decisions.includes(kind)).map((item) => ofItem(item, 'decision')),
    ...items.filter(({ kind }) => !decisions.includes(kind)).map((item) => ofItem(item, 'workItem')),
    ...incidents.map(({ what, ...incident }): Belonging => ({
      kind: 'incident',
      word: what,
      person: null,
      ...incident,
    })),
    ...leave.map(({ id, person }): Belonging => ({
      kind: 'delegation',
      id,
      word: 'delegation',
      customer: null,
      person: personShort(person),
      dueAt: null,
    })),
    ...staff.map((person): Belonging => ({
      kind: 'staff',
      id: person.id,
      word: 'staff',
      customer: null,
      person: personShort(person),
      dueAt: null,
    })),
  ];
}

/** The decision behind a work item, whosever it is or was, where its customer exists for the viewer. */
export async function decisionOfItem(
  reader: Reader,
  viewer: Viewer,
  id: string,
): Promise<{ processId: string; processKind: string; assigneeId: string | null; open: boolean } | null> {
  const row = await reader.workItem.findFirst({
    where: { id, kind: decisionKinds, customer: visibleCustomers(viewer) },
    select: { processId: true, process: { select: { kind: true } }, assigneeId: true, state: true },
  });
  if (!row) return null;
  const { process, state, ...item } = row;
  return { ...item, processKind: process.kind, open: state === 'open' };
}

/** The open work item of this person that is no decision goes to another. Returns its customer; null: there is none for the viewer. */
export async function giveWorkItem(
  tx: Tx,
  viewer: Viewer,
  { id, fromId, toId }: { id: string; fromId: string; toId: string },
): Promise<{ customerId: string; restricted: boolean } | null> {
  await tx.$queryRaw`SELECT id FROM work_item WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.workItem.findFirst({
    where: { id, assigneeId: fromId, state: 'open', kind: itemKinds, customer: visibleCustomers(viewer) },
    select: { customerId: true, customer: { select: { restricted: true } } },
  });
  if (!row) return null;
  await tx.workItem.update({ where: { id }, data: { assigneeId: toId, fromId } });
  return { customerId: row.customerId, restricted: row.customer.restricted };
}

/** Another delegate for a leave that is not over. False: it is not this person's delegation. */
export async function giveDelegation(
  tx: Tx,
  { id, fromId, toId, today }: { id: string; fromId: string; toId: string; today: LocalDate },
): Promise<'done' | 'none' | 'own'> {
  const row = await tx.leave.findFirst({ where: { id, ...delegated(fromId, today) }, select: { personId: true } });
  if (!row) return 'none';
  if (row.personId === toId) return 'own';
  const { count } = await tx.leave.updateMany({ where: { id, delegateId: fromId }, data: { delegateId: toId } });
  return count ? 'done' : 'none';
}

/** Another manager for a member of staff. False: not this person's. */
export async function giveStaff(
  tx: Tx,
  { id, fromId, toId }: { id: string; fromId: string; toId: string },
): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id, managerId: fromId, active: true },
    data: { managerId: toId, revision: { increment: 1 } },
  });
  return count === 1;
}
