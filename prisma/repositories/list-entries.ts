/** The lists that administrators keep and officers pick from. Entries are retired, never deleted: records name them. */
import type { List, ListEntry } from '../../domain/lists.ts';
import type { Reader, Tx } from '../client.ts';

export type KeptEntry = ListEntry & { id: string; revision: number };

const select = { id: true, name: true, purpose: true, text: true, active: true, revision: true } as const;

/** By name and purpose; retired ones last. */
export const listEntries = (reader: Reader, list: List): Promise<KeptEntry[]> =>
  reader.listEntry.findMany({
    where: { list },
    select,
    orderBy: [{ active: 'desc' }, { name: 'asc' }, { purpose: 'asc' }],
  });

/** Null: there is none in this list. */
export const readEntry = (reader: Reader, list: List, id: string): Promise<KeptEntry | null> =>
  reader.listEntry.findFirst({ where: { id, list }, select });

/** The one that has this name and purpose already, a retired one perhaps; null: nobody. */
export const entryOfName = (
  tx: Tx,
  list: List,
  { name, purpose }: Pick<ListEntry, 'name' | 'purpose'>,
  except: string | null,
): Promise<KeptEntry | null> =>
  tx.listEntry.findFirst({
    where: {
      list,
      name: { equals: name, mode: 'insensitive' },
      purpose: { equals: purpose, mode: 'insensitive' },
      ...(except ? { id: { not: except } } : {}),
    },
    select,
  });

/** Returns its id. */
export async function createEntry(tx: Tx, list: List, entry: ListEntry): Promise<string> {
  const { id } = await tx.listEntry.create({ data: { list, ...entry }, select: { id: true } });
  return id;
}

/** Returns false where the revision is another by now. */
export async function changeEntry(tx: Tx, id: string, revision: number, entry: ListEntry): Promise<boolean> {
  const { count } = await tx.listEntry.updateMany({
    where: { id, revision },
    data: { ...entry, revision: { increment: 1 } },
  });
  return count === 1;
}

/** Which of these values of a message are offered now: a number of the agency by its digits, a payment type by its name. */
export async function offeredValues(
  reader: Reader,
  { agencyPhone, paymentType }: { agencyPhone?: string; paymentType?: string },
): Promise<{ agencyPhone: boolean; paymentType: boolean }> {
  const rows = await reader.listEntry.findMany({
    where: {
      active: true,
      OR: [
        { list: 'agencyPhone', text: agencyPhone ?? '' },
        { list: 'paymentType', name: paymentType ?? '' },
      ],
    },
    select: { list: true },
  });
  const has = (list: List) => rows.some((row) => row.list === list);
  return { agencyPhone: has('agencyPhone'), paymentType: has('paymentType') };
}
