import { z } from 'zod';
import { id, nothing } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const body = nothing;
