import { z } from 'zod';
import { channels, cubaStatuses, plutoStatuses, sources } from '../../../domain/electronic-messaging/correspondence.ts';
import { id, instant, listOf, listQuery, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ customerId: id });

const words: readonly string[] = [...plutoStatuses, ...cubaStatuses];
export const query = listQuery.extend({
  view: z
    .enum(['outbound', 'letters'])
    .meta({ description: 'Outbound Correspondence (Pluto), or Letters List (Cuba)' }),
  status: z
    .string()
    .refine((word) => words.includes(word), 'This is no status of this list.')
    .optional()
    .meta({ description: 'In the words of the view', examples: ['Communication sent', 'Error'] }),
  source: z.enum(sources).optional().meta({ description: 'Outbound Correspondence only' }),
  channel: z.enum(channels).optional().meta({ description: 'Letters List only' }),
  from: localDate.optional().meta({ description: 'Sent on this date or later, in the agency’s zone' }),
  to: localDate.optional().meta({ description: 'Sent on this date or earlier, in the agency’s zone' }),
});

export const answer = listOf(
  z
    .object({
      messageId: id,
      channel: z.enum(channels),
      source: z.enum(sources),
      type: z.string(),
      group: z.string(),
      sender: personShort.meta({ description: 'Who wrote it' }),
      status: z.enum([...plutoStatuses, ...cubaStatuses]),
      pressedAt: instant,
      sentAt: instant.nullable().meta({ description: 'When the gateway took it' }),
      heldUntil: instant.nullable(),
      to: z.string().meta({ description: 'The number, for display' }),
    })
    .meta({ id: 'CorrespondenceLine' }),
);
