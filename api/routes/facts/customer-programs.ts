import { recordPrograms } from '../../../prisma/repositories/record-programs.ts';
import { applyCommand } from '../../commands.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { customerOf } from './customer-of.ts';
import { answer } from './customer-deceased.schema.ts';
import { body } from './customer-programs.schema.ts';

export const customerPrograms = route({
  method: 'post',
  path: '/facts/customer-programs',
  permission: 'customers.recordPrograms',
  summary:
    'Another system says whose customer somebody is now: Child Support’s, Centrelink’s, or both (a mutual customer); by this a system is recommended (EM-38)',
  params: nothing,
  query: nothing,
  body,
  answer,
  status: 201,
  async handle({ deps, actor, body: { csid, childSupport, centrelink }, idempotencyKey }) {
    const customerId = await customerOf(deps.db, csid);
    const programs = { childSupport, centrelink };
    const command = {
      action: 'customers.recordPrograms' as const,
      subject: { customerId, ...programs },
      customerId,
      detail: programs,
    };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await recordPrograms(tx, customerId, programs);
      return { id: customerId };
    });
    return { status: 201, body: { id: customerId } };
  },
});
