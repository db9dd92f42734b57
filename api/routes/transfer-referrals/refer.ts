import { mayRefer } from '../../../domain/personalised-services/refer.ts';
import { referTransfer } from '../../../prisma/repositories/refer-transfer.ts';
import { lockForAssignedOfficer } from '../../assigned-officer.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body, params } from './refer.schema.ts';

export const refer = route({
  method: 'post',
  path: '/customers/{customerId}/transfer-referrals',
  permission: 'transferReferrals.create',
  summary: 'Refers a PS customer for transfer out; it waits for Monitor Approval (PS-16)',
  params,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { customerId }, body: { reason = null }, idempotencyKey }) {
    const at = deps.clock.now().toISOString();
    const action = 'transferReferrals.create';
    const command = { action, subject: { customerId, reason }, customerId } as const;
    const { id, processId } = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx, eventId) => {
      const { customer, assignment } = await lockForAssignedOfficer(tx, actor, customerId, action);
      const open = await tx.transferReferral.count({ where: { customerId, state: 'open' } });
      const possible = mayRefer({ me: actor, assignment, deceased: customer.deceased, openReferral: open > 0 });
      if (!possible.possible) throw new Problem('conflict', possible.why);
      const referral = { customerId, assignmentId: assignment.id, personId: actor.personId, reason, eventId, at };
      const { referralId, processId } = await referTransfer(tx, referral);
      return { id: referralId, processId };
    });
    await deliverNow(deps, processId);
    return { status: 201, body: { id } };
  },
});
