import { z } from 'zod';
import { optOutWays, waysOfAsking } from '../../../domain/electronic-messaging/opt-out.ts';
import { optOutKinds } from '../../../domain/electronic-messaging/template.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { subscribed } from '../../schemas/subscribed.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const covers = z
  .enum(optOutKinds)
  .nullable()
  .meta({ description: 'The kind of message that it covers; null: Reminder and General (EM-3)' });
export const how = z.enum(waysOfAsking).meta({ description: 'How the customer asked for it' });

export const productsAndServices = z
  .object({
    customer: customerShort,
    subscription: z.object({ Reminder: subscribed, General: subscribed }),
    centrelink: subscribed
      .nullable()
      .meta({ description: 'Of Centrelink’s messages (EM-50); null where they don’t concern the customer' }),
    optOuts: z.array(
      z.object({
        id,
        of: z.enum(['customer', 'number']),
        number: z
          .string()
          .nullable()
          .meta({ description: 'Of one that its carrier keeps, which counts for whoever has the number' }),
        subscription: z
          .enum([...optOutKinds, 'all'])
          .nullable()
          .meta({
            description: 'What it covers; null: Reminder and General (EM-3); `all`: of a number, whoever sends (EM-50)',
          }),
        how: z.enum(optOutWays),
        recordedAt: instant,
        recordedBy: personShort.nullable(),
        removedAt: instant.nullable(),
        removedBy: personShort.nullable(),
        removedHow: z.enum(optOutWays).nullable(),
        removable: possible,
      }),
    ),
    may: z.object({
      record: z.object({ both: possible, Reminder: possible, General: possible, Centrelink: possible }),
    }),
  })
  .meta({ id: 'ProductsAndServices' });
