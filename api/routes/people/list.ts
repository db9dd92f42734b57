import { listStaff } from '../../../prisma/repositories/people.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, query } from './list.schema.ts';

export const list = route({
  method: 'get',
  path: '/people',
  permission: 'people.view',
  summary: 'Active staff by name, with who is on leave and who stands in (PS-14)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps: { db, clock }, query: { role } }) {
    const today = await agencyDate(db, clock.now());
    return { status: 200, body: { items: await listStaff(db, today, role) } };
  },
});
