import { visibleReassignment } from '../../../prisma/repositories/record-restricted.ts';
import { restrictedReassignmentId } from '../../../workflows/contracts/restricted-reassignment.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { processAnswer, tellProcess } from '../../tell-process.ts';
import { handOverBody } from '../transfer-referrals/decide.schema.ts';
import { params } from './hand-over.schema.ts';

export const handOver = route({
  method: 'post',
  path: '/restricted-reassignments/{reassignmentId}/hand-over',
  permission: 'restrictedReassignment.handOver',
  summary:
    'The manager, or an operator where no manager is left, hands the reassignment to another manager (PS-14, PS-28)',
  params,
  query: nothing,
  body: handOverBody,
  answer: processAnswer,
  mayRespondAsync: true,
  async handle(call) {
    const { reassignmentId } = call.params;
    if (!(await visibleReassignment(call.deps.db, call.actor, reassignmentId))) throw new Problem('notFound');
    const processId = restrictedReassignmentId(reassignmentId);
    return tellProcess(call, { processId, action: 'restrictedReassignment.handOver', to: call.body.managerId });
  },
});
