import { z } from 'zod';
import { instant } from '../../schemas.ts';

export const answer = z.object({
  sealed: z.number().int().meta({ description: 'The last place of the hash chain' }),
  unsealed: z.number().int(),
  oldestUnsealedAt: instant.nullable(),
  lastHash: z.string().nullable().meta({ description: 'SHA-256 in hex; to be kept outside with its place' }),
});
