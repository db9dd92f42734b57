import { z } from 'zod';
import { id } from '../../schemas.ts';

export const params = z.object({ assignmentId: id });
export const body = z.object({ officerId: id });
export const answer = z.object({ id, movedWorkItems: z.number().int() });
