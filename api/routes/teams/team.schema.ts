import { z } from 'zod';
import { id } from '../../schemas.ts';

const word = (missing: string) => z.string().trim().min(1, missing).max(100);
export const body = z.object({
  name: word('Enter a name.'),
  stream: word('Enter a stream.'),
  region: word('Enter a region.'),
});
export const team = body
  .extend({
    id,
    people: z.number().int().meta({ description: 'Active ones' }),
    revision: z.number().int().meta({ description: 'For `If-Match` of the next change' }),
  })
  .meta({ id: 'Team' });
export const params = z.object({ teamId: id });
