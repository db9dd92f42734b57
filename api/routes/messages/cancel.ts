import { visibleMessage } from '../../../prisma/repositories/message-read.ts';
import { smsDeliveryId } from '../../../workflows/contracts/sms-delivery.ts';
import { refusalWritten } from '../../audit.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { processAnswer, tellProcess } from '../../tell-process.ts';
import { params } from './cancel.schema.ts';

export const cancel = route({
  method: 'post',
  path: '/messages/{messageId}/cancel',
  permission: 'smsDelivery.cancel',
  summary: 'Cancels a message that has not left yet (EM-24)',
  params,
  query: nothing,
  body: nothing,
  answer: processAnswer,
  mayRespondAsync: true,
  async handle(call) {
    const { messageId } = call.params;
    if (!(await visibleMessage(call.deps.db, call.actor, messageId))) throw new Problem('notFound');
    try {
      return await tellProcess(call, { processId: smsDeliveryId(messageId), action: 'smsDelivery.cancel' });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'notNow') throw error;
      // the officer is told which of the two happened
      throw refusalWritten(new Problem('notNow', 'It has left: the SMS gateway has it already, or may have it.'));
    }
  },
});
