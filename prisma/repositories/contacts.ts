/** The case history (EM-48): contacts by the customer, phone attempts (EM-12) and notes. Only ever inserted. */
import type { ContactChannel, ContactKind } from '../../domain/customers/records.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import type { Reader, Tx } from '../client.ts';
import { newestRecords } from './newest-records.ts';
import { inOrder, type Page, type PageAsked } from './page.ts';
import { personsById, type PersonShort } from './person-short.ts';
import type { Viewer } from './viewer.ts';

export type ContactLine = {
  id: string;
  kind: ContactKind;
  channel: ContactChannel | null;
  /** National form. */
  number: string | null;
  reached: boolean | null;
  text: string;
  /** Null: another system. */
  recordedBy: PersonShort | null;
  occurredAt: string;
  recordedAt: string;
};

/** The newest first. Null: no such customer, or none that exists for the viewer. As many statements for many rows as for few. */
export async function contactsOf(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  page: Omit<PageAsked, 'descending'>,
): Promise<Page<ContactLine> | null> {
  const found = await newestRecords(reader, viewer, customerId, 'contact', page);
  if (!found) return null;
  const rows = await reader.contact.findMany({ where: { id: { in: found.rows } } });
  const people = await personsById(
    reader,
    rows.map(({ recordedById }) => recordedById),
  );
  const lines = inOrder(found.rows, rows).map((row) => ({
    id: row.id,
    kind: row.kind as ContactKind, // of the three that the database takes
    channel: row.channel as ContactChannel | null,
    number: row.number === null ? null : nationalForm(row.number),
    reached: row.reached,
    text: row.text,
    recordedBy: people.find(row.recordedById),
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
  }));
  return { ...found, rows: lines };
}

/** What was recorded; of a phone attempt the number in E.164, as the customer had it then. */
export type NewContact = {
  kind: ContactKind;
  channel: ContactChannel | null;
  number: string | null;
  reached: boolean | null;
  text: string;
  occurredAt: Date;
};

/** Returns the id. */
export async function addContact(
  tx: Tx,
  contact: NewContact & { customerId: string; recordedById: string; recordedAt: Date },
): Promise<string> {
  const { id } = await tx.contact.create({ data: contact, select: { id: true } });
  return id;
}

/** A customer's number, E.164; null: the phone is somebody else's, or there is none. */
export async function numberOfPhone(reader: Reader, customerId: string, phoneId: string): Promise<string | null> {
  const phone = await reader.phone.findFirst({ where: { id: phoneId, customerId }, select: { number: true } });
  return phone?.number ?? null;
}

/**
 * A contact that another system tells of, once per external id. Returns its id, the first one's where the same is told again;
 * null: something else stands under that external id.
 */
export async function importContact(
  tx: Tx,
  { recordedAt, ...told }: NewContact & { customerId: string; externalId: string; recordedAt: Date },
): Promise<string | null> {
  const { externalId } = told;
  // the unique index decides where two come at once
  await tx.contact.createMany({ data: [{ ...told, recordedAt }], skipDuplicates: true });
  const { id, ...stands } = await tx.contact.findUniqueOrThrow({ where: { externalId }, omit: { recordedAt: true } });
  const same =
    stands.customerId === told.customerId &&
    stands.kind === told.kind &&
    stands.channel === told.channel &&
    stands.number === told.number &&
    stands.reached === told.reached &&
    stands.text === told.text &&
    stands.occurredAt.getTime() === told.occurredAt.getTime();
  return same ? id : null;
}
