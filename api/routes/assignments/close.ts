import { closeAssignment, customerOfAssignment, lockAssignment } from '../../../prisma/repositories/assignments.ts';
import { lockCustomer } from '../../../prisma/repositories/customers.ts';
import { storeFact } from '../../../prisma/repositories/facts.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body, params } from './close.schema.ts';

export const close = route({
  method: 'post',
  path: '/assignments/{assignmentId}/close',
  permission: 'allocation.close',
  summary: 'Ends a stay in Personalised Services; what waits for a decision about it ends (PS-23)',
  params,
  query: nothing,
  body,
  answer,
  async handle({ deps, actor, params: { assignmentId }, body: { reason }, idempotencyKey }) {
    const customerId = await customerOfAssignment(deps.db, actor, assignmentId);
    if (!customerId) throw new Problem('notFound');
    const command = {
      action: 'allocation.close' as const,
      subject: { assignmentId, reason },
      customerId,
      subjectId: assignmentId,
    };
    let told: string[] = [];
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const customer = await lockCustomer(tx, actor, customerId);
      const assignment = customer && (await lockAssignment(tx, assignmentId));
      if (!customer || !assignment) throw new Problem('notFound');
      if (assignment.closed) throw new Problem('ended', 'The assignment is closed already.');
      const at = deps.clock.now();
      await closeAssignment(tx, assignmentId, reason, at);
      told = await storeFact(tx, {
        customerId: customer.id,
        fact: 'assignmentClosed',
        sourceId: assignmentId,
        occurredAt: at.toISOString(),
      });
      return { id: assignmentId };
    });
    for (const processId of told) await deliverNow(deps, processId);
    return { status: 200, body: result };
  },
});
