import { z } from 'zod';
import { centrelinkTypes } from '../../../domain/electronic-messaging/centrelink-messages.ts';
import { variables } from '../../../domain/electronic-messaging/template.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { bar, recipientShown, stopShort } from '../../schemas/message.ts';
import { subscribed } from '../../schemas/subscribed.ts';
import { id } from '../../schemas.ts';
import { system } from './shared.schema.ts';

export const query = z.object({
  choiceId: id.optional().meta({ description: 'EM-38: by which the officer means to send' }),
});

export const answer = z
  .object({
    customer: customerShort,
    programs: z
      .object({ childSupport: z.boolean(), centrelink: z.boolean() })
      .meta({ description: 'Whose customer it is now; a mutual customer is both' }),
    ...recipientShown,
    bars: z.array(bar).meta({ description: 'EM-6, EM-8, EM-9' }),
    subscription: subscribed.meta({ description: 'Of Centrelink’s messages (EM-50)' }),
    sender: z.string(),
    stop: stopShort.nullable().meta({ description: 'All sending is stopped' }),
    choice: z
      .object({
        id,
        chosen: system,
        reason: z.string().nullable(),
        recommendation: z.object({
          system,
          because: z.string().nullable(),
          sentence: z.string(),
          despite: z.array(z.string()).meta({ description: 'What speaks for the other system' }),
          type: z.enum(centrelinkTypes).nullable().meta({ description: 'The message for SME work' }),
        }),
      })
      .nullable()
      .meta({
        description: 'Null: none was asked for; or a message was sent by it, or its recommendation holds no longer',
      }),
    templates: z.array(
      z.object({
        versionId: id,
        type: z.enum(centrelinkTypes).meta({ description: '`Document Description`' }),
        text: z.string().meta({ description: 'With {variables}' }),
        variables: z.array(z.enum(variables)),
        bars: z.array(bar).meta({ description: 'What its time adds to the bars above (EM-49)' }),
        stop: stopShort.nullable(),
      }),
    ),
  })
  .meta({ id: 'DesktopMessaging' });
