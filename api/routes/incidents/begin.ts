import { insertIncident } from '../../../prisma/repositories/incidents.ts';
import { applyCommand } from '../../commands.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';

export const begin = route({
  method: 'post',
  path: '/incidents',
  permission: 'incidents.begin',
  summary: 'Begins the interview with somebody who reports a message that isn’t theirs (EM-33)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: created,
  status: 201,
  async handle({ deps, actor, idempotencyKey }) {
    const command = { action: 'incidents.begin', subject: { begin: true } } as const;
    const at = deps.clock.now();
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => ({
      id: await insertIncident(tx, { cause: 'reported', state: 'draft', officerId: actor.personId, at }),
    }));
    return { status: 201, body: made };
  },
});
