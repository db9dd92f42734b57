import { z } from 'zod';
import { id } from '../../schemas.ts';

export const params = z.object({ reassignmentId: id });
