import { preCallMoves } from '../../../domain/electronic-messaging/pre-call-moves.ts';
import { readPreCallFollowUp } from '../../../prisma/repositories/pre-call-follow-up-read.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { temporalUrl } from '../../temporal-url.ts';
import { answer, params } from './follow-up.schema.ts';

export const followUp = route({
  method: 'get',
  path: '/pre-call-follow-ups/{messageId}',
  permission: 'messages.view',
  summary:
    'The call after a pre-call message: what the message said and when, until when to call, its timeline, and what may be done now (EM-40)',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { messageId } }) {
    const found = await readPreCallFollowUp(deps.db, actor, messageId);
    if (!found) throw new Problem('notFound');
    const { wasMine, ...shown } = found;
    const { process, holder, tries } = shown;
    return {
      status: 200,
      body: {
        ...shown,
        process: { ...process, temporalUrl: temporalUrl(deps.env, actor, process.id) },
        may: preCallMoves({
          me: actor,
          step: process.step,
          outcome: process.outcome,
          holderId: holder?.id ?? null,
          wasMine,
          tries,
        }),
      },
    };
  },
});
