import { customersById } from '../../../prisma/repositories/customer-short.ts';
import { lockCustomer } from '../../../prisma/repositories/recipient.ts';
import { chooseSystem } from '../../../prisma/repositories/system-choices.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { mustSee } from '../records/visible-customer.ts';
import { answer, body } from './choose.schema.ts';
import { params } from './shared.schema.ts';

export const choose = route({
  method: 'post',
  path: '/customers/{customerId}/system-choices',
  permission: 'centrelinkMessages.send',
  summary:
    'Which system a message is sent in: what is recommended is kept with what the officer chose; the other one needs a reason (EM-38)',
  params,
  query: nothing,
  body,
  answer,
  status: 201,
  async handle({ deps, actor, params: { customerId }, body: asked, idempotencyKey }) {
    await mustSee(deps.db, actor, customerId);
    const { workItem, mainIssue, chosen } = asked;
    const command = {
      action: 'centrelinkMessages.send' as const,
      subject: { customerId, choice: asked },
      customerId,
      detail: { workItem, mainIssue, chosen },
    };
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await lockCustomer(tx, customerId);
      if (!(await customersById(tx, actor, [customerId])).has(customerId)) throw new Problem('notFound');
      const at = deps.clock.now();
      const reason = asked.reason || null;
      const choice = await chooseSystem(tx, {
        workItem,
        mainIssue,
        chosen,
        reason,
        customerId,
        officerId: actor.personId,
        at,
      });
      if (choice === 'needsReason')
        throw new Problem('badInput', undefined, {
          errors: [{ field: 'reason', message: 'Enter why you choose the other system.' }],
        });
      return { ...choice, chosen };
    });
    return { status: 201, body: made };
  },
});
