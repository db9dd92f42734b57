/** What a list was asked for, and its answer: pages by an opaque cursor that holds ids and counts only. */
import type { Page, PageAsked } from '../prisma/repositories/page.ts';
import { Problem } from './errors.ts';

/** Takes the query's `limit` and `cursor`. Throws badInput where the cursor is none of ours. */
export function pageAsked(query: { limit: number; cursor?: string | undefined }, descending = false): PageAsked {
  return { limit: query.limit, after: query.cursor === undefined ? null : placeOf(query.cursor), descending };
}

function placeOf(cursor: string) {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, shown, id] = /^(\d{1,9}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  if (!id || Number(shown) < 1)
    throw new Problem('badInput', undefined, {
      errors: [{ field: 'cursor', message: 'This must be the nextCursor of the page before.' }],
    });
  return { id, shown: Number(shown) };
}

export function pageShown<Row>({ rows, total, next }: Page<Row>) {
  return { items: rows, total, nextCursor: next && Buffer.from(`${next.shown} ${next.id}`).toString('base64url') };
}

/** `-openedAt` as the column and the direction. */
export function sortAsked<S extends string>(sort: S | `-${S}`, sorts: readonly S[]): { by: S; descending: boolean } {
  const by = sorts.find((s) => s === sort || `-${s}` === sort);
  if (by === undefined)
    throw new Problem('badInput', undefined, { errors: [{ field: 'sort', message: 'Not a column.' }] });
  return { by, descending: sort.startsWith('-') };
}
