import { z } from 'zod';
import { listTeams } from '../../../prisma/repositories/teams.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { team } from './team.schema.ts';

export const list = route({
  method: 'get',
  path: '/teams',
  permission: 'users.view',
  summary: 'All teams by name',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: z.object({ items: z.array(team) }),
  handle: async ({ deps }) => ({ status: 200, body: { items: await listTeams(deps.db) } }),
});
