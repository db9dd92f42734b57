import { operatorActions } from '../../../prisma/repositories/operator-actions.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
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
  async handle({ deps: { db, env }, actor, query }) {
    const page = await operatorActions(db, pageAsked(query));
    const rows = page.rows.map(({ id, kind, processId, openedAt, dueAt, process }) => ({
      workItemId: id,
      kind,
      processId,
      submissionId: process.subjectId,
      openedAt: openedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      temporalUrl: temporalUrl(env, actor, processId),
    }));
    return { status: 200, body: pageShown({ ...page, rows }) };
  },
});
