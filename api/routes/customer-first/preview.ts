import { previewCentrelinkMessage } from '../../../prisma/repositories/desktop-messaging.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { notReadyProblem } from '../messages/not-ready.ts';
import { answer, body } from './preview.schema.ts';
import { params, valuesGiven } from './shared.schema.ts';
import { unansweredProblem } from './unanswered.ts';

export const preview = route({
  method: 'post',
  path: '/customers/{customerId}/centrelink-message-previews',
  permission: 'centrelinkMessages.send',
  summary: 'Preview EM: the exact text with its length, when it would leave, and what bars it (EM-20, EM-39, EM-46)',
  params,
  query: nothing,
  body,
  answer,
  reads: true,
  refusals: ['barred', 'templateChanged'],
  async handle({ deps, actor, params: { customerId }, body: { templateVersionId, values, claim } }) {
    const composed = { customerId, templateVersionId, values: valuesGiven(values), claim };
    const shown = await previewCentrelinkMessage(deps.db, actor, composed, deps.clock.now());
    if (!('refused' in shown)) return { status: 200, body: shown };
    switch (shown.refused) {
      case 'unknown':
        throw new Problem('notFound');
      case 'claimUnanswered':
        throw unansweredProblem(shown);
      default:
        throw notReadyProblem(shown);
    }
  },
});
