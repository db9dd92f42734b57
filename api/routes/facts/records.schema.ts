import { z } from 'zod';
import { phoneNumber } from '../../../domain/customers/phone.ts';
import { longestRecord } from '../../../domain/customers/records.ts';
import { contactFields, fitsItsKind, recordText } from '../../schemas/record.ts';
import { instant } from '../../schemas.ts';

const known = {
  csid: z.string().regex(/^\d{6,12}$/, 'This must be a CSID.'),
  externalId: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ description: 'The record’s id in the system that it comes from: told twice, it counts once' }),
};

export const contact = z
  .object({
    ...known,
    ...contactFields,
    number: z
      .string()
      .max(40)
      .transform(phoneNumber)
      .refine((number) => number !== null, 'This must be a phone number.')
      .optional()
      .meta({
        description: 'Of a phone attempt, required there: the number that was rung',
        examples: ['0491 570 006'],
      }),
    text: z.string().trim().max(longestRecord).default(''),
    occurredAt: instant.meta({ description: 'Not in the future' }),
  })
  .check(fitsItsKind('number', ['note']));

export const complaint = z.object({
  ...known,
  text: recordText,
  receivedAt: instant.meta({ description: 'Not in the future' }),
  closedAt: instant.nullable().default(null).meta({ description: 'Not in the future; null while it is open' }),
});
