import { z } from 'zod';
import { id, instant, listOf, listQuery, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const body = listQuery.extend({
  text: z
    .string()
    .trim()
    .min(1, 'Enter what to look for.')
    .max(100)
    .meta({ description: 'Words that all stand in the subject or the text' }),
});
export const answer = listOf(
  z
    .object({
      id,
      subject: z.string(),
      text: z.string(),
      author: personShort,
      createdAt: instant,
      stackingDocumentId: id,
      documentDate: localDate,
      corrections: z
        .array(z.object({ id, author: personShort, createdAt: instant }))
        .meta({ description: 'The notes that correct it, the first one first' }),
    })
    .meta({ id: 'FoundNote' }),
);
