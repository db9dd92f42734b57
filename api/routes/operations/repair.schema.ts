import { z } from 'zod';
import { divergences } from '../../../domain/divergence.ts';

export const body = z.object({ processId: z.string().min(1).max(200) });
export const answer = z
  .object({
    processId: z.string(),
    found: z.enum(divergences).nullable().meta({ description: 'Null: it was healthy, or repaired already' }),
    repaired: z.boolean(),
  })
  .meta({ id: 'Repaired' });
