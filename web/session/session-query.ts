/** The session as the API tells it, and the moment it ends. */
import { queryOptions } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { answer, api } from '../client/client.ts';
import { setServerTime } from '../time/now.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await answer(api.GET('/session', { signal }));
    setServerTime(session.now);
    endedBefore(false);
    return session;
  },
});

let ended = false;
const listeners = new Set<() => void>();

/** Told by every answer: 401 means that the session is over. What is on the page stays, for somebody may be typing. */
export function endedBefore(isEnded: boolean) {
  if (ended === isEnded) return;
  ended = isEnded;
  for (const listener of listeners) listener();
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
}
