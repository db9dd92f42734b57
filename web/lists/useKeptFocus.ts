/** Rows that move or go take the keyboard's place with them; it is given back to the same row, else to the one in its place. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

type Place = { control: HTMLElement; index: number };

/** Takes the table and what it shows; looks after each change of that. */
export function useKeptFocus(table: RefObject<HTMLTableElement | null>, shown: unknown) {
  const place = useRef<Place | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const control = target instanceof HTMLButtonElement || target instanceof HTMLInputElement ? target : null;
      const row = control?.closest('tbody tr') ?? null;
      const inTable = row instanceof HTMLTableRowElement && (table.current?.contains(row) ?? false);
      place.current = control && inTable ? { control, index: row.sectionRowIndex } : null;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [table]);
  useLayoutEffect(() => {
    const last = place.current;
    if (!last || document.activeElement !== document.body || document.querySelector('dialog[open]')) return;
    if (last.control.isConnected) return last.control.focus({ preventScroll: true });
    const rows = table.current?.tBodies[0]?.rows;
    const row = rows?.[Math.min(last.index, rows.length - 1)];
    row?.querySelector<HTMLElement>('td:last-child button')?.focus({ preventScroll: true });
  }, [table, shown]);
}
