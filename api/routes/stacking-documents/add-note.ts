import {
  addNote as insertNote,
  customerOfDocument,
  isNoteOf,
} from '../../../prisma/repositories/stacking-documents.ts';
import { lockForAssignedOfficer } from '../../assigned-officer.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body, params } from './add-note.schema.ts';

export const addNote = route({
  method: 'post',
  path: '/stacking-documents/{stackingDocumentId}/notes',
  permission: 'notes.add',
  summary: 'Adds a note with its subject header; a note is never edited or removed (PS-6)',
  params,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({
    deps,
    actor,
    params: { stackingDocumentId },
    body: { subject, text, correctsId = null },
    idempotencyKey,
  }) {
    const action = 'notes.add';
    const customerId = await customerOfDocument(deps.db, actor, stackingDocumentId);
    if (!customerId) throw new Problem('notFound');
    const command = { action, subject: { stackingDocumentId, subject, text, correctsId }, customerId } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const { customer } = await lockForAssignedOfficer(tx, actor, customerId, action);
      if (correctsId && !(await isNoteOf(tx, correctsId, stackingDocumentId)))
        throw new Problem('badInput', undefined, {
          errors: [{ field: 'correctsId', message: 'This must be a note of the same stacking document.' }],
        });
      const note = { stackingDocumentId, customerId: customer.id, subject, text, correctsId };
      return insertNote(tx, { ...note, authorId: actor.personId, createdAt: deps.clock.now() });
    });
    if (result.processId) await deliverNow(deps, result.processId);
    return { status: 201, body: { id: result.id } };
  },
});
