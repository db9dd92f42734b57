import { submitPlan, type SubmitRefusal } from '../../../prisma/repositories/submit-plan.ts';
import { visibleCustomers } from '../../../prisma/repositories/viewer.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body, params } from './submit.schema.ts';

const sentences: Record<SubmitRefusal, () => Problem> = {
  notTheAssignee: () =>
    new Problem('notTheAssignee', 'Only the officer to whom the customer is assigned can submit the plan.'),
  incomplete: () => new Problem('conflict', 'Record Core Issue and Trigger first: submitting needs both.'),
  alreadySubmitted: () => new Problem('conflict', 'This plan is submitted already and waits for a decision.'),
  customerDeceased: () => new Problem('conflict', 'The customer is recorded as deceased.'),
};

export const submit = route({
  method: 'post',
  path: '/customers/{customerId}/plan/submissions',
  permission: 'plans.submit',
  summary: 'Submits the plan for CMP Approval (PS-9, PS-10)',
  params,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { customerId }, idempotencyKey }) {
    const visible = await deps.db.customer.count({ where: { AND: [{ id: customerId }, visibleCustomers(actor)] } });
    if (!visible) throw new Problem('notFound');
    const at = deps.clock.now().toISOString();
    const command = { action: 'plans.submit' as const, subject: { customerId }, customerId };
    const { id, processId } = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx, commandId) => {
      const result = await submitPlan(tx, { customerId, personId: actor.personId, eventId: commandId, at });
      if ('refused' in result) throw sentences[result.refused]();
      return { id: result.submissionId, processId: result.processId };
    });
    await deliverNow(deps, processId);
    return { status: 201, body: { id } };
  },
});
