/** What a command did, said once on the page that is shown after it. */
import { useSyncExternalStore } from 'react';

export type Notice = {
  title: string;
  text?: string;
  /** The page (`pageOf`) to which the command leads; without it, the present one. */
  on?: string;
};
let notice: Notice | null = null;
const listeners = new Set<() => void>();

function change(next: Notice | null) {
  notice = next;
  for (const listener of listeners) listener();
}

/** Takes what was done, and what now waits where. */
export const announce = (title: string, text?: string) => change(text ? { title, text } : { title });
/** The same on the page to which it leads, said before going there. */
export const announceOn = (page: string, title: string, text: string) => change({ title, text, on: page });
export const dismissNotice = () => change(null);
/** Another page is shown: what was said about the one before goes. */
export function arrivedAt(page: string) {
  if (notice && notice.on !== page) change(null);
}

export function useNotice(): Notice | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notice,
  );
}
