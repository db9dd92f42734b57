import { z } from 'zod';
import { cubaStatuses, plutoStatuses } from '../../../domain/electronic-messaging/correspondence.ts';
import { notSentReasons } from '../../../domain/electronic-messaging/sms-delivery.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { length } from '../../schemas/message.ts';
import { possible } from '../../schemas/possible.ts';
import { processView, timelineStep } from '../../schemas/process.ts';
import { id, instant, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ messageId: id });

export const answer = z
  .object({
    id,
    customer: customerShort,
    text: z.string(),
    to: z.string().meta({ description: 'The number, for display' }),
    sender: z.string(),
    type: z.string(),
    group: z.string(),
    author: personShort,
    pressedAt: instant,
    length,
    status: z.object({ pluto: z.enum(plutoStatuses), cuba: z.enum(cubaStatuses).nullable() }),
    why: z
      .object({ code: z.enum(notSentReasons), sentence: z.string() })
      .nullable()
      .meta({ description: 'Of one that was not sent (EM-24)' }),
    placeDate: localDate.nullable().meta({ description: 'The recipient’s date on which it counts (EM-14)' }),
    timeZone: z.string().nullable().meta({ description: 'The recipient’s; the western one where there are several' }),
    heldUntil: instant.nullable(),
    lastMoment: instant.nullable().meta({ description: 'From when on it is `Not sent` (EM-49)' }),
    handedOverAt: instant.nullable(),
    listedAt: instant.nullable().meta({ description: 'From when on it stands in the Letters List (EM-31)' }),
    deemedSentAt: instant.nullable(),
    endedAt: instant.nullable(),
    process: processView,
    timeline: z.array(timelineStep),
    attempts: z.array(
      z.object({
        number: z.number().int(),
        state: z.string(),
        postedAt: instant.nullable(),
        status: z.string().nullable().meta({ description: 'The gateway’s latest word' }),
        errorCode: z.number().int().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    foundLaterAt: instant.nullable().meta({ description: 'At the gateway, after nobody had found it' }),
    may: z.object({ cancel: possible }),
  })
  .meta({ id: 'Message' });
