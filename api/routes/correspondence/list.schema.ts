import { z } from 'zod';
import { channels, cubaWords, plutoWords, sources } from '../../../domain/electronic-messaging/correspondence.ts';
import { customerFirstStatuses } from '../../../domain/electronic-messaging/customer-first-status.ts';
import { messageSystems } from '../../../domain/electronic-messaging/template.ts';
import { correspondenceSorts } from '../../../prisma/repositories/correspondence.ts';
import { id, instant, listOf, listQuery, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ customerId: id });

const words: readonly string[] = [...plutoWords, ...cubaWords];
export const query = listQuery.extend({
  view: z.enum(['outbound', 'letters', 'unlisted', 'latest']).meta({
    description:
      'Outbound Correspondence (Pluto); Letters List (Cuba); what is on its way to that list and not in it yet, in Pluto’s words (EM-31); or the messages of Pluto and Customer First together, each in its own words (EM-34)',
  }),
  sort: z.enum(correspondenceSorts.flatMap((sort) => [sort, `-${sort}`] as const)).default('-writtenAt'),
  status: z
    .string()
    .refine((word) => words.includes(word), 'This is no status of this list.')
    .optional()
    .meta({ description: 'In the words of the view', examples: ['Communication sent', 'Error'] }),
  source: z.enum(sources).optional().meta({ description: 'Outbound Correspondence only' }),
  channel: z.enum(channels).optional().meta({ description: 'Letters List only' }),
  from: localDate.optional().meta({ description: 'Written on this date or later, in the agency’s zone' }),
  to: localDate.optional().meta({ description: 'Written on this date or earlier, in the agency’s zone' }),
});

export const answer = listOf(
  z
    .object({
      id: id.meta({ description: 'Of the message (channel SMS), or of the email or letter' }),
      channel: z.enum(channels),
      source: z.enum(sources),
      system: z.enum(messageSystems).nullable().meta({ description: 'Of a message' }),
      type: z.string(),
      group: z.string().nullable().meta({ description: 'Of a message' }),
      sender: personShort.nullable().meta({ description: 'Who wrote it; null: no officer did' }),
      status: z.enum([...plutoWords, ...cubaWords, ...customerFirstStatuses]),
      writtenAt: instant.meta({
        description: 'When Send was pressed; of what is sent elsewhere, when it was sent or produced there',
      }),
      sentAt: instant
        .nullable()
        .meta({ description: 'When the gateway took it, the Email Exchange sent it, or the letter was issued' }),
      heldUntil: instant.nullable(),
      listedAt: instant
        .nullable()
        .meta({ description: 'From when on it stands in the Letters List; null: it has not left' }),
      to: z.string().meta({ description: 'The number or address, for display' }),
    })
    .meta({ id: 'CorrespondenceLine' }),
);
