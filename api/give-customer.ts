/** PS-4: a PS customer goes to another officer; history is kept, open work items move along. One customer by itself, or one of a leaver's. */
import { mayBeAssigned, mayBeReassigned } from '../domain/personalised-services/assignment.ts';
import { customerOfAssignment, giveToOfficer, lockAssignment, officer } from '../prisma/repositories/assignments.ts';
import { lockCustomer } from '../prisma/repositories/customers.ts';
import { openReassignment } from '../prisma/repositories/record-restricted.ts';
import { applyCommand, type Caller } from './commands.ts';
import { Problem } from './errors.ts';
import { deliverNow } from './outbox.ts';

/**
 * `fromId`: only where the customer is with this officer still. Throws notFound, ended, or conflict with the reason.
 * Returns the assignment's id and how many work items moved.
 */
export async function giveCustomer(
  caller: Caller,
  { assignmentId, officerId, fromId, why }: { assignmentId: string; officerId: string; fromId?: string; why?: string },
): Promise<{ id: string; movedWorkItems: number }> {
  const { deps, actor } = caller;
  const customerId = await customerOfAssignment(deps.db, actor, assignmentId);
  if (!customerId) throw new Problem('notFound');
  const command = {
    action: 'allocation.reassign' as const,
    subject: { assignmentId, officerId },
    customerId,
    subjectId: assignmentId,
    detail: { toId: officerId },
    ...(why ? { why } : {}),
  };
  const given = await applyCommand(caller, command, async (tx) => {
    const customer = await lockCustomer(tx, actor, customerId);
    const assignment = customer && (await lockAssignment(tx, assignmentId));
    if (!customer || !assignment) throw new Problem('notFound');
    if (fromId !== undefined && assignment.officerId !== fromId)
      throw new Problem('conflict', 'The customer is with somebody else by now.');
    const moves = mayBeReassigned(assignment, officerId);
    if (!moves.possible) throw new Problem(assignment.closed ? 'ended' : 'conflict', moves.why);
    const takes = mayBeAssigned(await officer(tx, officerId), customer);
    if (!takes.possible) throw new Problem('conflict', takes.why);
    const to = { officerId, assignedById: actor.personId, at: deps.clock.now() };
    return { id: assignmentId, movedWorkItems: await giveToOfficer(tx, assignment, to) };
  });
  const waiting = await openReassignment(deps.db, customerId); // PS-28
  if (waiting) await deliverNow(deps, waiting);
  return given;
}
