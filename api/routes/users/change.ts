import { z } from 'zod';
import { userChange } from '../../../domain/people/user-change.ts';
import { databaseProblem } from '../../../prisma/database-problem.ts';
import { tellCallerGone } from '../../../prisma/repositories/pre-call-follow-ups.ts';
import { restrictedAgainWith, restrictedWithout } from '../../../prisma/repositories/record-restricted.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { changeUser, lockUser, readUser, type LockedUser } from '../../../prisma/repositories/users.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { refuseFaults, refuseGain, refuseOneself } from '../../user-record.ts';
import { params, record, user } from './user.schema.ts';

const body = record.extend({ active: z.boolean() });

export const change = route({
  method: 'put',
  path: '/users/{personId}',
  permission: 'users.edit',
  summary: 'The whole record of a user, never one’s own; what is taken away is gone with the next request (RS-1)',
  params,
  query: nothing,
  body,
  answer: user,
  revisioned: true,
  refusals: ['ownRights', 'lastAdministrator', 'rolesFromClaims'],
  async handle({ deps, actor, params: { personId }, body, ifMatch, idempotencyKey }) {
    const { env } = deps;
    const detail = {};
    const command = {
      action: 'users.edit' as const,
      subject: { personId, ifMatch, ...body },
      subjectId: personId,
      detail,
    };
    let begun: string[] = [];
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const before = await lockUser(tx, personId);
      if (!before) throw new Problem('notFound');
      refuseOneself(actor, personId);
      if (before.revision !== ifMatch) throw new Problem('preconditionFailed');
      if (env.ROLES_FROM === 'claims' && before.kind === 'staff' && !sameRights(before, body))
        throw new Problem('rolesFromClaims');
      if (body.managerId !== before.managerId) refuseGain(actor, body.managerId);
      await refuseFaults(tx, personId, before.kind, body, before);
      Object.assign(detail, userChange(before, body), before.state === body.state ? {} : { state: body.state });
      await changeUser(tx, personId, body).catch((error: unknown) => {
        const problem = databaseProblem(error);
        throw problem?.what === 'rule' && problem.name === 'last_administrator'
          ? new Problem('lastAdministrator')
          : error;
      });
      // PS-28; what a leaver leaves is handed over by itself, unless they come back
      const mayNoMore = !body.roles.includes('racOfficer') && (before.roles.includes('racOfficer') || !before.active);
      const mayAgain = body.roles.includes('racOfficer') && !before.roles.includes('racOfficer');
      const now = deps.clock.now().toISOString();
      if (body.active && mayNoMore) begun = await restrictedWithout(tx, personId, now);
      else if (body.active && mayAgain) begun = await restrictedAgainWith(tx, personId, `${personId}/${ifMatch}`, now);
      else begun = await tellCallerGone(tx, { assigneeId: personId }, now); // EM-40: nobody waits for the hour to end
      return {};
    });
    for (const processId of begun) await deliverNow(deps, processId);
    const changed = await readUser(deps.db, personId, await agencyDate(deps.db, deps.clock.now()));
    if (!changed) throw new Problem('notFound');
    return { status: 200, body: { ...changed, rolesFrom: env.ROLES_FROM } };
  },
});

const sameRights = (before: LockedUser, { roles, pluto, cuba }: z.output<typeof body>) =>
  before.pluto === pluto &&
  before.cuba === cuba &&
  before.roles.length === new Set(roles).size &&
  roles.every((role) => before.roles.includes(role));
