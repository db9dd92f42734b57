import { z } from 'zod';
import { id, instant, localDate, personShort } from '../schemas.ts';

export const stackingDocument = z
  .object({
    id,
    date: localDate.meta({ description: 'The agency’s local date of its creation' }),
    createdAt: instant,
    createdBy: personShort,
    communication: z.object({ type: z.string(), reason: z.string(), category: z.string(), issue: z.string() }),
    notes: z.array(z.object({ id, subject: z.string(), text: z.string(), author: personShort, createdAt: instant })),
  })
  .meta({ id: 'StackingDocument' });
