import { readMessage } from '../../../prisma/repositories/message-read.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { temporalUrl } from '../../temporal-url.ts';
import { answer, params } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/messages/{messageId}',
  permission: 'messages.view',
  summary: 'A message as it was sent, its status in both lists, its whole way and every attempt (EM-26 to EM-30)',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params }) {
    const found = await readMessage(deps.db, actor, params.messageId, deps.clock.now());
    if (!found) throw new Problem('notFound');
    const { process } = found;
    const url = temporalUrl(deps.env, actor, process.id);
    return { status: 200, body: { ...found, process: { ...process, temporalUrl: url } } };
  },
});
