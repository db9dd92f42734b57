import { z } from 'zod';
import { id, instant, localDate, personShort } from '../schemas.ts';

const inCuba = z.boolean().nullable();
export const stackingDocument = z
  .object({
    id,
    date: localDate.meta({ description: 'The agency’s local date of its creation' }),
    createdAt: instant,
    createdBy: personShort,
    communication: z.object({ type: z.string(), reason: z.string(), category: z.string(), issue: z.string() }),
    inCuba: inCuba.meta({ description: 'Made in Pluto: is its record in Cuba yet (PS-7)? Null: made in Cuba' }),
    notes: z.array(
      z.object({
        id,
        subject: z.string(),
        text: z.string(),
        author: personShort,
        createdAt: instant,
        correctsId: id.nullable().meta({ description: 'The note that it corrects (PS-6)' }),
        correctedByIds: z.array(id),
        inCuba,
      }),
    ),
  })
  .meta({ id: 'StackingDocument' });
