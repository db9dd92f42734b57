import { z } from 'zod';
import { bar, lastMessage, leaves, length, templateValues } from '../../schemas/message.ts';
import { id } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const body = z.object({ templateVersionId: id, values: templateValues });

export const answer = z
  .object({
    text: z.string().meta({ description: 'As the recipient will see it, to the letter (EM-20)' }),
    to: z.string().meta({ description: 'E.164; what `previewed.to` of the sending must be' }),
    sender: z.string(),
    length,
    leaves,
    bars: z.array(bar),
    asks: z
      .object({ last: lastMessage })
      .nullable()
      .meta({ description: 'EM-15: the confirmation says so, and names this message as `confirmedAfterId`' }),
    same: lastMessage
      .nullable()
      .meta({ description: 'EM-31: the same message, not in the Letters List yet: Send refuses another' }),
    customerName: z.string(),
    type: z.string(),
  })
  .meta({ id: 'MessagePreview' });
