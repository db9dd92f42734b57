import { z } from 'zod';
import { previewed, templateValues } from '../../schemas/message.ts';
import { id, instant } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const body = z.object({
  templateVersionId: id,
  values: templateValues,
  previewed,
  priorActions: z
    .array(z.string().max(300))
    .max(20)
    .default([])
    .meta({ description: 'EM-42: those of the template that are done, word for word; all are asked for' }),
  areaAcknowledged: z
    .string()
    .max(200)
    .nullable()
    .default(null)
    .meta({ description: 'EM-11: the specialised area whose contact advice was acknowledged' }),
  confirmedAfterId: id
    .nullable()
    .default(null)
    .meta({ description: 'EM-15: the last message that the officer was shown and confirmed after' }),
});
export const answer = z
  .object({ messageId: id, heldUntil: instant.nullable().meta({ description: 'Null: it leaves at once' }) })
  .meta({ id: 'MessageSent' });
