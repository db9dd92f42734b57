/** The console: one page in the browser, for people who work in it all day. */
import { theme } from '@ag.ds-next/react/ag-branding';
import { Core } from '@ag.ds-next/react/core';
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { followRefusals } from './client/client.ts';
import { followOpenedFrom } from './client/opened-from.ts';
import { pauseBefore, triesAgain } from './client/trying-again.ts';
import { tellViews, watchViews } from './client/viewing.ts';
import { RouterLink } from './frame/RouterLink.tsx';
import './main.css';
import { router } from './routes.tsx';
import { SessionGate } from './session/SessionGate.tsx';
import { endedBefore, sessionQuery } from './session/session-query.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const styles = createCache({ key: 'cw', nonce }); // the content policy takes style tags with this nonce only

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      retry: triesAgain,
      retryDelay: pauseBefore,
      behavior: tellViews,
    },
  },
});
// each reading of the trail stands in the trail: it is read when somebody asks, and never by itself
queries.setQueryDefaults(['audit'], { staleTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false });

followRefusals(({ status, code }) => {
  if (status === 401) endedBefore(true);
  // a role was taken away: menu and page follow
  const { queryKey } = sessionQuery;
  if (code === 'forbidden' && !queries.isFetching({ queryKey })) void queries.invalidateQueries({ queryKey });
});
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
