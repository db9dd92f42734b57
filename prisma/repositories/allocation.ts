/** Service Manager Allocation: who waits to be assigned, how much each officer has, and who is assigned to whom (PS-3, PS-4). */
import type { LocalDate } from '../../domain/time/local-date.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { customersById, customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { inOrder, instantKey, nameKey, pageOf, type Page, type PageAsked } from './page.ts';
import { leaveOn, leaveShown } from './people.ts';
import { personsById, personShort, personShortSelect, type PersonShort } from './person-short.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

export type PendingReferral = {
  id: string;
  customer: CustomerShort;
  type: string;
  /** Null: none, or one that does not exist for the viewer. */
  associate: CustomerShort | null;
  createdAt: string;
  createdBy: PersonShort;
};
const pendingKeys = { createdAt: instantKey(Prisma.sql`r.created_at`), name: nameKey } as const;
export type PendingSort = keyof typeof pendingKeys;

/** PS-3: customers referred and not yet assigned. */
export async function pendingReferrals(
  reader: Reader,
  viewer: Viewer,
  sort: PendingSort,
  page: PageAsked,
): Promise<Page<PendingReferral>> {
  const list = Prisma.sql`SELECT r.id, ${pendingKeys[sort]} AS key
    FROM internal_referral r JOIN customer c ON c.id = r.customer_id
    WHERE r.state = 'pending' AND ${visibleCustomersSql(viewer)}`;
  const found = await pageOf(reader, list, page);
  const rows = await reader.internalReferral.findMany({
    where: { id: { in: found.rows }, customer: visibleCustomers(viewer) },
    include: { customer: { select: customerShortSelect } },
  });
  const people = await personsById(
    reader,
    rows.map((row) => row.createdById),
  );
  const associates = await customersById(
    reader,
    viewer,
    rows.map((row) => row.associateCustomerId),
  );
  const referrals = inOrder(found.rows, rows).map((row) => ({
    id: row.id,
    customer: customerShort(row.customer),
    type: row.type,
    associate: associates.get(row.associateCustomerId ?? '') ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy: people.get(row.createdById),
  }));
  return { ...found, rows: referrals };
}

type WorkloadOfficer = PersonShort & { psCustomers: number; onLeaveUntil: LocalDate | null };
export type WorkloadTeam = { id: string; name: string; stream: string; region: string; officers: WorkloadOfficer[] };

/** PS-3: the PS service officers of each team with today's number of PS customers, of those that exist for the viewer. */
export async function workload(
  reader: Reader,
  viewer: Viewer,
  today: LocalDate,
  teamId?: string,
): Promise<WorkloadTeam[]> {
  const officer = { active: true, kind: 'staff', roles: { has: 'psServiceOfficer' } };
  const teams = await reader.team.findMany({
    where: { people: { some: officer }, ...(teamId ? { id: teamId } : {}) },
    select: {
      id: true,
      name: true,
      stream: true,
      region: true,
      people: {
        where: officer,
        select: { ...personShortSelect, leave: leaveOn(today) },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      },
    },
    orderBy: [{ stream: 'asc' }, { name: 'asc' }],
  });
  const counts = await reader.assignment.groupBy({
    by: ['officerId'],
    where: { closedAt: null, customer: visibleCustomers(viewer) },
    _count: { _all: true },
  });
  const countOf = new Map(counts.map(({ officerId, _count }) => [officerId, _count._all]));
  return teams.map(({ people, ...team }) => ({
    ...team,
    officers: people.map((person) => ({
      ...personShort(person),
      psCustomers: countOf.get(person.id) ?? 0,
      onLeaveUntil: leaveShown(person.leave).onLeaveUntil,
    })),
  }));
}

export type AssignedCustomer = {
  assignmentId: string;
  customer: CustomerShort;
  officer: PersonShort;
  openedAt: string;
};
const assignedKeys = {
  name: nameKey,
  officer: Prisma.sql`lower(o.name) || ' ' || ${nameKey}`,
  openedAt: instantKey(Prisma.sql`a.opened_at`),
} as const;
export type AssignedSort = keyof typeof assignedKeys;

/** PS-4: who is with whom today, for reassigning. */
export async function assignedCustomers(
  reader: Reader,
  viewer: Viewer,
  { officerId, sort }: { officerId?: string | undefined; sort: AssignedSort },
  page: PageAsked,
): Promise<Page<AssignedCustomer>> {
  const ofOfficer = officerId ? Prisma.sql`AND a.officer_id = ${officerId}::uuid` : Prisma.empty;
  const list = Prisma.sql`SELECT a.id, ${assignedKeys[sort]} AS key
    FROM assignment a JOIN customer c ON c.id = a.customer_id JOIN person o ON o.id = a.officer_id
    WHERE a.closed_at IS NULL ${ofOfficer} AND ${visibleCustomersSql(viewer)}`;
  const found = await pageOf(reader, list, page);
  const rows = await reader.assignment.findMany({
    where: { id: { in: found.rows }, customer: visibleCustomers(viewer) },
    include: { customer: { select: customerShortSelect }, officer: { select: personShortSelect } },
  });
  const assigned = inOrder(found.rows, rows).map((row) => ({
    assignmentId: row.id,
    customer: customerShort(row.customer),
    officer: personShort(row.officer),
    openedAt: row.openedAt.toISOString(),
  }));
  return { ...found, rows: assigned };
}
