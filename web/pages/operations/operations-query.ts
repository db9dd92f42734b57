/** What the Operations page reads. The API keeps a comparison for half a minute; `fresh` asks for a new one. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../client/client.ts';

export const readOperations = (fresh: boolean, signal?: AbortSignal) =>
  answer(api.GET('/operations', { params: { query: fresh ? { fresh: 'true' } : {} }, ...(signal ? { signal } : {}) }));

export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: ({ signal }) => readOperations(false, signal),
});

export type Operations = Awaited<ReturnType<typeof readOperations>>;
export type StuckProcess = Operations['stuck'][number];
export type PendingWork = Operations['pending'][number];
