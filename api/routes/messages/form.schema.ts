import { z } from 'zod';
import { plutoStatuses } from '../../../domain/electronic-messaging/correspondence.ts';
import {
  subscriptionKinds,
  templateChannels,
  templateGroups,
  templateUses,
  variables,
} from '../../../domain/electronic-messaging/template.ts';
import { bar, recipientShown, stopShort } from '../../schemas/message.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { subscribed } from '../../schemas/subscribed.ts';
import { id, instant } from '../../schemas.ts';

export const params = z.object({ customerId: id });

export const answer = z
  .object({
    customer: customerShort,
    ...recipientShown,
    bars: z.array(bar).meta({ description: 'Before a template is chosen' }),
    advice: z.string().nullable().meta({ description: 'Another way of contact is advised (EM-13)' }),
    area: z
      .object({ name: z.string(), advice: z.string() })
      .nullable()
      .meta({ description: 'The specialised area that serves the customer; its advice is to be acknowledged (EM-11)' }),
    subscription: z.object({ Reminder: subscribed, General: subscribed }),
    lastMessage: z
      .object({ id, pressedAt: instant, type: z.string(), status: z.enum(plutoStatuses) })
      .nullable()
      .meta({ description: 'Cancelled ones and those not sent left out (EM-19)' }),
    sentToday: z.number().int().meta({
      description: 'On the recipient’s date on which it would leave now (EM-14); 0 where the place is unknown',
    }),
    sender: z.string(),
    stop: stopShort.nullable().meta({ description: 'All sending is stopped' }),
    templates: z.array(
      z.object({
        versionId: id,
        group: z.enum(templateGroups),
        type: z.string(),
        use: z.enum(templateUses),
        useName: z.string(),
        subscription: z.enum(subscriptionKinds),
        channel: z.enum(templateChannels),
        text: z.string().meta({ description: 'With {variables}' }),
        guidelines: z.string(),
        priorActions: z.array(z.string()).meta({ description: 'Each is recorded as done before Send (EM-42)' }),
        variables: z.array(z.enum(variables)),
        bars: z.array(bar).meta({ description: 'What its kind adds to the bars above' }),
        stop: stopShort.nullable(),
      }),
    ),
  })
  .meta({ id: 'MessageForm' });
