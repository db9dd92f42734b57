import { giveCustomer } from '../../give-customer.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body, params } from './reassign.schema.ts';

export const reassign = route({
  method: 'post',
  path: '/assignments/{assignmentId}/officer',
  permission: 'allocation.reassign',
  summary: 'Gives a PS customer to another officer; history is kept, open work items move along (PS-4)',
  params,
  query: nothing,
  body,
  answer,
  handle: async ({ params: { assignmentId }, body: { officerId }, ...caller }) => ({
    status: 200,
    body: await giveCustomer(caller, { assignmentId, officerId }),
  }),
});
