/** One page of the newest records of one kind of a customer (EM-48), for who may see the customer. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { customersById } from './customer-short.ts';
import { instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { visibleCustomersSql, type Viewer } from './viewer.ts';

/** Each with the instant that it is sorted by. */
const records = {
  contact: Prisma.sql`SELECT id, customer_id, occurred_at AS at FROM contact`,
  notepad: Prisma.sql`SELECT id, customer_id, created_at AS at FROM notepad`,
  complaint: Prisma.sql`SELECT id, customer_id, received_at AS at FROM complaint`,
} as const;

/** The ids, the newest first. Null: no such customer, or none that exists for the viewer. */
export async function newestRecords(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  record: keyof typeof records,
  page: Omit<PageAsked, 'descending'>,
): Promise<Page<string> | null> {
  if (!(await customersById(reader, viewer, [customerId])).has(customerId)) return null;
  const list = Prisma.sql`SELECT r.id, ${instantKey(Prisma.sql`r.at`)} AS key FROM (${records[record]}) AS r
    JOIN customer c ON c.id = r.customer_id WHERE r.customer_id = ${customerId}::uuid AND ${visibleCustomersSql(viewer)}`;
  return pageOf(reader, list, { ...page, descending: true });
}
