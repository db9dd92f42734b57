import { z } from 'zod';
import { caseProcessKinds } from '../../../domain/customers/case-process.ts';
import { plutoStatuses } from '../../../domain/electronic-messaging/correspondence.ts';
import { fdvReviewStates } from '../../../domain/electronic-messaging/eligibility.ts';
import {
  subscriptionKinds,
  templateChannels,
  templateGroups,
  templateUses,
  variables,
} from '../../../domain/electronic-messaging/template.ts';
import { bar, leaves, stopShort } from '../../schemas/message.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { subscribed } from '../../schemas/subscribed.ts';
import { id, instant } from '../../schemas.ts';

export const params = z.object({ customerId: id });

export const answer = z
  .object({
    customer: customerShort,
    contact: z.object({
      mobile: z
        .object({ id, number: z.string(), to: z.string().meta({ description: 'The same in E.164' }) })
        .nullable()
        .meta({ description: 'The valid Australian mobile that a message goes to; null: none' }),
      phones: z.array(z.object({ kind: z.string(), number: z.string(), valid: z.boolean() })),
      email: z.string().nullable(),
    }),
    place: z.object({
      zones: z.array(z.string()).meta({ description: 'Several where the address leaves several (EM-23)' }),
      localNow: instant,
      timeZone: z.string().nullable().meta({ description: 'To show times in: the western one; null: place unknown' }),
    }),
    bars: z.array(bar).meta({ description: 'Before a template is chosen' }),
    advice: z.string().nullable().meta({ description: 'Another way of contact is advised (EM-13)' }),
    area: z
      .object({ name: z.string(), advice: z.string() })
      .nullable()
      .meta({ description: 'The specialised area that serves the customer; its advice is to be acknowledged (EM-11)' }),
    fdv: z.object({
      concerns: z.boolean().meta({ description: 'The indicator, or evidence that somebody recorded (EM-8)' }),
      review: z.enum(fdvReviewStates),
      consultationId: id.nullable(),
      undiscussed: z
        .array(z.object({ caseProcessId: id, caseNumber: z.string(), kind: z.enum(caseProcessKinds) }))
        .meta({ description: 'What was begun by somebody who indicated FDV, not discussed with them yet (EM-9)' }),
    }),
    subscription: z.object({ Reminder: subscribed, General: subscribed }),
    lastMessage: z
      .object({ id, pressedAt: instant, type: z.string(), status: z.enum(plutoStatuses) })
      .nullable()
      .meta({ description: 'Cancelled ones and those not sent left out (EM-19)' }),
    sentToday: z.number().int().meta({
      description: 'On the recipient’s date on which it would leave now (EM-14); 0 where the place is unknown',
    }),
    leaves: leaves.nullable().meta({ description: 'Null: place unknown' }),
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
