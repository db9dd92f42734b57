import { z } from 'zod';
import { id, localDate } from '../../schemas.ts';

export const body = z.object({
  csid: z.string().regex(/^\d{6,12}$/, 'This must be a CSID.'),
  deceasedOn: localDate,
  sourceId: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'The event’s id in the system that it comes from: told twice, it counts once' }),
});
export const answer = z.object({ id });
