import { z } from 'zod';
import { mayRecordOptOut } from '../../../domain/electronic-messaging/opt-out.ts';
import { lockCustomer } from '../../../prisma/repositories/customers.ts';
import { recordOptOut, standingOptOuts } from '../../../prisma/repositories/opt-outs.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { covers, how, params } from './opt-outs.schema.ts';

export const record = route({
  method: 'post',
  path: '/customers/{customerId}/sms-opt-outs',
  permission: 'customers.edit',
  summary:
    'An SMS opt out at the customer’s request, of one kind, or of Reminder and General; held messages that it covers are not sent (EM-24, EM-47, EM-50)',
  params,
  query: nothing,
  body: z.object({ subscription: covers, how }),
  answer: created,
  status: 201,
  refusals: ['conflict'],
  async handle({ deps, actor, params: { customerId }, body: { subscription, how }, idempotencyKey }) {
    const command = {
      action: 'customers.edit' as const,
      subject: { customerId, optOut: subscription, how },
      customerId,
      detail: { optOut: 'recorded', subscription, how },
    };
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (!(await lockCustomer(tx, actor, customerId))) throw new Problem('notFound');
      const possible = mayRecordOptOut(await standingOptOuts(tx, customerId), subscription);
      if (!possible.possible) throw new Problem('conflict', possible.why);
      const optOut = { customerId, subscription, how, recordedById: actor.personId, recordedAt: deps.clock.now() };
      return { id: await recordOptOut(tx, optOut) };
    });
    return { status: 201, body: made };
  },
});
