import { z } from 'zod';
import { letterStates } from '../../../domain/electronic-messaging/letter-status.ts';
import { instant } from '../../schemas.ts';

const externalId = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'Its id in the system that it comes from: told twice, it counts once' });
const reason = z.string().trim().min(1).max(500);

const sent = {
  csid: z.string().regex(/^\d{6,12}$/, 'This must be a CSID.'),
  externalId,
  type: z.string().trim().min(1).max(200).meta({ description: 'What it is, as both lists show it' }),
  text: z.string().max(50_000).default('').meta({ description: 'As it was sent; what is told first stays' }),
  address: z.string().trim().max(500).default('').meta({ description: 'Where it went' }),
  officerUserId: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'The officer who sent it; left out, or nobody who works here: no officer did' }),
};

export const email = z.object({ ...sent, sentAt: instant.meta({ description: 'Not in the future' }) });
export const letter = z
  .object({
    ...sent,
    status: z.enum(letterStates).meta({ description: 'A later one moves the letter on; it never goes backwards' }),
    at: instant.meta({ description: 'Since when it stands there. Not in the future' }),
    reason: reason.optional().meta({ description: 'Of a letter that failed' }),
  })
  .refine(({ status, reason: why }) => why === undefined || status === 'failed', {
    path: ['reason'],
    message: 'Only a letter that failed has this.',
  });
export const emailFailure = z.object({
  externalId,
  reason: reason.meta({ description: 'As the Email Exchange says it' }),
  failedAt: instant.meta({ description: 'Not in the future' }),
});
