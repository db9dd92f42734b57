import { previewMessage, type NoPreview } from '../../../prisma/repositories/message-preview.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { valuesGiven } from '../../schemas/message.ts';
import { nothing } from '../../schemas.ts';
import { notReadyProblem } from './not-ready.ts';
import { answer, body, params } from './preview.schema.ts';

export const preview = route({
  method: 'post',
  path: '/customers/{customerId}/message-previews',
  permission: 'messages.send',
  summary: 'Preview Message: the exact text with its length, when it would leave, and what Send would ask (EM-20)',
  params,
  query: nothing,
  body,
  answer,
  reads: true,
  refusals: ['barred', 'templateChanged'],
  async handle({ deps, actor, params, body: { templateVersionId, values } }) {
    const composed = { ...params, templateVersionId, values: valuesGiven(values) };
    const shown = await previewMessage(deps.db, actor, composed, deps.clock.now());
    if ('refused' in shown) throw previewProblem(shown);
    return { status: 200, body: shown };
  },
});

/** Why there is nothing to preview. */
const previewProblem = (no: NoPreview): Problem =>
  no.refused === 'unknown' ? new Problem('notFound') : notReadyProblem(no);
