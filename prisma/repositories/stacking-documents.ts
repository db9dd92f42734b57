/** PS-5, PS-6: stacking documents with their notes. */
import { stackingDocumentCommunication } from '../../domain/personalised-services/stacking-document.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Reader, Tx } from '../client.ts';
import { localDate } from './local-date.ts';
import { personShort, personShortSelect, personsById, type PersonShort } from './person-short.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type StackingDocumentLine = {
  id: string;
  date: LocalDate;
  createdAt: string;
  createdBy: PersonShort;
  communication: { type: string; reason: string; category: string; issue: string };
  notes: { id: string; subject: string; text: string; author: PersonShort; createdAt: string }[];
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
      communication: { select: { type: true, reason: true, category: true, issue: true } },
      notes: {
        select: { id: true, subject: true, text: true, createdAt: true, author: { select: personShortSelect } },
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
    communication: row.communication,
    notes: row.notes.map((note) => ({
      ...note,
      author: personShort(note.author),
      createdAt: note.createdAt.toISOString(),
    })),
  }));
}

/** Whose document it is, where the customer exists for the viewer. */
export async function customerOfDocument(reader: Reader, viewer: Viewer, documentId: string): Promise<string | null> {
  const row = await reader.stackingDocument.findFirst({
    where: { id: documentId, customer: visibleCustomers(viewer) },
    select: { customerId: true },
  });
  return row?.customerId ?? null;
}

/** The document with its communication record (PS-5). Returns the document's id. */
export async function createStackingDocument(
  tx: Tx,
  { customerId, createdById, at, date }: { customerId: string; createdById: string; at: Date; date: LocalDate },
): Promise<string> {
  const communication = await tx.communication.create({
    data: { customerId, ...stackingDocumentCommunication, createdById, createdAt: at },
    select: { id: true },
  });
  const document = await tx.stackingDocument.create({
    data: { customerId, communicationId: communication.id, date: new Date(date), createdById, createdAt: at },
    select: { id: true },
  });
  return document.id;
}

/** PS-6: only ever inserted. Returns the note's id. */
export async function addNote(
  tx: Tx,
  note: {
    stackingDocumentId: string;
    customerId: string;
    subject: string;
    text: string;
    authorId: string;
    createdAt: Date;
  },
): Promise<string> {
  const { id } = await tx.note.create({ data: note, select: { id: true } });
  return id;
}
