import { myWorkItems } from '../../../prisma/repositories/my-work-items.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, query } from './list.schema.ts';

export const list = route({
  method: 'get',
  path: '/work-items',
  permission: 'workItems.view',
  summary:
    'My open work items that are no decisions: reminders of monitoring and its lapse, what became of my messages (PS-19, EM-24, EM-28)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const page = await myWorkItems(deps.db, actor, deps.clock.now(), pageAsked(query, false));
    return { status: 200, body: pageShown(page) };
  },
});
