import { customersById } from '../../../prisma/repositories/customer-short.ts';
import { lockCustomer } from '../../../prisma/repositories/recipient.ts';
import { sendMessage, type SendRefusal } from '../../../prisma/repositories/send-message.ts';
import type { Reader } from '../../../prisma/client.ts';
import type { Actor } from '../../auth/actor.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { valuesGiven } from '../../schemas/message.ts';
import { nothing } from '../../schemas.ts';
import { notReadyProblem } from './not-ready.ts';
import { answer, body, params } from './send.schema.ts';

export const send = route({
  method: 'post',
  path: '/customers/{customerId}/messages',
  permission: 'messages.send',
  summary:
    'Send, confirmed: checked again, held outside the send window, delivered once (EM-14, EM-15, EM-22, EM-26, EM-45)',
  params,
  query: nothing,
  body,
  answer,
  status: 201,
  refusals: [
    'areaAdvice',
    'barred',
    'previewDiffers',
    'priorActions',
    'sameMessage',
    'sendingStopped',
    'sixMessages',
    'templateChanged',
    'withinTheHour',
  ],
  async handle({ deps, actor, params: { customerId }, body: sent, idempotencyKey }) {
    await mustExist(deps.db, actor, customerId); // also where the key is known already
    const at = deps.clock.now();
    const { templateVersionId, previewed, confirmedAfterId, priorActions, areaAcknowledged } = sent;
    const values = valuesGiven(sent.values);
    const asked = {
      customerId,
      templateVersionId,
      values,
      previewed,
      confirmedAfterId,
      priorActions,
      areaAcknowledged,
    };
    const command = { action: 'messages.send', subject: asked, customerId, detail: { templateVersionId } } as const;
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx, eventId) => {
      await lockCustomer(tx, customerId);
      await mustExist(tx, actor, customerId); // restricted meanwhile
      const result = await sendMessage(tx, { ...asked, personId: actor.personId, eventId, at: at.toISOString() });
      if ('refused' in result) throw problemOf(result);
      return result;
    });
    const { messageId, processId, heldUntil } = made;
    await deliverNow(deps, processId);
    const headers = { Location: `/api/v1/messages/${messageId}` };
    return { status: 201, body: { messageId, heldUntil }, headers };
  },
});

async function mustExist(reader: Reader, actor: Actor, customerId: string): Promise<void> {
  if (!(await customersById(reader, actor, [customerId])).has(customerId)) throw new Problem('notFound');
}

function problemOf(refusal: SendRefusal): Problem {
  switch (refusal.refused) {
    case 'bars':
    case 'template':
    case 'values':
    case 'previewDiffers':
    case 'stopped':
      return notReadyProblem(refusal);
    case 'areaAdvice':
      return new Problem('areaAdvice');
    case 'priorActions':
      return new Problem('priorActions');
    case 'sameMessage':
      return new Problem('sameMessage', undefined, { last: refusal.last });
    case 'sixMessages':
      return new Problem('sixMessages');
    case 'withinTheHour':
      return new Problem('withinTheHour', undefined, { last: refusal.last });
  }
}
