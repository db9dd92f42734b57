import { deleteLeave } from '../../../prisma/repositories/leave.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { params } from './remove.schema.ts';

export const remove = route({
  method: 'delete',
  path: '/leave/{leaveId}',
  permission: 'leave.edit',
  summary: 'Takes my leave back, also one that has begun (PS-14)',
  params,
  query: nothing,
  body: nothing,
  answer: nothing,
  status: 204,
  async handle({ deps, actor, params: { leaveId }, idempotencyKey }) {
    const command = {
      action: 'leave.edit',
      subject: { remove: leaveId },
      subjectId: actor.personId,
      detail: { leave: 'removed' },
    } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (!(await deleteLeave(tx, actor.personId, leaveId))) throw new Problem('notFound');
      return {};
    });
    return { status: 204, body: {} };
  },
});
