import { readCustomerSummary } from '../../../prisma/repositories/customer-summary.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, params } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/customers/{customerId}',
  permission: 'customers.view',
  summary: 'Customer Summary',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params }) {
    const summary = await readCustomerSummary(deps.db, actor, params.customerId);
    if (!summary) throw new Problem('notFound');
    return { status: 200, body: summary };
  },
});
