import { operatorActions, operatorActionSorts } from '../../../prisma/repositories/operator-actions.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { itemFilter } from '../../schemas/item.ts';
import { nothing } from '../../schemas.ts';
import { temporalUrl } from '../../temporal-url.ts';
import { answer, query } from './list.schema.ts';

export const list = route({
  method: 'get',
  path: '/operator-actions',
  permission: 'operatorActions.view',
  summary: 'What waits for an operator, the oldest first (PS-12)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps: { db, env, clock }, actor, query }) {
    const { by, descending } = sortAsked(query.sort, operatorActionSorts);
    const now = clock.now();
    const at = { now, today: await agencyDate(db, now) };
    const asked = { ...itemFilter(query), sort: by };
    const { counts, ...page } = await operatorActions(db, asked, at, pageAsked(query, descending));
    const rows = page.rows.map(({ id, subjectId, ...row }) => ({
      ...row,
      workItemId: id,
      submissionId: subjectId,
      temporalUrl: temporalUrl(env, actor, row.processId),
    }));
    return { status: 200, body: { ...pageShown({ ...page, rows }), counts } };
  },
});
