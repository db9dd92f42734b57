import { z } from 'zod';
import { entryKinds } from '../../../prisma/repositories/audit-trail.ts';
import { csid } from '../../schemas/csid.ts';
import { id, instant, personShort } from '../../schemas.ts';

/** Which entries; a POST's body, since a CSID stands in no address. */
export const sought = z.object({
  personId: id.optional(),
  csid: csid.optional(),
  customerId: id.optional(),
  action: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,100}$/, 'This must be an action, such as customers.view.')
    .optional()
    .meta({ examples: ['customers.view'] }),
  what: z.enum(entryKinds).optional(),
  from: instant.optional(),
  until: instant.optional().meta({ description: 'Not included' }),
});
export const body = sought.extend({
  limit: z.number().int().min(1).max(100).default(25),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,17}$/, 'This must be the nextCursor of the page before.')
    .optional()
    .meta({ description: '`nextCursor` of the page before' }),
});

const entry = z
  .object({
    id: z.string().meta({ description: 'The number of the entry' }),
    at: instant,
    person: personShort.nullable().meta({ description: 'Null: time, a fact, or somebody who was not signed in' }),
    action: z.string(),
    result: z.string().meta({ description: '`viewed`, `done`, or the refusal' }),
    customerId: id.nullable(),
    subjectId: z.string().nullable().meta({ description: 'What was asked for or changed, where it is no customer' }),
    processId: z.string().nullable(),
    why: z.string().nullable().meta({ description: 'The page, work item or process it was done from' }),
    detail: z.record(z.string(), z.unknown()).nullable().meta({ description: 'What changed: ids and words' }),
    requestId: z.string().nullable(),
    address: z.string().nullable(),
    client: z.string().nullable(),
    sealed: z.boolean().meta({ description: 'Has its place in the hash chain' }),
  })
  .meta({ id: 'AuditEntry' });

export const answer = z.object({
  items: z.array(entry),
  total: z.number().int().meta({ description: 'Counted up to 10 000' }),
  more: z.boolean().meta({ description: 'There are more than `total` says' }),
  nextCursor: z.string().nullable().meta({ description: 'Null on the last page' }),
});
