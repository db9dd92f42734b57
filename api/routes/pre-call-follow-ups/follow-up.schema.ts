import { z } from 'zod';
import { contactTimes } from '../../../domain/electronic-messaging/template.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { processView, timelineStep } from '../../schemas/process.ts';
import { id, instant, personShort } from '../../schemas.ts';
import { reasonText } from '../../tell-process.ts';

export const params = z.object({ messageId: id });

export const answer = z
  .object({
    messageId: id,
    customer: customerShort,
    text: z.string().meta({ description: 'What the message said' }),
    to: z.string(),
    author: personShort,
    sentAt: instant,
    timeZone: z.string().meta({ description: 'The customer’s; the western one where there are several' }),
    callTime: z.enum(contactTimes).meta({ description: 'What the text says of the call' }),
    aim: z.object({ from: instant, to: instant }).meta({ description: 'When the call is best made' }),
    callBy: instant,
    holder: personShort.nullable().meta({ description: 'Whose work item it is; null: nobody’s, or it is over' }),
    tries: z
      .number()
      .int()
      .meta({ description: 'Calls to the customer recorded since the sending that reached nobody' }),
    process: processView,
    timeline: z.array(timelineStep),
    may: z.object({
      call: possible,
      close: possible.meta({ description: 'Close it as tried, with nobody reached' }),
      handOver: possible.meta({ description: 'Hand it to a team leader: the call can’t be made in time' }),
      take: possible,
      give: possible,
    }),
  })
  .meta({ id: 'PreCallFollowUp' });

export const callBody = z.object({
  reason: reasonText.optional().meta({ description: 'A note on the call, for the case history' }),
});
export const plainBody = z.object({});
export const cannotCallBody = z.object({ reason: reasonText.optional() });
export const giveBody = z.object({ toId: id.meta({ description: 'Another officer, who may see the customer' }) });
