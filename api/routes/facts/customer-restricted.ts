import { recordRestricted } from '../../../prisma/repositories/record-restricted.ts';
import { applyCommand } from '../../commands.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { customerOf } from './customer-of.ts';
import { answer } from './customer-deceased.schema.ts';
import { body } from './customer-restricted.schema.ts';

export const customerRestricted = route({
  method: 'post',
  path: '/facts/customer-restricted',
  permission: 'customers.recordRestricted',
  summary:
    'Another system says that a customer is restricted, or no longer; where the PS officer may not see them any more a manager is asked for another (PS-28)',
  params: nothing,
  query: nothing,
  body,
  answer,
  status: 201,
  async handle({ deps, actor, body: { csid, restricted, sourceId }, idempotencyKey }) {
    const customerId = await customerOf(deps.db, csid);
    const occurredAt = deps.clock.now().toISOString();
    const command = {
      action: 'customers.recordRestricted' as const,
      subject: { customerId, restricted, sourceId },
      customerId,
      detail: { restricted },
    };
    let told: string[] = [];
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      told = await recordRestricted(tx, { customerId, restricted, sourceId, occurredAt });
      return { id: customerId };
    });
    for (const processId of told) await deliverNow(deps, processId);
    return { status: 201, body: { id: customerId } };
  },
});
