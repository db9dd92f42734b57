import { z } from 'zod';
import { centrelinkTypes } from '../../../domain/electronic-messaging/centrelink-messages.ts';
import { claimRefusals } from '../../../domain/electronic-messaging/claim-finalised.ts';
import { bar, leaves, length } from '../../schemas/message.ts';

export { composed as body } from './shared.schema.ts';

export const answer = z
  .object({
    text: z.string().meta({ description: 'As the recipient will see it, to the letter (EM-20)' }),
    to: z.string().meta({ description: 'E.164; what `previewed.to` of the sending must be' }),
    sender: z.string(),
    length,
    leaves,
    bars: z.array(bar),
    refusals: z
      .array(z.enum(claimRefusals))
      .meta({ description: 'Why the outcome of the claim may not be told (EM-39)' }),
    customerName: z.string(),
    type: z.enum(centrelinkTypes),
  })
  .meta({ id: 'CentrelinkPreview' });
