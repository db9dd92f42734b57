import { searchUsers, userSorts } from '../../../prisma/repositories/users.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body } from './search.schema.ts';

export const search = route({
  method: 'post',
  path: '/users/search',
  permission: 'users.view',
  summary: 'Users, staff and programs, active or not; a POST, so that no name stands in an address',
  params: nothing,
  query: nothing,
  body,
  answer,
  reads: true,
  async handle({ deps: { db, clock }, body: { sort, limit, cursor, ...sought } }) {
    const { by, descending } = sortAsked(sort, userSorts);
    const today = await agencyDate(db, clock.now());
    const page = pageAsked({ limit, cursor }, descending);
    return { status: 200, body: pageShown(await searchUsers(db, sought, { sort: by, today }, page)) };
  },
});
