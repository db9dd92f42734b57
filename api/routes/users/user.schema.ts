import { z } from 'zod';
import { roles } from '../../../domain/people/roles.ts';
import { australianStates } from '../../../domain/time/zone.ts';
import { leaveLine } from '../leave/list.schema.ts';
import { counts } from '../people/belongings.schema.ts';
import { id, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ personId: id });
export const state = z.enum(australianStates).meta({ description: 'Whose working days count (PS-13)' });

/** The whole record: what is not in it is not kept. */
export const record = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(100),
  state,
  teamId: id.nullable(),
  managerId: id.nullable(),
  roles: z.array(z.enum(roles)).max(roles.length),
  pluto: z.boolean(),
  cuba: z.boolean(),
});

export const userLine = z
  .object({
    id,
    name: z.string(),
    userId: z.string(),
    kind: z.enum(['staff', 'program']),
    roles: z.array(z.enum(roles)),
    roleNames: z.array(z.string()),
    team: z.string().nullable(),
    active: z.boolean(),
    onLeaveUntil: localDate.nullable(),
  })
  .meta({ id: 'UserLine' });

export const user = userLine
  .extend({
    revision: z.number().int(),
    state: z.string(),
    teamId: id.nullable(),
    manager: personShort.nullable(),
    pluto: z.boolean(),
    cuba: z.boolean(),
    leave: z.array(leaveLine),
    accounts: z.array(z.object({ issuer: z.string(), subject: z.string() })),
    rolesFrom: z
      .enum(['record', 'claims'])
      .meta({ description: '`claims`: roles, Pluto and Cuba come from the sign-in provider and are not changed here' }),
    belongings: counts,
  })
  .meta({ id: 'User' });
