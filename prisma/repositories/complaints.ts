/** What customers complained about (EM-48); a complaint is a contact by the customer as well (EM-13). */
import type { Reader, Tx } from '../client.ts';
import { newestRecords } from './newest-records.ts';
import { inOrder, type Page, type PageAsked } from './page.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type ComplaintLine = {
  id: string;
  text: string;
  receivedAt: string;
  /** Null: another system. */
  recordedBy: PersonShort | null;
  closedAt: string | null;
};

/** The newest first. Null: no such customer, or none that exists for the viewer. As many statements for many rows as for few. */
export async function complaintsOf(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  page: Omit<PageAsked, 'descending'>,
): Promise<Page<ComplaintLine> | null> {
  const found = await newestRecords(reader, viewer, customerId, 'complaint', page);
  if (!found) return null;
  const rows = await reader.complaint.findMany({ where: { id: { in: found.rows } } });
  const people = await personsById(
    reader,
    rows.map(({ recordedById }) => recordedById),
  );
  const lines = inOrder(found.rows, rows).map(({ id, text, receivedAt, recordedById, closedAt }) => ({
    id,
    text,
    receivedAt: receivedAt.toISOString(),
    recordedBy: people.find(recordedById),
    closedAt: closedAt?.toISOString() ?? null,
  }));
  return { ...found, rows: lines };
}

type NewComplaint = { customerId: string; text: string; receivedAt: Date; recordedAt: Date };

/** Returns the id. */
export async function addComplaint(tx: Tx, complaint: NewComplaint & { recordedById: string }): Promise<string> {
  const { id } = await tx.complaint.create({ data: complaint, select: { id: true } });
  return id;
}

/** Whose complaint it is, where the customer exists for the viewer. */
export async function customerOfComplaint(reader: Reader, viewer: Viewer, complaintId: string): Promise<string | null> {
  const row = await reader.complaint.findFirst({
    where: { id: complaintId, customer: visibleCustomers(viewer) },
    select: { customerId: true },
  });
  return row?.customerId ?? null;
}

/** False: it was closed already. */
export async function closeComplaint(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.complaint.updateMany({ where: { id, closedAt: null }, data: { closedAt: at } });
  return count === 1;
}

/**
 * A complaint as another system tells of it, once per external id: told again, the record is brought up to it.
 * Returns its id; null: it is another customer's.
 */
export async function importComplaint(
  tx: Tx,
  told: NewComplaint & { externalId: string; closedAt: Date | null },
): Promise<string | null> {
  const { externalId, customerId, text, receivedAt, closedAt } = told;
  await tx.complaint.createMany({ data: [told], skipDuplicates: true }); // the unique index decides where two come at once
  const data = { text, receivedAt, closedAt };
  const { count } = await tx.complaint.updateMany({ where: { externalId, customerId }, data });
  if (count === 0) return null;
  const { id } = await tx.complaint.findUniqueOrThrow({ where: { externalId }, select: { id: true } });
  return id;
}
