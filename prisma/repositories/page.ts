/**
 * One page of a list. A page begins after the row that the last one ended with, wherever that row stands now; where it has left
 * the list meanwhile, after as many rows as were shown. So no name or other sort key stands in a cursor, which stands in addresses.
 */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';

/** Where the last page ended: its last row, and how many rows had been shown with it. */
type Place = { id: string; shown: number };
export type PageAsked = { limit: number; after: Place | null; descending?: boolean };
export type Page<Row> = { rows: Row[]; total: number; next: Place | null };

/**
 * Takes a SELECT of all rows of the list with two columns, `id` and `key` (text, never null, what it is sorted by).
 * Returns the page's ids in order, how many rows there are in all, and where the next page begins. One statement.
 */
export async function pageOf(
  reader: Reader,
  list: Prisma.Sql,
  { limit, after, descending }: PageAsked,
): Promise<Page<string>> {
  const order = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  // "C": the same order on every machine. The one left out is the row that went away.
  const start = after
    ? Prisma.sql`coalesce((SELECT n FROM list WHERE id = ${after.id}::uuid), ${after.shown - 1})`
    : Prisma.sql`0`;
  const found = await reader.$queryRaw<{ total: number; id: string | null; n: number | null }[]>`
    WITH list AS MATERIALIZED (
        SELECT id, (row_number() OVER (ORDER BY key COLLATE "C" ${order}, id ${order}))::int AS n FROM (${list}) AS l),
      page AS (SELECT id, n FROM list WHERE n > ${start} ORDER BY n LIMIT ${limit + 1})
    SELECT t.total, page.id, page.n FROM (SELECT count(*)::int AS total FROM list) AS t LEFT JOIN page ON true ORDER BY page.n`;
  const places = found.flatMap(({ id, n }) => (id !== null && n !== null ? [{ id, shown: n }] : []));
  const shown = places.slice(0, limit);
  return {
    rows: shown.map(({ id }) => id),
    total: found[0]?.total ?? 0,
    next: places.length > limit ? (shown.at(-1) ?? null) : null,
  };
}

/** The rows of a page, read by their ids, in the page's order; one that has gone meanwhile is left out. */
export function inOrder<Row extends { id: string }>(ids: string[], rows: Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** An instant as a sort key; none is the earliest. */
export const instantKey = (column: Prisma.Sql) =>
  Prisma.sql`coalesce(to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), '')`;
/** A customer's name as a sort key, where the table `customer` stands in the query as `c`. */
export const nameKey = Prisma.sql`lower(c.organisation_name || c.family_name || ' ' || c.given_names)`;
