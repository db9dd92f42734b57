/** PS-7: a stacking document and a note of an international customer, as the API makes them, their copies begun. */
import type { Deps } from '../../api/deps.ts';
import { deliverNow } from '../../api/outbox.ts';
import { addNote, createStackingDocument } from '../../prisma/repositories/stacking-documents.ts';
import { addCustomer, addPeople, planted } from './plan-fixture.ts';

export async function aNoteAbroad(deps: Pick<Deps, 'db' | 'temporal' | 'clock'>) {
  const { db, clock } = deps;
  const people = await addPeople(db);
  const { customerId } = await addCustomer(db, people);
  await db.customer.update({ where: { id: customerId }, data: { country: 'NZ', state: null } });
  const at = clock.now();
  const by = people.officer.id;
  const { document, note } = await db.$transaction(async (tx) => {
    const document = await createStackingDocument(tx, { customerId, createdById: by, at, date: '2026-03-02' });
    const text = { subject: planted, text: planted, correctsId: null };
    const about = { stackingDocumentId: document.id, customerId, authorId: by, createdAt: at };
    return { document, note: await addNote(tx, { ...about, ...text }) };
  });
  const [recordProcessId, noteProcessId] = [document.processId ?? '', note.processId ?? ''];
  for (const id of [recordProcessId, noteProcessId]) await deliverNow(deps, id);
  return { people, customerId, documentId: document.id, noteId: note.id, recordProcessId, noteProcessId };
}
