/** Rows that move or go take the keyboard's place with them; it is given back to the same row, else to the one in its place. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

type Place = { button: HTMLButtonElement; index: number };

/** Takes the table and what it shows; looks after each change of that. */
export function useKeptFocus(table: RefObject<HTMLTableElement | null>, shown: unknown) {
  const place = useRef<Place | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof HTMLButtonElement ? target.closest('tbody tr') : null;
      const inTable = row !== null && (table.current?.contains(row) ?? false);
      place.current =
        inTable && target instanceof HTMLButtonElement && row instanceof HTMLTableRowElement
          ? { button: target, index: row.sectionRowIndex }
          : null;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [table]);
  useLayoutEffect(() => {
    const last = place.current;
    if (!last || document.activeElement !== document.body || document.querySelector('dialog[open]')) return;
    if (last.button.isConnected) last.button.focus({ preventScroll: true });
    else table.current?.querySelectorAll<HTMLElement>('tbody tr button')[last.index]?.focus({ preventScroll: true });
  }, [table, shown]);
}
