import { z } from 'zod';
import { actionsInTrail } from '../../../prisma/repositories/audit-trail.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';

export const actions = route({
  method: 'get',
  path: '/audit/actions',
  permission: 'audit.view',
  summary: 'Every action that stands in the audit trail, to choose from',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: z.object({ items: z.array(z.string()) }),
  handle: async ({ deps, actor }) => ({ status: 200, body: { items: await actionsInTrail(deps.db, actor) } }),
});
