import { z } from 'zod';

/** The status of one kind (EM-3). */
export const subscribed = z.object({
  subscribed: z.boolean(),
  why: z.string().nullable().meta({ description: 'Why it is stopped (EM-3)' }),
});
