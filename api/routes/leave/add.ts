import { addLeaveFor } from '../../add-leave.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body } from './add.schema.ts';

export const add = route({
  method: 'post',
  path: '/leave',
  permission: 'leave.edit',
  summary: 'Records my leave and who decides meanwhile (PS-14)',
  params: nothing,
  query: nothing,
  body,
  answer: created,
  status: 201,
  handle: async ({ body, ...caller }) => ({
    status: 201,
    body: await addLeaveFor(caller, 'leave.edit', { personId: caller.actor.personId, ...body }),
  }),
});
