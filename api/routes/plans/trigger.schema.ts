import { z } from 'zod';
import { id } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const body = z.object({
  segment: z.string().trim().min(1).max(100),
  issue: z.string().trim().min(1).max(2000).meta({ description: 'The reason for the PS referral' }),
});
export const answer = z.object({ revision: z.number().int() });
