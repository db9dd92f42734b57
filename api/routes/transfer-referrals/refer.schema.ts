import { z } from 'zod';
import { id } from '../../schemas.ts';
import { reasonText } from '../../tell-process.ts';

export const params = z.object({ customerId: id });
export const body = z.object({
  reason: reasonText.optional().meta({ description: 'Why the customer is referred for transfer out' }),
});
