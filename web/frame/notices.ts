/** What a command did, said once on the page that is shown after it. */
import { useSyncExternalStore } from 'react';

export type Notice = { title: string; text?: string };
let notice: Notice | null = null;
const listeners = new Set<() => void>();

function change(next: Notice | null) {
  notice = next;
  for (const listener of listeners) listener();
}

/** Takes what was done, and what now waits where. */
export const announce = (title: string, text?: string) => change(text ? { title, text } : { title });
export const dismissNotice = () => change(null);

export function useNotice(): Notice | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notice,
  );
}
