import { z } from 'zod';
import { contactChannels, contactKinds } from '../../../domain/customers/records.ts';
import { contactFields, fitsItsKind, past } from '../../schemas/record.ts';
import { id, instant, listOf, personShort } from '../../schemas.ts';

export const answer = listOf(
  z
    .object({
      id,
      kind: z.enum(contactKinds),
      channel: z.enum(contactChannels).nullable(),
      number: z.string().nullable().meta({ description: 'Of a phone attempt: the number that was rung, for display' }),
      reached: z.boolean().nullable(),
      text: z.string(),
      recordedBy: personShort.nullable().meta({ description: 'Null: another system' }),
      occurredAt: instant,
      recordedAt: instant,
    })
    .meta({ id: 'Contact' }),
);

export const body = z
  .object({
    ...contactFields,
    phoneId: id.optional().meta({ description: 'Of a phone attempt, required there: which of the customer’s phones' }),
    occurredAt: past,
  })
  .check(fitsItsKind('phoneId', ['byCustomer', 'note']));
