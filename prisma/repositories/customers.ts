/** Customers: found by CSID, name or number, and locked for a change. */
import { customerName } from '../../domain/customers/name.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import type { CustomerSearch, NameBeginnings } from '../../domain/customers/search.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { localDate } from './local-date.ts';
import { inOrder, nameKey, pageOf, type Page, type PageAsked } from './page.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

export type FoundCustomer = CustomerShort & { mobile: string | null; deceasedOn: string | null };

/** Three statements, whatever is looked for. */
export async function searchCustomers(
  reader: Reader,
  viewer: Viewer,
  search: CustomerSearch,
  page: PageAsked,
): Promise<Page<FoundCustomer>> {
  const list = Prisma.sql`SELECT c.id, ${nameKey} AS key FROM customer c
    WHERE ${visibleCustomersSql(viewer)} AND ${Prisma.join(conditions(search), ' AND ')}`;
  const found = await pageOf(reader, list, page);
  const rows = await reader.customer.findMany({
    where: { AND: [{ id: { in: found.rows } }, visibleCustomers(viewer)] },
    select: {
      ...customerShortSelect,
      deceasedOn: true,
      phones: { where: { kind: 'mobile' }, select: { number: true }, orderBy: [{ valid: 'desc' }, { id: 'asc' }] },
    },
  });
  const customers = inOrder(found.rows, rows).map((row) => ({
    ...customerShort(row),
    mobile: row.phones[0] ? nationalForm(row.phones[0].number) : null,
    deceasedOn: localDate(row.deceasedOn),
  }));
  return { ...found, rows: customers };
}

function conditions({ csid, phone, csidOrPhone, names }: CustomerSearch): Prisma.Sql[] {
  const all: Prisma.Sql[] = [Prisma.sql`true`];
  if (csid !== undefined) all.push(Prisma.sql`c.csid = ${csid}`);
  if (phone !== undefined) all.push(hasMobile(phone));
  if (csidOrPhone) {
    const either = [];
    if (csidOrPhone.csid !== null) either.push(Prisma.sql`c.csid = ${csidOrPhone.csid}`);
    if (csidOrPhone.phone !== null) either.push(hasPhone(csidOrPhone.phone));
    all.push(Prisma.sql`(${Prisma.join(either, ' OR ')})`);
  }
  if (names) all.push(Prisma.sql`(${Prisma.join(names.map(beginsWith), ' OR ')})`);
  return all;
}
const hasPhone = (number: string) => Prisma.sql`c.id IN (SELECT p.customer_id FROM phone p WHERE p.number = ${number})`;
const hasMobile = (number: string) =>
  Prisma.sql`c.id IN (SELECT p.customer_id FROM phone p WHERE p.number = ${number} AND p.kind = 'mobile')`;

const beginsWith = ({ family, given, organisation }: NameBeginnings): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    [
      ...(family === undefined ? [] : [Prisma.sql`lower(c.family_name) LIKE lower(${beginning(family)})`]),
      ...(given === undefined ? [] : [Prisma.sql`lower(c.given_names) LIKE lower(${beginning(given)})`]),
      ...(organisation === undefined
        ? []
        : [Prisma.sql`lower(c.organisation_name) LIKE lower(${beginning(organisation)})`]),
    ],
    ' AND ',
  )})`;
/** A LIKE pattern; what somebody typed is never a wildcard. */
const beginning = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`;

export type KnownCustomer = { id: string; name: string };

/** The customer of a CSID (as it is kept), where it exists for the viewer. */
export async function customerOfCsid(reader: Reader, viewer: Viewer, csid: string): Promise<KnownCustomer | null> {
  const row = await reader.customer.findFirst({
    where: { AND: [{ csid }, visibleCustomers(viewer)] },
    select: { id: true, kind: true, givenNames: true, familyName: true, organisationName: true },
  });
  return row && { id: row.id, name: customerName(row) };
}

/** The id of whom an auditor asks for by CSID or id; restricted ones exist for RAC officers only, here too. */
export async function auditedCustomer(
  reader: Reader,
  viewer: Viewer,
  asked: { csid: string } | { id: string },
): Promise<string | null> {
  const restricted = viewer.roles.includes('racOfficer') ? {} : { restricted: false };
  const row = await reader.customer.findFirst({ where: { ...asked, ...restricted }, select: { id: true } });
  return row?.id ?? null;
}

export type LockedCustomer = { id: string; kind: string; restricted: boolean; deceased: boolean };

/**
 * Locks customers until the transaction ends, always in the same order, and before their assignment and plan: whatever
 * begins, moves or ends a stay in Personalised Services goes one after the other. Those that don't exist for the viewer are not there.
 */
export async function lockCustomers(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, LockedCustomer>> {
  const rows = await tx.$queryRaw<LockedCustomer[]>`
    SELECT c.id, c.kind, c.restricted, c.deceased_on IS NOT NULL AS deceased FROM customer c
    WHERE c.id = ANY (${[...ids]}::uuid[]) AND ${visibleCustomersSql(viewer)} ORDER BY c.id FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockCustomer(tx: Tx, viewer: Viewer, id: string): Promise<LockedCustomer | null> {
  return (await lockCustomers(tx, viewer, [id])).get(id) ?? null;
}
