import { closableItemKinds } from '../../../domain/electronic-messaging/closable-items.ts';
import { may } from '../../../domain/people/permissions.ts';
import { closeWorkItem, customerOfItem, lockWorkItem } from '../../../prisma/repositories/close-work-item.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { itemParams as params } from './item.schema.ts';

export const done = route({
  method: 'post',
  path: '/work-items/{workItemId}/done',
  permission: 'workItems.close',
  summary: 'Closes my work item that tells what became of a message and asks for no decision (EM-24, EM-28)',
  params,
  query: nothing,
  body: nothing,
  answer: nothing,
  refusals: ['ended', 'notNow', 'notTheAssignee'],
  async handle({ deps, actor, params: { workItemId }, idempotencyKey }) {
    const customerId = await customerOfItem(deps.db, actor, workItemId);
    if (!customerId) throw new Problem('notFound');
    const command = {
      action: 'workItems.close',
      subject: { workItemId },
      customerId,
      subjectId: workItemId,
      why: workItemId,
    } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const item = await lockWorkItem(tx, actor, workItemId);
      if (!item) throw new Problem('notFound');
      const mine = item.assigneeId ? item.assigneeId === actor.personId : may(actor.roles, 'operatorActions.view');
      if (!mine) throw new Problem('notTheAssignee', 'This work item is somebody else’s.');
      if (!closableItemKinds.includes(item.kind)) throw new Problem('notNow', 'This work item waits for a decision.');
      if (!item.open) throw new Problem('ended');
      await closeWorkItem(tx, workItemId, deps.clock.now());
      return {};
    });
    return { status: 200, body: {} };
  },
});
