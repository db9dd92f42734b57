import { listLeavers } from '../../../prisma/repositories/belongings.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer } from './leavers.schema.ts';

export const leavers = route({
  method: 'get',
  path: '/leavers',
  permission: 'belongings.view',
  summary: 'Who is active no longer and still has something, as far as it exists for who asks (PS-4, PS-14)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps: { db, clock }, actor }) {
    const today = await agencyDate(db, clock.now());
    return { status: 200, body: { items: await listLeavers(db, actor, today) } };
  },
});
