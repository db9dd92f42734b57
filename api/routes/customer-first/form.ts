import { readDesktopMessaging } from '../../../prisma/repositories/desktop-messaging.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, query } from './form.schema.ts';
import { params } from './shared.schema.ts';

export const form = route({
  method: 'get',
  path: '/customers/{customerId}/customer-first',
  permission: 'centrelinkMessages.view',
  summary:
    'Desktop Messaging of Customer First: whom a Centrelink message goes to, what bars it, the four messages, and the choice of the system (EM-37, EM-38, EM-46)',
  params,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId }, query: { choiceId } }) {
    const found = await readDesktopMessaging(deps.db, actor, { customerId, choiceId }, deps.clock.now());
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
