/** Filters of lists that somebody has named for themselves. */
import type { FilteredList } from '../../domain/work-items/item-filter.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';

export type SavedFilter = { id: string; name: string; filter: Prisma.JsonValue };
type Kept = { name: string; filter: Prisma.InputJsonObject };

/** By name. */
export const savedFilters = (reader: Reader, personId: string, list: FilteredList): Promise<SavedFilter[]> =>
  reader.savedFilter.findMany({
    where: { personId, list },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, filter: true },
  });

/** How many somebody has of a list, and whether one of them, other than `id`, has the name. Locks the person: two at once are counted. */
export async function roomForFilter(
  tx: Tx,
  { personId, list, name, id }: { personId: string; list: FilteredList; name: string; id?: string },
): Promise<{ count: number; taken: boolean }> {
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  const all = await tx.savedFilter.findMany({ where: { personId, list }, select: { id: true, name: true } });
  return { count: all.length, taken: all.some((each) => each.name === name && each.id !== id) };
}

export async function addFilter(
  tx: Tx,
  kept: Kept & { personId: string; list: FilteredList; createdAt: Date },
): Promise<string> {
  return (await tx.savedFilter.create({ data: kept, select: { id: true } })).id;
}

/** The list of one of mine; null: there is none. */
export async function listOfFilter(reader: Reader, personId: string, id: string): Promise<string | null> {
  const row = await reader.savedFilter.findFirst({ where: { id, personId }, select: { list: true } });
  return row?.list ?? null;
}

export async function replaceFilter(tx: Tx, id: string, kept: Kept): Promise<void> {
  await tx.savedFilter.update({ where: { id }, data: kept });
}

export async function removeFilter(tx: Tx, id: string): Promise<void> {
  await tx.savedFilter.deleteMany({ where: { id } });
}
