import { readMessageForm } from '../../../prisma/repositories/message-form.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, params } from './form.schema.ts';

export const form = route({
  method: 'get',
  path: '/customers/{customerId}/message-form',
  permission: 'messages.send',
  summary:
    'Generate Desktop Message: whom it goes to, what bars it, the templates, and when it would leave (EM-6, EM-16, EM-19)',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params }) {
    const found = await readMessageForm(deps.db, actor, params.customerId, deps.clock.now());
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
