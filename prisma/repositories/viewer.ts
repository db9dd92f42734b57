/** Who looks decides what exists: the one helper that every read of customers, and of what belongs to one, goes through. */
import { may } from '../../domain/people/permissions.ts';
import type { Role } from '../../domain/people/roles.ts';
import { Prisma } from '../../generated/prisma/client.ts';

export type Viewer = { personId: string; roles: readonly Role[] };

/**
 * The customers that exist for this viewer. Restricted Access Customers exist for RAC officers only; for who may not see
 * customer records there are none. Put it into every `where`, also of what belongs to a customer: `{ customer: visibleCustomers(viewer) }`.
 */
export function visibleCustomers(viewer: Viewer): Prisma.CustomerWhereInput {
  if (!may(viewer.roles, 'customers.view')) return { id: { in: [] } };
  return viewer.roles.includes('racOfficer') ? {} : { restricted: false };
}

/** The same for SQL written by hand, where the table `customer` stands in the query as `c`: `… WHERE ${visibleCustomersSql(viewer)}`. */
export function visibleCustomersSql(viewer: Viewer): Prisma.Sql {
  if (!may(viewer.roles, 'customers.view')) return Prisma.sql`false`;
  return viewer.roles.includes('racOfficer') ? Prisma.sql`true` : Prisma.sql`NOT c.restricted`;
}

/** Of the audit trail's entries, where `customer` stands in the query as `c`, joined from the left: what concerns no customer, or one that exists for the viewer. */
export function visibleEntriesSql(viewer: Viewer): Prisma.Sql {
  if (!may(viewer.roles, 'audit.view')) return Prisma.sql`false`;
  return viewer.roles.includes('racOfficer') ? Prisma.sql`true` : Prisma.sql`c.restricted IS NOT TRUE`;
}

/** EM-36: whom SAS may be shown as the one whom a message was meant for, by name and CSID; who is no SAS, nobody. */
export function customersForSas(viewer: Viewer): Prisma.CustomerWhereInput {
  if (!may(viewer.roles, 'incidents.resolve')) return { id: { in: [] } };
  return viewer.roles.includes('racOfficer') ? {} : { restricted: false };
}

/** The same for SQL written by hand, where the table `customer` stands in the query as `c`. */
export function customersForSasSql(viewer: Viewer): Prisma.Sql {
  if (!may(viewer.roles, 'incidents.resolve')) return Prisma.sql`false`;
  return viewer.roles.includes('racOfficer') ? Prisma.sql`true` : Prisma.sql`NOT c.restricted`;
}
