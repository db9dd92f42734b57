import { mayBeAssigned } from '../../../domain/personalised-services/assignment.ts';
import { officer, openAssignment } from '../../../prisma/repositories/assignments.ts';
import { lockCustomer } from '../../../prisma/repositories/customers.ts';
import { customerOfReferral, referralStanding } from '../../../prisma/repositories/internal-referrals.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body } from './create.schema.ts';

export const create = route({
  method: 'post',
  path: '/assignments',
  permission: 'allocation.assign',
  summary: 'Assign: gives a pending customer to a PS service officer (PS-3, PS-4)',
  params: nothing,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, body: { internalReferralId, officerId }, idempotencyKey }) {
    const customerId = await customerOfReferral(deps.db, actor, internalReferralId);
    if (!customerId) throw new Problem('notFound');
    const command = {
      action: 'allocation.assign' as const,
      subject: { internalReferralId, officerId },
      customerId,
      detail: { internalReferralId, toId: officerId },
    };
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const customer = await lockCustomer(tx, actor, customerId);
      if (!customer) throw new Problem('notFound');
      const { state, assigned } = await referralStanding(tx, internalReferralId);
      if (assigned)
        throw new Problem('conflict', 'The customer is assigned already.', {
          first: { what: 'assign', by: assigned.by, at: assigned.at },
        });
      if (state !== 'pending') throw new Problem('ended', 'This internal referral is over.');
      const possible = mayBeAssigned(await officer(tx, officerId), customer);
      if (!possible.possible) throw new Problem('conflict', possible.why);
      const id = await openAssignment(tx, {
        customerId: customer.id,
        internalReferralId,
        officerId,
        assignedById: actor.personId,
        at: deps.clock.now(),
      });
      return { id };
    });
    return { status: 201, body: result };
  },
});
