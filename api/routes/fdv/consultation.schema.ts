import { z } from 'zod';
import { fdvConsultationStates } from '../../../domain/electronic-messaging/fdv-answer.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { processView, timelineStep } from '../../schemas/process.ts';
import { id, instant, personShort } from '../../schemas.ts';
import { reasonText } from '../../tell-process.ts';

export const params = z.object({ consultationId: id });

export const answer = z
  .object({
    id,
    customer: customerShort,
    officer: personShort.meta({ description: 'Who asks' }),
    question: z.string(),
    askedAt: instant,
    state: z.enum(fdvConsultationStates),
    answeredBy: personShort.nullable(),
    answeredAt: instant.nullable(),
    reason: z.string().nullable(),
    process: processView,
    timeline: z.array(timelineStep),
    may: z.object({ answer: possible, withdraw: possible, handOver: possible }),
  })
  .meta({ id: 'FdvConsultation' });

export const appropriateBody = z.object({ reason: reasonText.optional() });
export const notAppropriateBody = z.object({ reason: reasonText });
export const withdrawBody = z.object({ reason: reasonText.optional() });
export const handOverBody = z.object({ toId: id.meta({ description: 'Another SSO or team leader' }) });
