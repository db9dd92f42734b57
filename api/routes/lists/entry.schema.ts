import { z } from 'zod';
import { lists } from '../../../domain/lists.ts';
import { id } from '../../schemas.ts';

const list = z.enum(lists);
export const listParams = z.object({ list });
export const entryParams = z.object({ list, entryId: id });

// which of them a list has, how long each may be and what may not stand in it, domain/lists.ts says in sentences
const fields = {
  name: z.string().trim().max(500),
  purpose: z.string().trim().max(500).default('').meta({ description: 'The business purpose of a contact protocol' }),
  text: z
    .string()
    .trim()
    .max(10_000)
    .default('')
    .meta({ description: 'The agency’s number as it stands in a message, contact advice, or protocol' }),
};
export const newEntry = z.object(fields);
export const changedEntry = newEntry.extend({
  active: z.boolean().meta({ description: 'False: retired; no longer offered' }),
});
export const entry = z
  .object({
    id,
    name: z.string(),
    purpose: z.string(),
    text: z.string(),
    active: z.boolean(),
    revision: z.number().int().meta({ description: 'For `If-Match` of the next change' }),
  })
  .meta({ id: 'ListEntry' });
