import { managerActions, managerActionSorts } from '../../../prisma/repositories/manager-actions.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { itemFilter } from '../../schemas/item.ts';
import { nothing } from '../../schemas.ts';
import { answer, query } from './list.schema.ts';

export const list = route({
  method: 'get',
  path: '/manager-actions',
  permission: 'managerActions.view',
  summary:
    'Service Manager Actions List: what waits for me, and for managers on leave whose delegate I am; overdue first (PS-10, PS-14)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const { by, descending } = sortAsked(query.sort, managerActionSorts);
    const now = deps.clock.now();
    const at = { now, today: await agencyDate(deps.db, now) };
    const asked = { ...itemFilter(query), sort: by };
    const { counts, ...page } = await managerActions(deps.db, actor, asked, at, pageAsked(query, descending));
    return { status: 200, body: { ...pageShown(page), counts } };
  },
});
