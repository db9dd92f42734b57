/** A customer's notepads (EM-48). One of kind FDV is evidence of FDV concerns (EM-8). Only ever inserted. */
import type { NotepadKind, Raiser } from '../../domain/customers/records.ts';
import type { Reader, Tx } from '../client.ts';
import { newestRecords } from './newest-records.ts';
import { inOrder, type Page, type PageAsked } from './page.ts';
import { personsById, type PersonShort } from './person-short.ts';
import type { Viewer } from './viewer.ts';

export type NotepadLine = {
  id: string;
  kind: NotepadKind;
  raisedBy: Raiser | null;
  text: string;
  author: PersonShort;
  createdAt: string;
};

/** The newest first. Null: no such customer, or none that exists for the viewer. As many statements for many rows as for few. */
export async function notepadsOf(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  page: Omit<PageAsked, 'descending'>,
): Promise<Page<NotepadLine> | null> {
  const found = await newestRecords(reader, viewer, customerId, 'notepad', page);
  if (!found) return null;
  const rows = await reader.notepad.findMany({ where: { id: { in: found.rows } } });
  const people = await personsById(
    reader,
    rows.map(({ authorId }) => authorId),
  );
  const lines = inOrder(found.rows, rows).map(({ id, kind, raisedBy, text, authorId, createdAt }) => ({
    id,
    kind: kind as NotepadKind, // of the two that the database takes
    raisedBy: raisedBy as Raiser | null,
    text,
    author: people.get(authorId),
    createdAt: createdAt.toISOString(),
  }));
  return { ...found, rows: lines };
}

/** Returns the id. */
export async function addNotepad(
  tx: Tx,
  notepad: {
    customerId: string;
    kind: NotepadKind;
    raisedBy: Raiser | null;
    text: string;
    authorId: string;
    createdAt: Date;
  },
): Promise<string> {
  const { id } = await tx.notepad.create({ data: notepad, select: { id: true } });
  return id;
}
