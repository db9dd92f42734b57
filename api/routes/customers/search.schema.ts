import { z } from 'zod';
import { csid } from '../../schemas/csid.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { listOf, listQuery, localDate } from '../../schemas.ts';

const typed = z.string().trim().min(1).max(100);

export const body = z
  .object({
    text: typed.optional().meta({ description: 'Digits: a CSID or a phone number; else the beginning of a name' }),
    csid: csid.optional(),
    name: typed.optional().meta({ examples: ['Nguyen, Thi', 'Thi Nguyen'] }),
    mobile: typed.optional().meta({ examples: ['0491 570 006', '+61491570006'] }),
    limit: z.number().int().min(1).max(100).default(25),
    cursor: listQuery.shape.cursor,
  })
  .refine(({ text, csid, name, mobile }) => [text, csid, name, mobile].some((field) => field !== undefined), {
    path: ['text'],
    error: 'Enter a CSID, a name or a mobile number.',
  });
export const answer = listOf(customerShort.extend({ mobile: z.string().nullable(), deceasedOn: localDate.nullable() }));
