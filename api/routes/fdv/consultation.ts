import { mayAnswer, mayHandOver, mayWithdraw } from '../../../domain/electronic-messaging/fdv-answer.ts';
import { readConsultation } from '../../../prisma/repositories/fdv-consultation-read.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { temporalUrl } from '../../temporal-url.ts';
import { answer, params } from './consultation.schema.ts';

export const consultation = route({
  method: 'get',
  path: '/fdv-consultations/{consultationId}',
  permission: 'fdv.view',
  summary: 'What an officer asks an SSO or team leader, the answer, its timeline, and who may answer now (EM-8)',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { consultationId } }) {
    const found = await readConsultation(deps.db, actor, consultationId);
    if (!found) throw new Problem('notFound');
    const { leftTo, ...shown } = found;
    const { process, state, officer } = shown;
    const asked = { me: actor, state, askerId: officer.id };
    return {
      status: 200,
      body: {
        ...shown,
        process: { ...process, temporalUrl: temporalUrl(deps.env, actor, process.id) },
        may: {
          answer: mayAnswer(asked),
          withdraw: mayWithdraw(asked),
          handOver: mayHandOver({ ...asked, leftTo }),
        },
      },
    };
  },
});
