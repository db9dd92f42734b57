import { leaveOf } from '../../../prisma/repositories/leave.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer } from './list.schema.ts';

export const list = route({
  method: 'get',
  path: '/leave',
  permission: 'leave.edit',
  summary: 'My own leave that is not over yet (PS-14)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps: { db, clock }, actor }) {
    const today = await agencyDate(db, clock.now());
    return { status: 200, body: { items: await leaveOf(db, actor.personId, today) } };
  },
});
