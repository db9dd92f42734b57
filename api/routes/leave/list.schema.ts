import { z } from 'zod';
import { id, localDate, personShort } from '../../schemas.ts';

export const leaveLine = z
  .object({ id, firstDay: localDate, lastDay: localDate, delegate: personShort.nullable() })
  .meta({ id: 'Leave' });
export const answer = z.object({ items: z.array(leaveLine) });
