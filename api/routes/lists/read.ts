import { z } from 'zod';
import { listEntries } from '../../../prisma/repositories/list-entries.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { entry, listParams } from './entry.schema.ts';

export const read = route({
  method: 'get',
  path: '/lists/{list}',
  permission: 'lists.view',
  summary:
    'A list that administrators keep, retired entries last: agency phones and payment types (EM-4, EM-41), areas (EM-11), protocols (EM-48)',
  params: listParams,
  query: nothing,
  body: nothing,
  answer: z.object({ items: z.array(entry) }),
  handle: async ({ deps, params: { list } }) => ({ status: 200, body: { items: await listEntries(deps.db, list) } }),
});
