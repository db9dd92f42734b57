/** Rows that somebody has selected, over all pages of one view; another filter or order begins anew. */
import { useState } from 'react';

export type Selection<Row> = {
  rows: readonly Row[];
  has: (row: Row) => boolean;
  choose: (rows: readonly Row[], on: boolean) => void;
  clear: () => void;
};

/** `view`: filter and order. */
export function useSelection<Row>(view: string, idOf: (row: Row) => string): Selection<Row> {
  const [kept, setKept] = useState<{ view: string; rows: ReadonlyMap<string, Row> }>({ view, rows: new Map() });
  const chosen = kept.view === view ? kept.rows : new Map<string, Row>();
  return {
    rows: [...chosen.values()],
    has: (row) => chosen.has(idOf(row)),
    choose: (some, on) =>
      setKept((before) => {
        if (!on && before.view !== view) return before; // a bulk action is over that began in another view
        const rows = new Map(before.view === view ? before.rows : []);
        for (const row of some) {
          if (on) rows.set(idOf(row), row);
          else rows.delete(idOf(row));
        }
        return { view, rows };
      }),
    clear: () => setKept({ view, rows: new Map() }),
  };
}

/** The selected rows as they are now, where they changed since they were selected. Takes the rows that are shown. */
export function asTheyAre<Row>(
  selection: Selection<Row>,
  present: readonly Row[],
  idOf: (row: Row) => string,
): Selection<Row> {
  const now = new Map(present.map((row) => [idOf(row), row]));
  return { ...selection, rows: selection.rows.map((row) => now.get(idOf(row)) ?? row) };
}
