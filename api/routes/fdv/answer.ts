/** What a person tells a consultation: either answer, withdraw, hand over (EM-8). */
import type { z } from 'zod';
import type { Permission } from '../../../domain/people/permissions.ts';
import { visibleConsultation } from '../../../prisma/repositories/fdv-consultations.ts';
import { fdvConsultationId } from '../../../workflows/contracts/fdv-consultation.ts';
import { Problem } from '../../errors.ts';
import { route, type Answer, type Call } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { processAnswer, tellProcess } from '../../tell-process.ts';
import {
  appropriateBody,
  handOverBody,
  notAppropriateBody,
  params as consultation,
  withdrawBody,
} from './consultation.schema.ts';

const common = {
  method: 'post',
  params: consultation,
  query: nothing,
  answer: processAnswer,
  mayRespondAsync: true,
} as const;
const path = '/fdv-consultations/{consultationId}';

async function tell(
  call: Call<z.infer<typeof consultation>, unknown, { reason?: string | undefined; toId?: string }>,
  action: Permission,
): Promise<Answer<z.input<typeof processAnswer>>> {
  const { consultationId } = call.params;
  const { reason, toId: to } = call.body;
  if (!(await visibleConsultation(call.deps.db, call.actor, consultationId, action))) throw new Problem('notFound');
  const told = { ...(reason === undefined ? {} : { reason }), ...(to === undefined ? {} : { to }) };
  return tellProcess(call, { processId: fdvConsultationId(consultationId), action, ...told });
}

export const answerAppropriate = route({
  ...common,
  path: `${path}/appropriate`,
  permission: 'fdvConsultation.appropriate',
  summary: 'An SSO or team leader answers: a message is appropriate (EM-8)',
  body: appropriateBody,
  handle: (call) => tell(call, 'fdvConsultation.appropriate'),
});

export const answerNotAppropriate = route({
  ...common,
  path: `${path}/not-appropriate`,
  permission: 'fdvConsultation.notAppropriate',
  summary: 'An SSO or team leader answers, with the reason: a message is not appropriate, and nothing is sent (EM-8)',
  body: notAppropriateBody,
  handle: (call) => tell(call, 'fdvConsultation.notAppropriate'),
});

export const withdrawConsultation = route({
  ...common,
  path: `${path}/withdraw`,
  permission: 'fdvConsultation.withdraw',
  summary: 'The officer who asked withdraws the question before it is answered (EM-8)',
  body: withdrawBody,
  handle: (call) => tell(call, 'fdvConsultation.withdraw'),
});

export const handOverConsultation = route({
  ...common,
  path: `${path}/hand-over`,
  permission: 'fdvConsultation.handOver',
  summary: 'Gives the question to another SSO or team leader; the due date stays (EM-8)',
  body: handOverBody,
  handle: (call) => tell(call, 'fdvConsultation.handOver'),
});
