import { z } from 'zod';
import { cubaStatuses, plutoStatuses } from '../../../domain/electronic-messaging/correspondence.ts';
import { customerFirstStatuses } from '../../../domain/electronic-messaging/customer-first-status.ts';
import { notSentReasons } from '../../../domain/electronic-messaging/sms-delivery.ts';
import { messageSystems } from '../../../domain/electronic-messaging/template.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { length } from '../../schemas/message.ts';
import { possible } from '../../schemas/possible.ts';
import { processView, timelineStep } from '../../schemas/process.ts';
import { id, instant, localDate, personShort } from '../../schemas.ts';
import { claimAnswers } from '../customer-first/shared.schema.ts';

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
    status: z
      .object({ pluto: z.enum(plutoStatuses), cuba: z.enum(cubaStatuses).nullable() })
      .nullable()
      .meta({ description: 'Null: it is Centrelink’s, and stands in neither list' }),
    customerFirst: z
      .object({
        status: z.enum(customerFirstStatuses),
        recommended: z.enum(messageSystems).meta({ description: 'EM-38' }),
        reason: z.string().nullable().meta({ description: 'Why it was sent here against that' }),
        claim: claimAnswers.nullable().meta({ description: 'EM-39: what the officer answered' }),
        advice: z
          .string()
          .nullable()
          .meta({ description: 'What may be spoken about when the customer answers (EM-39)' }),
      })
      .nullable()
      .meta({ description: 'Of one of Centrelink’s (EM-37)' }),
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
