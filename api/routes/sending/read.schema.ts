import { z } from 'zod';
import { sendingStop } from '../../schemas/message.ts';
import { id } from '../../schemas.ts';

const count = z.number().int();
export const answer = z
  .object({
    stops: z.array(sendingStop).meta({ description: 'Those that stand' }),
    templates: z.array(z.object({ id, type: z.string() })),
    held: count,
    sending: count,
    outcomeUnknown: count,
  })
  .meta({ id: 'Sending' });
