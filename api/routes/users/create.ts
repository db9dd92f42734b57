import { z } from 'zod';
import { userChange } from '../../../domain/people/user-change.ts';
import { createUser, userIdTaken } from '../../../prisma/repositories/users.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { refuseFaults, refuseGain } from '../../user-record.ts';
import { record } from './user.schema.ts';

const userId = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{2,50}$/, 'A User ID has 2 to 50 letters, digits, dots, hyphens or underscores.');
const nobody = { name: '', teamId: null, managerId: null, roles: [], pluto: false, cuba: false, active: true };

export const create = route({
  method: 'post',
  path: '/users',
  permission: 'users.edit',
  summary: 'A new user; who has the User ID at the sign-in provider can sign in from now on',
  params: nothing,
  query: nothing,
  body: record.extend({ userId, kind: z.enum(['staff', 'program']) }),
  answer: created,
  status: 201,
  refusals: ['ownRights', 'rolesFromClaims'],
  async handle({ deps, actor, body, idempotencyKey }) {
    const user = { ...body, active: true };
    if (deps.env.ROLES_FROM === 'claims' && user.kind === 'staff' && (user.roles.length || user.pluto || user.cuba))
      throw new Problem('rolesFromClaims');
    const { name: _name, ...detail } = userChange(nobody, user);
    const command = { action: 'users.edit' as const, subject: body, detail: { created: true, ...detail } };
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      refuseGain(actor, user.managerId);
      await refuseFaults(tx, null, user.kind, user);
      if (await userIdTaken(tx, user.userId))
        throw new Problem('badInput', undefined, {
          errors: [{ field: 'userId', message: 'Somebody has this User ID already.' }],
        });
      return { id: await createUser(tx, user) };
    });
    return { status: 201, body: made };
  },
});
