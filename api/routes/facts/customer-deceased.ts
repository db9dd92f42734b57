import { recordDeceased } from '../../../prisma/repositories/record-deceased.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body } from './customer-deceased.schema.ts';

export const customerDeceased = route({
  method: 'post',
  path: '/facts/customer-deceased',
  permission: 'customers.recordDeceased',
  summary: 'Another system says that a customer is deceased; what waits for a decision about them ends (PS-23)',
  params: nothing,
  query: nothing,
  body,
  answer,
  status: 201,
  async handle({ deps, actor, body: { csid, deceasedOn, sourceId }, idempotencyKey }) {
    const customer = await deps.db.customer.findUnique({ where: { csid }, select: { id: true, kind: true } });
    if (customer?.kind !== 'person') throw new Problem('notFound', 'There is no customer with this CSID.');
    const customerId = customer.id;
    const occurredAt = deps.clock.now().toISOString();
    const command = {
      action: 'customers.recordDeceased' as const,
      subject: { customerId, deceasedOn, sourceId },
      customerId,
    };
    let told: string[] = [];
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      told = await recordDeceased(tx, { customerId, deceasedOn, sourceId, occurredAt });
      return { id: customerId };
    });
    for (const processId of told) await deliverNow(deps, processId);
    return { status: 201, body: { id: customerId } };
  },
});
