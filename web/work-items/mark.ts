/** How pressing an item is, as time passes while its list is open. */
import { dueMark, type DueMark } from '../../domain/work-items/due-mark.ts';
import { useNow } from '../time/now.ts';

type Item = { dueAt: string | null; closedAt?: string | null };

/** A function that says it of an item; null: not pressing, or over. */
export function useMark(): (item: Item) => DueMark | null {
  const now = useNow();
  return ({ dueAt, closedAt }) => (closedAt || dueAt === null ? null : dueMark(new Date(dueAt), now));
}
