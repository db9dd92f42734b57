import { workload as readWorkload } from '../../../prisma/repositories/allocation.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, query } from './workload.schema.ts';

export const workload = route({
  method: 'get',
  path: '/allocation/workload',
  permission: 'allocation.view',
  summary: 'PS service officers by stream and team, each with the number of PS customers (PS-3)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const today = await agencyDate(deps.db, deps.clock.now());
    return { status: 200, body: { teams: await readWorkload(deps.db, actor, today, query.team) } };
  },
});
