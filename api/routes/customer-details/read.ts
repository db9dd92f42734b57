import { readCustomerDetails } from '../../../prisma/repositories/customer-details.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { details, params } from './details.schema.ts';

export const read = route({
  method: 'get',
  path: '/customers/{customerId}/details',
  permission: 'customers.view',
  summary:
    'Individual Customer Details: email, address, time zone and phones, with what is `Invalid` (EM-1, EM-19, EM-29)',
  params,
  query: nothing,
  body: nothing,
  answer: details,
  revisioned: true,
  async handle({ deps, actor, params: { customerId } }) {
    const found = await readCustomerDetails(deps.db, actor, customerId);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
