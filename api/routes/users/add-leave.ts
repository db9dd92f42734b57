import { addLeaveFor } from '../../add-leave.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body } from '../leave/add.schema.ts';
import { refuseGain, refuseOneself } from '../../user-record.ts';
import { params } from './user.schema.ts';

export const addLeave = route({
  method: 'post',
  path: '/users/{personId}/leave',
  permission: 'users.edit',
  summary: 'Records somebody’s leave and who decides meanwhile (PS-14)',
  params,
  query: nothing,
  body,
  answer: created,
  status: 201,
  refusals: ['ownRights'],
  async handle({ params: { personId }, body, ...caller }) {
    refuseOneself(caller.actor, personId);
    refuseGain(caller.actor, body.delegateId);
    return { status: 201, body: await addLeaveFor(caller, 'users.edit', { personId, ...body }) };
  },
});
