import { z } from 'zod';
import { id } from '../schemas.ts';

export const customerShort = z
  .object({
    id,
    csid: z.string(),
    name: z.string(),
    kind: z.enum(['person', 'employer']),
    location: z.string().meta({ examples: ['Broken Hill NSW 2880', 'Auckland, New Zealand'] }),
    restricted: z.boolean().meta({ description: 'A Restricted Access Customer' }),
  })
  .meta({ id: 'CustomerShort' });
