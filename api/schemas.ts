/** The shapes that many routes share. */
import { z } from 'zod';
import { isLocalDate } from '../domain/time/local-date.ts';

export const id = z.uuid().meta({ description: 'An id of ours; means nothing outside Casewright.' });
export const nothing = z.object({});
/** UTC, ISO 8601. */
export const instant = z.iso.datetime().meta({ examples: ['2026-11-30T03:15:00.000Z'] });
export const localDate = z
  .string()
  .refine(isLocalDate, 'This must be a date that exists, as YYYY-MM-DD.')
  .meta({ format: 'date', examples: ['2026-11-30'] });

export const personShort = z
  .object({
    id,
    name: z.string(),
    userId: z.string().meta({ description: "The agency's User ID" }),
    role: z.string().meta({ description: 'As people read it', examples: ['Service manager'] }),
  })
  .meta({ id: 'Person' });

/** Of a list: how many rows, and from where on. Sorts and filters are added with `.extend`. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the page before' }),
});
/** A page of a list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int().meta({ description: 'Of the whole list, not of this page' }),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page' }),
  });
export const created = z.object({ id });
