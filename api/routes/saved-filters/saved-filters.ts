/** Filters of the work lists that I have named for myself: the same on every computer I sit at. */
import { mostFilters, type FilteredList } from '../../../domain/work-items/item-filter.ts';
import type { Tx } from '../../../prisma/client.ts';
import {
  addFilter,
  listOfFilter,
  removeFilter,
  replaceFilter,
  roomForFilter,
  savedFilters,
} from '../../../prisma/repositories/saved-filters.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { answer, body, filterOf, params, query, replaceBody, savedFilter } from './saved-filter.schema.ts';

const wrong = (field: string, message: string) => new Problem('badInput', undefined, { errors: [{ field, message }] });

function mustBeOf(list: FilteredList, filter: Record<string, string>): void {
  if (!filterOf[list].safeParse(filter).success) throw wrong('filter', 'This is no filter of that list.');
}

async function mustHaveRoom(tx: Tx, asked: { personId: string; list: FilteredList; name: string; id?: string }) {
  const { count, taken } = await roomForFilter(tx, asked);
  if (taken) throw wrong('name', 'You have a filter of that name already.');
  if (!asked.id && count >= mostFilters)
    throw wrong('name', `You have ${mostFilters} filters of this list. Remove one first.`);
}

export const read = route({
  method: 'get',
  path: '/saved-filters',
  permission: 'savedFilters.edit',
  summary: 'My saved filters of a list, by name',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query: { list } }) {
    const rows = await savedFilters(deps.db, actor.personId, list);
    return { status: 200, body: { items: rows.map((row) => savedFilter.parse(row)) } };
  },
});

export const save = route({
  method: 'post',
  path: '/saved-filters',
  permission: 'savedFilters.edit',
  summary: 'Saves a filter under a name, for me alone; at most 20 of a list',
  params: nothing,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, body: { list, name, filter }, idempotencyKey }) {
    mustBeOf(list, filter);
    const command = { action: 'savedFilters.edit', subject: { list, name, filter } } as const;
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const { personId } = actor;
      await mustHaveRoom(tx, { personId, list, name });
      return { id: await addFilter(tx, { personId, list, name, filter, createdAt: deps.clock.now() }) };
    });
    return { status: 201, body: made };
  },
});

export const replace = route({
  method: 'put',
  path: '/saved-filters/{savedFilterId}',
  permission: 'savedFilters.edit',
  summary: 'Gives a filter of mine another name, or what it holds',
  params,
  query: nothing,
  body: replaceBody,
  answer: nothing,
  async handle({ deps, actor, params: { savedFilterId }, body: { name, filter }, idempotencyKey }) {
    const subject = { savedFilterId, name, filter };
    const command = { action: 'savedFilters.edit', subject, subjectId: savedFilterId } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const list = query.shape.list.safeParse(await listOfFilter(tx, actor.personId, savedFilterId)).data;
      if (!list) throw new Problem('notFound');
      mustBeOf(list, filter);
      await mustHaveRoom(tx, { personId: actor.personId, list, name, id: savedFilterId });
      await replaceFilter(tx, savedFilterId, { name, filter });
      return {};
    });
    return { status: 200, body: {} };
  },
});

export const remove = route({
  method: 'delete',
  path: '/saved-filters/{savedFilterId}',
  permission: 'savedFilters.edit',
  summary: 'Removes a filter of mine',
  params,
  query: nothing,
  body: nothing,
  answer: nothing,
  status: 204,
  async handle({ deps, actor, params: { savedFilterId }, idempotencyKey }) {
    const command = {
      action: 'savedFilters.edit',
      subject: { remove: savedFilterId },
      subjectId: savedFilterId,
    } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (!(await listOfFilter(tx, actor.personId, savedFilterId))) throw new Problem('notFound');
      await removeFilter(tx, savedFilterId);
      return {};
    });
    return { status: 204, body: {} };
  },
});
