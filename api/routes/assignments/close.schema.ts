import { z } from 'zod';
import { id } from '../../schemas.ts';

export const params = z.object({ assignmentId: id });
export const body = z.object({ reason: z.string().trim().min(1).max(2000) });
export const answer = z.object({ id });
