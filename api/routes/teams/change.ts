import { changeTeam, readTeam, teamNameTaken } from '../../../prisma/repositories/teams.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { nameTaken } from './create.ts';
import { body, params, team } from './team.schema.ts';

export const change = route({
  method: 'put',
  path: '/teams/{teamId}',
  permission: 'teams.edit',
  summary: 'Name, stream and region of a team',
  params,
  query: nothing,
  body,
  answer: team,
  revisioned: true,
  async handle({ deps, actor, params: { teamId }, body, ifMatch, idempotencyKey }) {
    const detail: { changed?: string[] } = {};
    const command = {
      action: 'teams.edit' as const,
      subject: { teamId, ifMatch, ...body },
      subjectId: teamId,
      detail,
    };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const before = await readTeam(tx, teamId);
      if (!before) throw new Problem('notFound');
      if (await teamNameTaken(tx, body.name, teamId)) throw nameTaken();
      if (ifMatch === null || !(await changeTeam(tx, teamId, ifMatch, body))) throw new Problem('preconditionFailed');
      detail.changed = (['name', 'stream', 'region'] as const).filter((field) => before[field] !== body[field]);
      return {};
    });
    const changed = await readTeam(deps.db, teamId);
    if (!changed) throw new Problem('notFound');
    return { status: 200, body: changed };
  },
});
