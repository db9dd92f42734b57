import { z } from 'zod';
import { personShort } from '../../schemas.ts';
import { counts } from './belongings.schema.ts';

export const answer = z.object({
  items: z.array(z.object({ person: personShort, team: z.string().nullable(), counts })),
});
