import { z } from 'zod';
import { optOutWays, waysOfAsking } from '../../../domain/electronic-messaging/opt-out.ts';
import { subscriptionKinds } from '../../../domain/electronic-messaging/template.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { subscribed } from '../../schemas/subscribed.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const covers = z
  .enum(subscriptionKinds)
  .nullable()
  .meta({ description: 'The kind of message that it covers; null: both (EM-3)' });
export const how = z.enum(waysOfAsking).meta({ description: 'How the customer asked for it' });

export const productsAndServices = z
  .object({
    customer: customerShort,
    subscription: z.object({ Reminder: subscribed, General: subscribed }),
    optOuts: z.array(
      z.object({
        id,
        of: z.enum(['customer', 'number']),
        number: z
          .string()
          .nullable()
          .meta({ description: 'Of one that its carrier keeps, which counts for whoever has the number' }),
        subscription: covers,
        how: z.enum(optOutWays),
        recordedAt: instant,
        recordedBy: personShort.nullable(),
        removedAt: instant.nullable(),
        removedBy: personShort.nullable(),
        removedHow: z.enum(optOutWays).nullable(),
        removable: possible,
      }),
    ),
    may: z.object({ record: z.object({ both: possible, Reminder: possible, General: possible }) }),
  })
  .meta({ id: 'ProductsAndServices' });
