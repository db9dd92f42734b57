import { z } from 'zod';
import { phoneKinds, smsReaches } from '../../../domain/customers/contact-details.ts';
import { countryCodes } from '../../../domain/customers/countries.ts';
import { australianStates } from '../../../domain/time/zone.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const phoneParams = params.extend({ phoneId: id });

const line = (most: number) => z.string().trim().min(1).max(most).nullable();
const country = z
  .string()
  .refine((code) => countryCodes.includes(code), 'Choose the country.')
  .meta({ examples: ['AU'] });

/** The whole of it: what is not in it is not kept, but for the specialised area. */
export const body = z.object({
  email: z.email('Write the email address as name@example.com.').max(254).nullable(),
  emailValid: z.boolean().meta({ description: 'Not ticked `Invalid` (EM-1, EM-2); without an address nothing is' }),
  addressLines: z
    .string()
    .trim()
    .max(200)
    .refine(
      (text) => text.split('\n').length <= 3,
      'A postal address has at most three lines above suburb and postcode.',
    )
    .optional()
    .meta({ description: 'Street or PO box, a line each; where letters go. Left out: as it is' }),
  country,
  state: z.enum(australianStates).nullable(),
  locality: line(100),
  postcode: line(12),
  timeZone: line(60).meta({ description: 'Null: by the address (EM-23)', examples: ['Australia/Lord_Howe'] }),
  specialisedArea: line(100)
    .optional()
    .meta({ description: 'An entry of the list of that name (EM-11); left out: as it is' }),
});

export const kind = z.enum(phoneKinds);
export const number = z
  .string()
  .trim()
  .min(1, 'Enter the phone number.')
  .max(40)
  .meta({ description: 'Australian, or international with + or 0011', examples: ['0491 570 006', '+64 21 123 4567'] });

export const details = z
  .object({
    customer: customerShort,
    revision: z.number().int(),
    email: z.string().nullable(),
    emailValid: z.boolean(),
    addressLines: z.string().meta({ description: 'Street or PO box, a line each' }),
    country: z.string(),
    state: z.string().nullable(),
    locality: z.string().nullable(),
    postcode: z.string().nullable(),
    timeZone: z.string().nullable().meta({ description: 'As it is recorded; null: by the address' }),
    emailBounced: z
      .array(z.object({ workItemId: id, correspondenceId: id, since: instant, mine: z.boolean() }))
      .meta({ description: 'Open work items of emails that could not be delivered (EM-28)' }),
    zones: z.array(z.string()).meta({ description: 'What all this comes to (EM-23)' }),
    specialisedArea: z.string().nullable(),
    specialisedAreas: z.array(z.string()).meta({ description: 'To choose from' }),
    phones: z.array(
      z.object({
        id,
        kind,
        number: z.string(),
        valid: z.boolean(),
        sms: z.enum(smsReaches).meta({ description: 'Whether an SMS can go there (EM-6)' }),
        bounced: z
          .array(
            z.object({
              workItemId: id,
              messageId: id,
              since: instant,
              mine: z.boolean(),
              newSince: instant
                .nullable()
                .meta({ description: 'The number was recorded just before the message: it may have been mistyped' }),
            }),
          )
          .meta({ description: 'Open work items of messages to it that could not be delivered (EM-28)' }),
      }),
    ),
    lastChange: z.object({ by: personShort, at: instant }).nullable(),
  })
  .meta({ id: 'CustomerDetails' });
