import { z } from 'zod';
import { deleteLeave } from '../../../prisma/repositories/leave.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { id, nothing } from '../../schemas.ts';
import { refuseOneself } from '../../user-record.ts';

export const removeLeave = route({
  method: 'delete',
  path: '/users/{personId}/leave/{leaveId}',
  permission: 'users.edit',
  summary: 'Takes somebody’s leave back, also one that has begun (PS-14)',
  params: z.object({ personId: id, leaveId: id }),
  query: nothing,
  body: nothing,
  answer: nothing,
  status: 204,
  refusals: ['ownRights'],
  async handle({ deps, actor, params: { personId, leaveId }, idempotencyKey }) {
    const command = {
      action: 'users.edit' as const,
      subject: { personId, removeLeave: leaveId },
      subjectId: personId,
      detail: { leave: 'removed' },
    };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      refuseOneself(actor, personId);
      if (!(await deleteLeave(tx, personId, leaveId))) throw new Problem('notFound');
      return {};
    });
    return { status: 204, body: {} };
  },
});
