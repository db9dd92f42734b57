import { mayBeAssigned, mayBeReassigned } from '../../../domain/personalised-services/assignment.ts';
import {
  customerOfAssignment,
  giveToOfficer,
  lockAssignment,
  officer,
} from '../../../prisma/repositories/assignments.ts';
import { lockCustomer } from '../../../prisma/repositories/customers.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
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
  async handle({ deps, actor, params: { assignmentId }, body: { officerId }, idempotencyKey }) {
    const customerId = await customerOfAssignment(deps.db, actor, assignmentId);
    const command = {
      action: 'allocation.reassign' as const,
      subject: { assignmentId, officerId },
      ...(customerId ? { customerId } : {}),
    };
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const customer = customerId && (await lockCustomer(tx, actor, customerId));
      const assignment = customer && (await lockAssignment(tx, assignmentId));
      if (!customer || !assignment) throw new Problem('notFound');
      const moves = mayBeReassigned(assignment, officerId);
      if (!moves.possible) throw new Problem(assignment.closed ? 'ended' : 'conflict', moves.why);
      const takes = mayBeAssigned(await officer(tx, officerId), customer);
      if (!takes.possible) throw new Problem('conflict', takes.why);
      const given = { officerId, assignedById: actor.personId, at: deps.clock.now() };
      return { id: assignmentId, movedWorkItems: await giveToOfficer(tx, assignment, given) };
    });
    return { status: 200, body: result };
  },
});
