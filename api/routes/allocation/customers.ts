import { assignedCustomers } from '../../../prisma/repositories/allocation.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, query, sorts } from './customers.schema.ts';

export const customers = route({
  method: 'get',
  path: '/allocation/customers',
  permission: 'allocation.view',
  summary: 'PS customers with their officers, for reassigning (PS-4)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const { by, descending } = sortAsked(query.sort, sorts);
    const asked = { officerId: query.officerId, sort: by };
    return {
      status: 200,
      body: pageShown(await assignedCustomers(deps.db, actor, asked, pageAsked(query, descending))),
    };
  },
});
