import { z } from 'zod';
import { fdvConsultationStates, fdvVerdicts } from '../../../domain/electronic-messaging/fdv-answer.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const answer = z.object({
  items: z.array(
    z
      .object({
        id,
        verdict: z.enum(fdvVerdicts),
        officer: personShort,
        reviewedAt: instant,
        consultation: z
          .object({
            id,
            state: z.enum(fdvConsultationStates),
            question: z.string(),
            waitingFor: personShort.nullable(),
            dueAt: instant.nullable().meta({ description: 'Until when whoever is asked has time' }),
            answeredBy: personShort.nullable(),
            answeredAt: instant.nullable(),
            reason: z.string().nullable(),
          })
          .nullable(),
      })
      .meta({ id: 'FdvReview' }),
  ),
});

const question = z.string().trim().min(1).max(2000);
export const body = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.enum(['appropriate', 'notAppropriate']) }),
  z.object({
    verdict: z.literal('unsure'),
    question: question.meta({ description: 'What the SSO or team leader is asked' }),
    consultantId: id.meta({ description: 'Whom to ask: see /fdv-consultants' }),
  }),
]);
export const made = z.object({ reviewId: id, consultationId: id.nullable() });
