import { z } from 'zod';
import { insertIncident } from '../../../prisma/repositories/incidents.ts';
import { openTask } from '../../../prisma/repositories/incident-tasks.ts';
import { leftTo } from '../../../prisma/repositories/wrong-customer.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, id, nothing } from '../../schemas.ts';

export const wrongCustomer = route({
  method: 'post',
  path: '/messages/{messageId}/wrong-customer',
  permission: 'incidents.begin',
  summary: 'This message was sent to the wrong customer: opens what is to be done, to call them and apologise (EM-32)',
  params: z.object({ messageId: id }),
  query: nothing,
  body: nothing,
  answer: created,
  status: 201,
  refusals: ['conflict', 'notNow'],
  async handle({ deps, actor, params: { messageId }, idempotencyKey }) {
    const message = await leftTo(deps.db, actor, messageId);
    if (!message) throw new Problem('notFound');
    const { customerId } = message;
    const command = {
      action: 'incidents.begin',
      subject: { messageId, wrongCustomer: true },
      customerId,
      detail: { messageId },
    } as const;
    const at = deps.clock.now();
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const sent = await leftTo(tx, actor, messageId);
      if (!sent) throw new Problem('notFound');
      if (!sent.hasLeft) throw new Problem('notNow', 'It has not been sent. Cancel it while it is held.');
      if (sent.deceased) throw new Problem('notNow', 'The customer has died: nobody is to be called.');
      if (sent.incidentKnown)
        throw new Problem('conflict', 'It is recorded already that this was sent to the wrong customer.');
      const begun = {
        cause: 'sentToWrongCustomer',
        state: 'toDo',
        officerId: actor.personId,
        customerId,
        messageId,
      } as const;
      const incidentId = await insertIncident(tx, { ...begun, mobile: sent.to, at });
      await openTask(tx, { incidentId, kind: 'call', assigneeId: actor.personId, at });
      return { id: incidentId };
    });
    return { status: 201, body: made };
  },
});
