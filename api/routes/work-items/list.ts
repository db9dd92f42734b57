import { myWorkItems, workItemSorts } from '../../../prisma/repositories/my-work-items.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { itemFilter } from '../../schemas/item.ts';
import { nothing } from '../../schemas.ts';
import { answer, query } from './list.schema.ts';

export const list = route({
  method: 'get',
  path: '/work-items',
  permission: 'workItems.view',
  summary:
    'My work items that are no decisions: reminders of monitoring and its lapse, what became of my messages (PS-19, EM-24, EM-28); overdue first',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const { by, descending } = sortAsked(query.sort, workItemSorts);
    const now = deps.clock.now();
    const at = { now, today: await agencyDate(deps.db, now) };
    const { counts, ...page } = await myWorkItems(
      deps.db,
      actor,
      { ...itemFilter(query), sort: by },
      at,
      pageAsked(query, descending),
    );
    return { status: 200, body: { ...pageShown(page), counts } };
  },
});
