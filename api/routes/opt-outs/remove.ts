import { z } from 'zod';
import { mayRemoveOptOut } from '../../../domain/electronic-messaging/opt-out.ts';
import { lockCustomer } from '../../../prisma/repositories/customers.ts';
import { findOptOut, isRemoved, removeOptOut } from '../../../prisma/repositories/opt-outs.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { id, nothing } from '../../schemas.ts';
import { how } from './opt-outs.schema.ts';

export const remove = route({
  method: 'post',
  path: '/sms-opt-outs/{optOutId}/remove',
  permission: 'customers.edit',
  summary:
    'Removes an SMS opt out at the customer’s request; one that the carrier keeps only START from the handset lifts (EM-2, EM-47)',
  params: z.object({ optOutId: id }),
  query: nothing,
  body: z.object({ how }),
  answer: nothing,
  status: 204,
  refusals: ['conflict', 'ended'],
  async handle({ deps, actor, params: { optOutId }, body: { how }, idempotencyKey }) {
    const found = await findOptOut(deps.db, actor, optOutId);
    if (!found) throw new Problem('notFound');
    const { customerId, of } = found;
    const command = {
      action: 'customers.edit' as const,
      subject: { removeOptOut: optOutId, how },
      customerId,
      subjectId: optOutId,
      detail: { optOut: 'removed', how },
    };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (!(await lockCustomer(tx, actor, customerId))) throw new Problem('notFound');
      const removed = await isRemoved(tx, optOutId);
      const possible = mayRemoveOptOut({ of, removed });
      if (!possible.possible) throw new Problem(removed ? 'ended' : 'conflict', possible.why);
      await removeOptOut(tx, optOutId, {
        removedById: actor.personId,
        removedHow: how,
        removedAt: deps.clock.now(),
      });
      return {};
    });
    return { status: 204, body: {} };
  },
});
