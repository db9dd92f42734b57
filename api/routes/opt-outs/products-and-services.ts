import { readProductsAndServices } from '../../../prisma/repositories/opt-outs.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { params, productsAndServices as answer } from './opt-outs.schema.ts';

export const productsAndServices = route({
  method: 'get',
  path: '/customers/{customerId}/products-and-services',
  permission: 'customers.view',
  summary:
    'Whether Reminder, General and Centrelink messages are sent, why not, and every SMS opt out (EM-3, EM-47, EM-50)',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId } }) {
    const found = await readProductsAndServices(deps.db, actor, customerId, deps.clock.now());
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
