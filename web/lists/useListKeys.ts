/** A list by the keyboard: from row to row, select, open, and what is done to the selected. */
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { isShortcut, useShortcuts, type Shortcut } from '../frame/shortcuts.ts';

type Keys = {
  /** Opens the row at this place. */
  onOpen: (index: number) => void;
  select?: (index: number) => void;
  bulk?: { key: string; what: string; begin: () => void }[];
};

const moving: Shortcut[] = [
  { keys: ['j', '↓'], what: 'Next row' },
  { keys: ['k', '↑'], what: 'Row before' },
  { keys: ['Enter'], what: 'Open the row' },
];
const selecting: Shortcut = {
  keys: ['x', 'Space'],
  what: 'Select the row, or take it off; Space with its box in focus',
};

/** Takes the list's section. Where a page has several lists, keys go to the one with the focus, else to the first. */
export function useListKeys(section: RefObject<HTMLElement | null>, keys: Keys): void {
  const present = useRef(keys);
  useEffect(() => {
    present.current = keys;
  });
  const bulkWords = (keys.bulk ?? []).map(({ key, what }) => `${key} ${what}`).join('\n');
  const selects = keys.select !== undefined;
  const shortcuts = useMemo(
    () => [
      ...moving,
      ...(selects ? [selecting] : []),
      ...bulkWords.split('\n').flatMap((line) => (line ? [{ keys: [line.slice(0, 1)], what: line.slice(2) }] : [])),
    ],
    [selects, bulkWords],
  );
  useShortcuts(shortcuts);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const list = section.current;
      if (!list || !isOurs(list) || event.defaultPrevented) return;
      const row = rowInFocus(list);
      const arrow = event.key.startsWith('Arrow');
      // within the rows arrows and Enter act as on any button; single keys only where they are wanted
      if (arrow ? row === null || inDialog() : event.key === 'Enter' ? !isOnBox() : !isShortcut(event)) return;
      const { onOpen, select, bulk = [] } = present.current;
      const step = ['j', 'ArrowDown'].includes(event.key) ? 1 : ['k', 'ArrowUp'].includes(event.key) ? -1 : 0;
      const action = bulk.find(({ key }) => key === event.key);
      if (step !== 0) focusRow(list, row, step);
      else if (event.key === 'Enter' && row) onOpen(row.sectionRowIndex);
      else if (event.key === 'x' && row && select) select(row.sectionRowIndex);
      else if (action) action.begin();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [section]);
}

function isOurs(list: HTMLElement): boolean {
  const focused = document.activeElement?.closest('[data-list]') ?? document.querySelector('[data-list]');
  return focused === list;
}

function rowInFocus(list: HTMLElement): HTMLTableRowElement | null {
  const row = document.activeElement?.closest('tbody tr') ?? null;
  return row instanceof HTMLTableRowElement && list.contains(row) ? row : null;
}

const inDialog = () => document.querySelector('dialog[open]') !== null;
const isBox = (element: Element | null) => element instanceof HTMLInputElement && element.type === 'checkbox';
/** A box does nothing with Enter by itself. */
const isOnBox = () => isBox(document.activeElement) && !inDialog();

/** To the same control of the next row: box or button. */
function focusRow(list: HTMLElement, from: HTMLTableRowElement | null, step: 1 | -1): void {
  const rows = [...(list.querySelector('tbody')?.rows ?? [])];
  const to = from ? rows[rows.indexOf(from) + step] : rows[0];
  const button = to?.querySelector<HTMLElement>('td:last-child button');
  const box = to?.querySelector<HTMLElement>('input[type="checkbox"]');
  const next = isBox(document.activeElement) ? (box ?? button) : (button ?? box);
  next?.focus();
}
