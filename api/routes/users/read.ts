import { readUser } from '../../../prisma/repositories/users.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { params, user } from './user.schema.ts';

export const read = route({
  method: 'get',
  path: '/users/{personId}',
  permission: 'users.view',
  summary: 'A user: rights, line, leave, accounts, and how much is still theirs',
  params,
  query: nothing,
  body: nothing,
  answer: user,
  revisioned: true,
  async handle({ deps: { db, clock, env }, params: { personId } }) {
    const found = await readUser(db, personId, await agencyDate(db, clock.now()));
    if (!found) throw new Problem('notFound');
    return { status: 200, body: { ...found, rolesFrom: env.ROLES_FROM } };
  },
});
