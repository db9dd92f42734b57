/** PS-5, PS-6: stacking documents with their notes. */
import { mayViewStays } from '../../domain/personalised-services/assignment.ts';
import type { Impossible } from '../../domain/possible.ts';
import { stackingDocumentCommunication } from '../../domain/personalised-services/stacking-document.ts';
import { isInternational } from '../../domain/customers/location.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { beginCubaCopy } from './cuba-copies.ts';
import { localDate } from './local-date.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { personShort, personShortSelect, personsById, type PersonShort } from './person-short.ts';
import { stay } from './stays.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

export type StackingDocumentLine = {
  id: string;
  date: LocalDate;
  createdAt: string;
  createdBy: PersonShort;
  communication: { type: string; reason: string; category: string; issue: string };
  /** PS-7: made in Pluto, and is its record in Cuba yet? Null: made in Cuba. */
  inCuba: boolean | null;
  notes: NoteLine[];
};
export type NoteLine = {
  id: string;
  subject: string;
  text: string;
  author: PersonShort;
  createdAt: string;
  /** The note of this document that it corrects, and those that correct it (PS-6). */
  correctsId: string | null;
  correctedByIds: string[];
  inCuba: boolean | null;
};

/** A customer's stacking documents, the newest first, each with its notes from the first to the last. */
export async function stackingDocumentsOf(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
): Promise<StackingDocumentLine[]> {
  const rows = await reader.stackingDocument.findMany({
    where: { customerId, customer: visibleCustomers(viewer) },
    include: {
      communication: {
        select: { type: true, reason: true, category: true, issue: true, system: true, copy: { select: { id: true } } },
      },
      notes: {
        where: { sourceId: null }, // Cuba's copies are no notes of their own
        select: {
          id: true,
          subject: true,
          text: true,
          createdAt: true,
          author: { select: personShortSelect },
          system: true,
          copy: { select: { id: true } },
          correctsId: true,
          corrections: { where: { sourceId: null }, select: { id: true } },
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const people = await personsById(
    reader,
    rows.map((row) => row.createdById),
  );
  return rows.map((row) => ({
    id: row.id,
    date: localDate(row.date),
    createdAt: row.createdAt.toISOString(),
    createdBy: people.get(row.createdById),
    communication: {
      type: row.communication.type,
      reason: row.communication.reason,
      category: row.communication.category,
      issue: row.communication.issue,
    },
    inCuba: inCuba(row.communication),
    notes: row.notes.map((note) => ({
      id: note.id,
      subject: note.subject,
      text: note.text,
      author: personShort(note.author),
      createdAt: note.createdAt.toISOString(),
      correctsId: note.correctsId,
      correctedByIds: note.corrections.map(({ id }) => id),
      inCuba: inCuba(note),
    })),
  }));
}

export type FoundNote = Pick<NoteLine, 'id' | 'subject' | 'text' | 'author' | 'createdAt'> & {
  stackingDocumentId: string;
  documentDate: LocalDate;
  /** By these, the first one first. */
  corrections: Pick<NoteLine, 'id' | 'author' | 'createdAt'>[];
};

/** Null: no such customer. PS-6: a customer's notes whose subject or text has all these words, the newest first. Cuba's copies are no notes of their own. */
export async function searchNotes(
  reader: Reader,
  viewer: Viewer,
  { customerId, text }: { customerId: string; text: string },
  page: PageAsked,
): Promise<Page<FoundNote> | Impossible | null> {
  const customer = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    select: { assignments: { select: stay } },
  });
  if (!customer) return null;
  const theirs = mayViewStays(viewer, customer.assignments);
  if (!theirs.possible) return theirs;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const has = words.map((word) => Prisma.sql`strpos(lower(n.subject || ' ' || n.text), ${word}) > 0`);
  const list = Prisma.sql`
    SELECT n.id, ${instantKey(Prisma.sql`n.created_at`)} AS key FROM note n JOIN customer c ON c.id = n.customer_id
    WHERE n.customer_id = ${customerId}::uuid AND n.source_id IS NULL AND ${Prisma.join(has, ' AND ')}
      AND ${visibleCustomersSql(viewer)}`;
  const found = await pageOf(reader, list, { ...page, descending: true });
  const rows = await reader.note.findMany({
    where: { id: { in: found.rows }, customer: visibleCustomers(viewer) },
    include: {
      author: { select: personShortSelect },
      stackingDocument: { select: { date: true } },
      corrections: {
        where: { sourceId: null },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true, createdAt: true, author: { select: personShortSelect } },
      },
    },
  });
  return {
    ...found,
    rows: inOrder(found.rows, rows).map((row) => ({
      id: row.id,
      subject: row.subject,
      text: row.text,
      author: personShort(row.author),
      createdAt: row.createdAt.toISOString(),
      stackingDocumentId: row.stackingDocumentId,
      documentDate: localDate(row.stackingDocument.date),
      corrections: row.corrections.map(({ id, author, createdAt }) => ({
        id,
        author: personShort(author),
        createdAt: createdAt.toISOString(),
      })),
    })),
  };
}

/** Whose document it is, where the customer exists for the viewer. */
export async function customerOfDocument(reader: Reader, viewer: Viewer, documentId: string): Promise<string | null> {
  const row = await reader.stackingDocument.findFirst({
    where: { id: documentId, customer: visibleCustomers(viewer) },
    select: { customerId: true },
  });
  return row?.customerId ?? null;
}

const inCuba = ({ system, copy }: { system: string; copy: object | null }): boolean | null =>
  system === 'pluto' ? copy !== null : null;

/** `processId`: of the copy to Cuba that begins with it; null: it was made in Cuba. */
export type Made = { id: string; processId: string | null };

/** The document with its communication record (PS-5); for an international customer in Pluto, and copied to Cuba (PS-7). */
export async function createStackingDocument(
  tx: Tx,
  { customerId, createdById, at, date }: { customerId: string; createdById: string; at: Date; date: LocalDate },
): Promise<Made> {
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { country: true } });
  const system = isInternational(customer) ? 'pluto' : 'cuba';
  const communication = await tx.communication.create({
    data: { customerId, ...stackingDocumentCommunication, system, createdById, createdAt: at },
    select: { id: true },
  });
  const document = await tx.stackingDocument.create({
    data: { customerId, communicationId: communication.id, date: new Date(date), createdById, createdAt: at },
    select: { id: true },
  });
  const source = {
    customerId,
    subjectId: communication.id,
    what: 'record',
    byId: createdById,
    at: at.toISOString(),
  } as const;
  return { id: document.id, processId: system === 'pluto' ? await beginCubaCopy(tx, source) : null };
}

/** Is it a note of this document, and no copy of one? */
export const isNoteOf = async (tx: Tx, id: string, stackingDocumentId: string): Promise<boolean> =>
  (await tx.note.count({ where: { id, stackingDocumentId, sourceId: null } })) > 0;

type NewNote = {
  stackingDocumentId: string;
  customerId: string;
  subject: string;
  text: string;
  correctsId: string | null;
  authorId: string;
  createdAt: Date;
};

/** PS-6: only ever inserted. Where its document's record was made it is made too (PS-7). */
export async function addNote(tx: Tx, note: NewNote): Promise<Made> {
  const { communication } = await tx.stackingDocument.findUniqueOrThrow({
    where: { id: note.stackingDocumentId },
    select: { communication: { select: { system: true } } },
  });
  const { system } = communication;
  const { id } = await tx.note.create({ data: { ...note, system }, select: { id: true } });
  const { customerId, authorId: byId, createdAt } = note;
  const source = { customerId, subjectId: id, what: 'note', byId, at: createdAt.toISOString() } as const;
  return { id, processId: system === 'pluto' ? await beginCubaCopy(tx, source) : null };
}
