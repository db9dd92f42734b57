import { officerActions, officerActionSorts } from '../../../prisma/repositories/officer-actions.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, query } from './list.schema.ts';

export const list = route({
  method: 'get',
  path: '/officer-actions',
  permission: 'officerActions.view',
  summary:
    'CSO Actions List: my PS customers with their plans; returned first, then overdue, then by name (PS-3, PS-10)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const { by, descending } = sortAsked(query.sort, officerActionSorts);
    const asked = { sort: by, state: query.state, referral: query.referral, now: deps.clock.now() };
    const { counts, ...page } = await officerActions(deps.db, actor, asked, pageAsked(query, descending));
    return { status: 200, body: { ...pageShown(page), counts } };
  },
});
