import { z } from 'zod';
import { id, instant } from '../../schemas.ts';

export const params = z.object({ commandId: id });
export const answer = z
  .object({
    id,
    action: z.string(),
    state: z.enum(['open', 'applied', 'refused', 'expired']),
    refusal: z.object({ code: z.string(), title: z.string() }).nullable(),
    createdAt: instant,
    settledAt: instant.nullable(),
  })
  .meta({ id: 'Command' });
export const states = answer.shape.state;
