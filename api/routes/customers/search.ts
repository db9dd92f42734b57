import { customerSearch } from '../../../domain/customers/search.ts';
import { searchCustomers } from '../../../prisma/repositories/customers.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body } from './search.schema.ts';

export const search = route({
  method: 'post',
  path: '/customers/search',
  permission: 'customers.search',
  summary: 'Customers by CSID, name or mobile; a POST, so that no name or number stands in an address',
  params: nothing,
  query: nothing,
  body,
  answer,
  reads: true,
  async handle({ deps, actor, body }) {
    const page = pageAsked(body);
    const sought = body.csid === null ? null : customerSearch({ ...body, csid: body.csid });
    if (!sought) return { status: 200, body: { items: [], total: 0, nextCursor: null } };
    return { status: 200, body: pageShown(await searchCustomers(deps.db, actor, sought, page)) };
  },
});
