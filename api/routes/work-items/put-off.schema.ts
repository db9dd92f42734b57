import { z } from 'zod';
import { localDate } from '../../schemas.ts';

const day = localDate.nullable();
export const followUpBody = z.object({ on: day.meta({ description: 'After today; null: no longer' }) });
export const holdBody = z.object({ until: day.meta({ description: 'After today; null: back to the list now' }) });
export const claimBody = z.object({
  takeOver: z.boolean().default(false).meta({ description: 'Also where somebody else has claimed it' }),
});
