/** The procedures' windows have addresses below their page's: they can be linked, reloaded and gone back from. */
import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';

const fromPage = { openedFromPage: true };
const wasOpenedFromPage = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'openedFromPage' in state && state.openedFromPage === true;

/** Opens a window: an address relative to the page (`core-issue`), or absolute. The page keeps its order and filter behind it; `state` stays with the entry of the history. */
export function useOpenWindow() {
  const navigate = useNavigate();
  const { search } = useLocation();
  return useCallback(
    (address: string, { replace = false, state = {} }: { replace?: boolean; state?: object } = {}) =>
      void navigate(
        { pathname: address, search },
        { state: { ...fromPage, ...state }, preventScrollReset: true, replace },
      ),
    [navigate, search],
  );
}

/** Closes the window that the present address names: back where it was opened, or up to `page` when it was linked. */
export function useCloseWindow(page: string) {
  const navigate = useNavigate();
  const { state, search }: { state: unknown; search: string } = useLocation();
  return useCallback(() => {
    if (wasOpenedFromPage(state)) void navigate(-1);
    else void navigate({ pathname: page, search }, { replace: true, preventScrollReset: true });
  }, [navigate, page, search, state]);
}
