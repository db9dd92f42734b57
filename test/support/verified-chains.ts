/** RS-2: how many databases of this process had their audit chain verified, and how many entries were in them. */
import { z } from 'zod';

export const chainsSchema = z.object({ databases: z.number(), entries: z.number() });
export type Chains = z.output<typeof chainsSchema>;

export const verifiedChains: Chains = { databases: 0, entries: 0 };
