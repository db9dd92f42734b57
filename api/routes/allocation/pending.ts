import { pendingReferrals } from '../../../prisma/repositories/allocation.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, query, sorts } from './pending.schema.ts';

export const pending = route({
  method: 'get',
  path: '/allocation/pending',
  permission: 'allocation.view',
  summary: 'Customers referred and not yet assigned (PS-3)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const { by, descending } = sortAsked(query.sort, sorts);
    return { status: 200, body: pageShown(await pendingReferrals(deps.db, actor, by, pageAsked(query, descending))) };
  },
});
