import { z } from 'zod';
import { id } from '../../schemas.ts';
import { reasonText } from '../../tell-process.ts';

export const body = z.object({
  templateId: id.nullable().meta({ description: 'Null: all sending' }),
  reason: reasonText,
});
export const answer = z
  .object({
    stopId: id,
    cancelled: z.number().int().meta({ description: 'How many held messages are told to cancel' }),
  })
  .meta({ id: 'SendingStopped' });
export const liftParams = z.object({ stopId: id });
