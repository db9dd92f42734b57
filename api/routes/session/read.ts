import { isInEdition } from '../../../domain/online-accounts/edition.ts';
import { may, permissions, isPermission } from '../../../domain/people/permissions.ts';
import { roleNames } from '../../../domain/people/roles.ts';
import { localNow } from '../../../domain/time/zone.ts';
import { delegateFor, stateAndTeam } from '../../../prisma/repositories/people.ts';
import { readSettings } from '../../../prisma/repositories/settings.ts';
import { countOpenWork } from '../../../prisma/repositories/work-counts.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { temporalUrl } from '../../temporal-url.ts';
import { answer } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/session',
  permission: 'session.view',
  summary: 'Who is signed in, what they may do, and what waits for them (RS-1)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps: { db, clock, env }, actor }) {
    const now = clock.now();
    const { agencyTimeZone } = await readSettings(db);
    const today = localNow(agencyTimeZone, now).date;
    const delegations = await delegateFor(db, actor.personId, today);
    const representing = delegations.map(({ person }) => person.id);
    const [record, counts] = await Promise.all([
      stateAndTeam(db, actor.personId),
      countOpenWork(db, actor, { now, representing }),
    ]);
    if (!record) throw new Problem('notSignedIn');
    const { personId, name, userId, roles } = actor;
    const [first] = roles;
    return {
      status: 200,
      body: {
        person: {
          id: personId,
          name,
          userId,
          role: first ? roleNames[first] : '',
          roles,
          roleNames: roles.map((role) => roleNames[role]),
          ...record,
        },
        permissions: Object.keys(permissions)
          .filter(isPermission)
          .filter((permission) => may(roles, permission) && isInEdition(permission, env.ONLINE_ACCOUNTS)),
        onlineAccounts: env.ONLINE_ACCOUNTS,
        delegateFor: delegations,
        counts,
        agencyTimeZone,
        now: now.toISOString(),
        clockIsSet: env.CLOCK === 'settable',
        temporalUiUrl: temporalUrl(env, actor),
      },
    };
  },
});
