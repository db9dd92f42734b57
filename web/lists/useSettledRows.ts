/** What others change slides in with a mark, but never under the pointer: then it waits, and the list says so. */
import { useEffect, useState } from 'react';
import { isOwnChange } from '../live/own-change.ts';
import type { Page } from './list-types.ts';

const markMs = 60_000;
const none: ReadonlySet<string> = new Set();
type Settled<Row> = { view: string; page: Page<Row>; marks: ReadonlySet<string> };

/** Takes what was read last, and whether somebody is in the rows. Gives what to show, and how many changes wait. */
export function useSettledRows<Row>(
  read: Page<Row> | undefined,
  view: string,
  idOf: (row: Row) => string,
  held: boolean,
) {
  const [settled, setSettled] = useState<Settled<Row> | null>(null);
  const before = settled?.view === view ? settled : null;
  const isNew = read !== undefined && read !== settled?.page;
  const changes = isNew && before ? changedIds(before.page, read, idOf) : none;

  if (isNew) {
    const next = settle(before, { view, page: read, marks: changes }, held);
    if (next) setSettled(next); // while drawing, so that no old row is shown beside a new count
  }
  const marks = settled?.marks ?? none;
  useEffect(() => {
    if (marks.size === 0) return;
    const timer = setTimeout(() => setSettled((now) => (now?.marks === marks ? { ...now, marks: none } : now)), markMs);
    return () => clearTimeout(timer);
  }, [marks]);

  return {
    page: settled?.page,
    isMarked: (row: Row) => marks.has(idOf(row)),
    waiting: isNew && before && held ? Math.max(changes.size, 1) : 0,
    showNow: () => {
      if (read) setSettled({ view, page: read, marks: changes });
    },
  };
}

/** What is shown from now on; null where the change must wait. */
function settle<Row>(before: Settled<Row> | null, now: Settled<Row>, held: boolean): Settled<Row> | null {
  if (!before) return { ...now, marks: none };
  const sameCounts = now.page.total === before.page.total && now.page.nextCursor === before.page.nextCursor;
  if (now.marks.size === 0 && sameCounts) return { ...now, marks: before.marks };
  if (isOwnChange()) return { ...now, marks: none };
  return held ? null : now;
}

/** Rows that are new, gone, or say something else. */
function changedIds<Row>(before: Page<Row>, now: Page<Row>, idOf: (row: Row) => string): Set<string> {
  const was = new Map(before.items.map((row) => [idOf(row), JSON.stringify(row)]));
  const changed = new Set<string>();
  for (const row of now.items) {
    if (was.get(idOf(row)) !== JSON.stringify(row)) changed.add(idOf(row));
    was.delete(idOf(row));
  }
  for (const gone of was.keys()) changed.add(gone);
  return changed;
}
