/** Single keys that do something, while nobody types: which there are on the present page, and whether somebody wants them at all. */
import { useEffect, useSyncExternalStore } from 'react';

export type Shortcut = { keys: readonly string[]; what: string };

const everywhere: Shortcut[] = [
  { keys: ['/'], what: 'Go to the search box' },
  { keys: ['?'], what: 'List the shortcuts of this page' },
];
const storeKey = 'casewright.singleKeys';
let here: readonly (readonly Shortcut[])[] = [];
let all: readonly Shortcut[] = everywhere;
let wanted = read();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
function tell(): void {
  all = [...everywhere, ...here.flat()];
  for (const listener of listeners) listener();
}

/** Lists these as long as the component is there; the same array each time. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    here = [...here, shortcuts];
    tell();
    return () => {
      here = here.filter((each) => each !== shortcuts);
      tell();
    };
  }, [shortcuts]);
}

export const useAllShortcuts = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => all);
export const useSingleKeysWanted = (): boolean => useSyncExternalStore(subscribe, () => wanted);

/** Speech input and unsteady hands press single keys unmeant: they can be turned off, in this browser. */
export function wantSingleKeys(on: boolean): void {
  wanted = on;
  try {
    localStorage.setItem(storeKey, on ? 'on' : 'off');
  } catch {
    // a browser without storage: until the page is loaded again
  }
  tell();
}
function read(): boolean {
  try {
    return localStorage.getItem(storeKey) !== 'off';
  } catch {
    return true;
  }
}

/** Whether this key is meant as a shortcut: nobody types, no window is open, and single keys are wanted. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !wanted) return false;
  return !isTyping(event.target) && !document.querySelector('dialog[open]');
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
