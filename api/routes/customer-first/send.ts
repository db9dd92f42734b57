import { claimRefusalWords } from '../../../domain/electronic-messaging/claim-finalised.ts';
import { customersById } from '../../../prisma/repositories/customer-short.ts';
import { lockCustomer } from '../../../prisma/repositories/recipient.ts';
import { sendCentrelinkMessage, type CentrelinkRefusal } from '../../../prisma/repositories/send-centrelink-message.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { notReadyProblem } from '../messages/not-ready.ts';
import { answer } from '../messages/send.schema.ts';
import { mustSee } from '../records/visible-customer.ts';
import { body } from './send.schema.ts';
import { params, valuesGiven } from './shared.schema.ts';
import { unansweredProblem } from './unanswered.ts';

export const send = route({
  method: 'post',
  path: '/customers/{customerId}/centrelink-messages',
  permission: 'centrelinkMessages.send',
  summary:
    'Send Electronic Message of Customer First: checked again, held outside the send window, delivered once by the same process as Pluto’s (EM-37, EM-39, EM-46, EM-50)',
  params,
  query: nothing,
  body,
  answer,
  status: 201,
  refusals: ['barred', 'claimConditions', 'previewDiffers', 'sendingStopped', 'systemChoice', 'templateChanged'],
  async handle({ deps, actor, params: { customerId }, body: sent, idempotencyKey }) {
    await mustSee(deps.db, actor, customerId); // also where the key is known already
    const { templateVersionId, claim, choiceId, previewed } = sent;
    const asked = { customerId, templateVersionId, values: valuesGiven(sent.values), claim, choiceId, previewed };
    const detail = { templateVersionId, choiceId };
    const command = { action: 'centrelinkMessages.send', subject: asked, customerId, detail } as const;
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx, eventId) => {
      await lockCustomer(tx, customerId);
      if (!(await customersById(tx, actor, [customerId])).has(customerId)) throw new Problem('notFound'); // restricted meanwhile
      const at = deps.clock.now().toISOString();
      const result = await sendCentrelinkMessage(tx, { ...asked, personId: actor.personId, eventId, at });
      if ('refused' in result) throw problemOf(result);
      return result;
    });
    const { messageId, processId, heldUntil } = made;
    await deliverNow(deps, processId);
    const headers = { Location: `/api/v1/messages/${messageId}` };
    return { status: 201, body: { messageId, heldUntil }, headers };
  },
});

function problemOf(refusal: CentrelinkRefusal): Problem {
  switch (refusal.refused) {
    case 'systemChoice':
      return new Problem('systemChoice');
    case 'claimUnanswered':
      return unansweredProblem(refusal);
    case 'claim': {
      const reasons = refusal.refusals.map((each) => claimRefusalWords[each]);
      return new Problem('claimConditions', reasons.join(' '), { reasons });
    }
    default:
      return notReadyProblem(refusal);
  }
}
