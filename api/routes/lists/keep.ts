import { entryProblems, isNameFixed, type EntryField, type List, type ListEntry } from '../../../domain/lists.ts';
import type { Tx } from '../../../prisma/client.ts';
import { changeEntry, createEntry, entryOfName, readEntry } from '../../../prisma/repositories/list-entries.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { changedEntry, entry, entryParams, listParams, newEntry } from './entry.schema.ts';

export const create = route({
  method: 'post',
  path: '/lists/{list}/entries',
  permission: 'lists.edit',
  summary: 'A new entry, offered at once (EM-4, EM-11, EM-41, EM-48)',
  params: listParams,
  query: nothing,
  body: newEntry,
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { list }, body, idempotencyKey }) {
    refuseFaults(list, body);
    const command = { action: 'lists.edit', subject: { list, ...body }, detail: { list, created: true } } as const;
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await refuseTaken(tx, list, body, null);
      return { id: await createEntry(tx, list, { ...body, active: true }) };
    });
    return { status: 201, body: made };
  },
});

export const change = route({
  method: 'put',
  path: '/lists/{list}/entries/{entryId}',
  permission: 'lists.edit',
  summary: 'The whole of an entry; retired it is no longer offered, and records that name it keep it (EM-11)',
  params: entryParams,
  query: nothing,
  body: changedEntry,
  answer: entry,
  revisioned: true,
  async handle({ deps, actor, params: { list, entryId }, body, ifMatch, idempotencyKey }) {
    const detail: { list: List; changed?: string[]; active?: boolean } = { list };
    const subject = { list, entryId, ifMatch, ...body };
    const command = { action: 'lists.edit' as const, subject, subjectId: entryId, detail };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const before = await readEntry(tx, list, entryId);
      if (!before) throw new Problem('notFound');
      refuseFaults(list, body);
      if (isNameFixed(list) && body.name !== before.name)
        throw faulty('name', 'Customers’ records name this area: its name stays. Retire it and add another.');
      await refuseTaken(tx, list, body, entryId);
      if (ifMatch === null || !(await changeEntry(tx, entryId, ifMatch, body))) throw new Problem('preconditionFailed');
      detail.changed = (['name', 'purpose', 'text', 'active'] as const).filter(
        (field) => before[field] !== body[field],
      );
      if (before.active !== body.active) detail.active = body.active;
      return {};
    });
    const changed = await readEntry(deps.db, list, entryId);
    if (!changed) throw new Problem('notFound');
    return { status: 200, body: changed };
  },
});

const faulty = (field: EntryField, message: string) =>
  new Problem('badInput', undefined, { errors: [{ field, message }] });

function refuseFaults(list: List, given: Pick<ListEntry, EntryField>): void {
  const errors = entryProblems(list, given).map(({ field, sentence }) => ({ field, message: sentence }));
  if (errors.length > 0) throw new Problem('badInput', undefined, { errors });
}

/** Two entries of one name nobody could tell apart. */
async function refuseTaken(tx: Tx, list: List, given: Pick<ListEntry, 'name' | 'purpose'>, except: string | null) {
  const other = await entryOfName(tx, list, given, except);
  if (other)
    throw faulty(
      'name',
      other.active ? 'There is such an entry already.' : 'There is such an entry already, retired: offer it again.',
    );
}
