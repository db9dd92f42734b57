import { asRefusal } from '../../../prisma/repositories/commands.ts';
import { Problem, problems } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, params, states } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/commands/{commandId}',
  permission: 'session.view',
  summary: 'What became of a command of one’s own; the address that an asynchronous one is answered with',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { commandId } }) {
    const row = await deps.db.command.findUnique({ where: { id: commandId, accountId: actor.accountId } });
    if (!row) throw new Problem('notFound');
    const refusal = asRefusal(row.refusal);
    return {
      status: 200,
      body: {
        id: row.id,
        action: row.action,
        state: states.parse(row.state),
        refusal: refusal && { code: refusal, title: problems[refusal].title },
        createdAt: row.createdAt.toISOString(),
        settledAt: row.settledAt?.toISOString() ?? null,
      },
    };
  },
});
