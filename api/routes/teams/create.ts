import { createTeam, teamNameTaken } from '../../../prisma/repositories/teams.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body } from './team.schema.ts';

/** Two teams of one name nobody could tell apart. */
export const nameTaken = () =>
  new Problem('badInput', undefined, { errors: [{ field: 'name', message: 'There is a team of this name already.' }] });

export const create = route({
  method: 'post',
  path: '/teams',
  permission: 'teams.edit',
  summary: 'A new team',
  params: nothing,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, body, idempotencyKey }) {
    const command = { action: 'teams.edit', subject: body, detail: { created: true } } as const;
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (await teamNameTaken(tx, body.name, null)) throw nameTaken();
      return { id: await createTeam(tx, body) };
    });
    return { status: 201, body: made };
  },
});
