/** What is composed on the page, kept as it is typed, and when the page is left. */
import { queryOptions } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { DraftKeeper } from './draft-keeper.ts';

/** Read once each time the page is opened: what is being typed is newer than anything read meanwhile. */
export const draftQuery = <Content>(what: string, customerId: string, keeper: DraftKeeper<Content>) =>
  queryOptions({
    queryKey: [what, customerId],
    queryFn: ({ signal }) => keeper.load(signal),
    staleTime: 'static',
    gcTime: 0,
  });

export function useKeptDraft<Content>(keeper: DraftKeeper<Content>, content: Content): void {
  useEffect(() => keeper.keep(content)); // it knows whether anything changed
  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState === 'hidden') keeper.flush();
    };
    const stay = (event: BeforeUnloadEvent) => {
      if (keeper.state().phase === 'failing') event.preventDefault();
    };
    document.addEventListener('focusout', keeper.flush); // a field was left, to sign out perhaps
    document.addEventListener('visibilitychange', leaving);
    window.addEventListener('pagehide', keeper.flush);
    window.addEventListener('online', keeper.flush);
    window.addEventListener('beforeunload', stay);
    return () => {
      document.removeEventListener('focusout', keeper.flush);
      document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('pagehide', keeper.flush);
      window.removeEventListener('online', keeper.flush);
      window.removeEventListener('beforeunload', stay);
      keeper.flush();
    };
  }, [keeper]);
}

export const useKeeping = ({ subscribe, state }: Told) => useSyncExternalStore(subscribe, state);
export type Told = Pick<DraftKeeper<unknown>, 'subscribe' | 'state'>;
