/** The console: one page in the browser, for people who work in it all day. */
import { theme } from '@ag.ds-next/react/ag-branding';
import { Core } from '@ag.ds-next/react/core';
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { followOpenedFrom } from './client/opened-from.ts';
import { ApiProblem } from './client/problem.ts';
import { watchViews } from './client/viewing.ts';
import { RouterLink } from './frame/RouterLink.tsx';
import './main.css';
import { router } from './routes.tsx';
import { SessionGate } from './session/SessionGate.tsx';
import { endedBefore, sessionQuery } from './session/session-query.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const styles = createCache({ key: 'cw', nonce }); // the content policy takes style tags with this nonce only

const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (!(error instanceof ApiProblem)) return;
      if (error.body.status === 401) endedBefore(true);
      // a role was taken away: the menu follows
      if (error.body.code === 'forbidden') void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // what the API refused it refuses again; what it could not do for the moment is tried twice more
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.body.status in expected),
      retryDelay: (failures, error) =>
        error instanceof ApiProblem && error.body.retryAfter !== undefined
          ? error.body.retryAfter * 1000
          : 1000 * 2 ** failures,
    },
  },
});
const expected = { 400: 1, 401: 1, 403: 1, 404: 1, 409: 1, 422: 1 };

watchViews(queries.getQueryCache());
followOpenedFrom(router);

const place = document.getElementById('console');
if (!place) throw new Error('index.html has no #console');
createRoot(place).render(
  <StrictMode>
    <CacheProvider value={styles}>
      <QueryClientProvider client={queries}>
        <Core theme={theme} linkComponent={RouterLink}>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </Core>
      </QueryClientProvider>
    </CacheProvider>
  </StrictMode>,
);
