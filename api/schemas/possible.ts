import { z } from 'zod';

/** What pages need to open or close a button, with the sentence that stands beside a closed one. */
export const possible = z
  .discriminatedUnion('possible', [
    z.object({ possible: z.literal(true) }),
    z.object({ possible: z.literal(false), why: z.string() }),
  ])
  .meta({ id: 'Possible' });
