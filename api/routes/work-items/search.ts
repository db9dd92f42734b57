import { searchWorkItems, workItemSorts } from '../../../prisma/repositories/my-work-items.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body } from './search.schema.ts';

export const search = route({
  method: 'post',
  reads: true,
  path: '/work-items/search',
  permission: 'workItems.view',
  summary:
    'My items, decisions too and finished ones, decisions of those whom I stand in for, and all items of my officers, by CSID or name',
  params: nothing,
  query: nothing,
  body,
  answer,
  async handle({ deps, actor, body }) {
    const { by, descending } = sortAsked(body.sort, workItemSorts);
    const now = deps.clock.now();
    const at = { now, today: await agencyDate(deps.db, now) };
    const { text, state } = body;
    const page = await searchWorkItems(deps.db, actor, { text, state, sort: by }, at, pageAsked(body, descending));
    return { status: 200, body: pageShown(page) };
  },
});
