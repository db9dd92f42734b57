import { z } from 'zod';
import { channels, cubaWords, plutoWords, sources } from '../../../domain/electronic-messaging/correspondence.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { processView, timelineStep } from '../../schemas/process.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const params = z.object({ correspondenceId: id });

export const answer = z
  .object({
    id,
    customer: customerShort,
    channel: z.enum(channels),
    source: z.enum(sources),
    type: z.string(),
    text: z.string().meta({ description: 'As it was sent' }),
    to: z.string(),
    sender: personShort.nullable().meta({ description: 'The officer who sent it, where one did' }),
    status: z.object({ pluto: z.enum(plutoWords), cuba: z.enum(cubaWords).nullable() }),
    sentAt: instant.meta({ description: 'Of a letter: when it was produced' }),
    listedAt: instant.nullable().meta({ description: 'From when on it stands in the Letters List' }),
    issuedAt: instant.nullable().meta({ description: 'Of a letter' }),
    failedAt: instant.nullable().meta({ description: 'Of an email from the recipient’s next day on (EM-28)' }),
    failureReason: z.string().nullable(),
    bouncedAt: instant.nullable(),
    bounceBack: z
      .object({ process: processView, timeline: z.array(timelineStep) })
      .nullable()
      .meta({ description: 'Of an email that failed' }),
    letter: z
      .object({ process: processView, timeline: z.array(timelineStep) })
      .nullable()
      .meta({ description: 'Of a letter that we made: its way to the printer (OA-15); it can be read' }),
  })
  .meta({ id: 'Correspondence' });
