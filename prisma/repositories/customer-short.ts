/** A customer as lists and links show one. */
import { locationOf } from '../../domain/customers/location.ts';
import { customerName } from '../../domain/customers/name.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export const customerShortSelect = {
  id: true,
  csid: true,
  kind: true,
  givenNames: true,
  familyName: true,
  organisationName: true,
  country: true,
  state: true,
  locality: true,
  postcode: true,
  restricted: true,
} as const satisfies Prisma.CustomerSelect;
type Row = Prisma.CustomerGetPayload<{ select: typeof customerShortSelect }>;

export type CustomerShort = {
  id: string;
  csid: string;
  name: string;
  kind: 'person' | 'employer';
  location: string;
  restricted: boolean;
};

export const customerShort = (row: Row): CustomerShort => ({
  id: row.id,
  csid: row.csid,
  name: customerName(row),
  kind: row.kind === 'employer' ? 'employer' : 'person',
  location: locationOf(row),
  restricted: row.restricted,
});

/** Those of these customers that exist for the viewer, by id; the others are simply not there. One statement. */
export async function customersById(
  reader: Reader,
  viewer: Viewer,
  ids: readonly (string | null)[],
): Promise<Map<string, CustomerShort>> {
  const rows = await reader.customer.findMany({
    where: { AND: [{ id: { in: [...new Set(ids)].filter((id) => id !== null) } }, visibleCustomers(viewer)] },
    select: customerShortSelect,
  });
  return new Map(rows.map((row) => [row.id, customerShort(row)]));
}
