import { z } from 'zod';
import { customerFirstStatuses } from '../../../domain/electronic-messaging/customer-first-status.ts';
import { id, instant, listOf, personShort } from '../../schemas.ts';

export const answer = listOf(
  z
    .object({
      id,
      type: z.string().meta({ description: '`Document Description`' }),
      status: z.enum(customerFirstStatuses),
      author: personShort,
      queuedAt: instant.meta({ description: 'When Send Electronic Message was pressed' }),
      heldUntil: instant.nullable(),
      sentAt: instant.nullable().meta({ description: 'When the gateway took it' }),
      to: z.string().meta({ description: 'The number, for display' }),
    })
    .meta({ id: 'CentrelinkLine' }),
);
