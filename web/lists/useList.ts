/** One list as it is asked for: order and filter in the address (they name nobody), the place in it here. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { Asked, ListProps, Order } from './list-types.ts';

export function useList<Row, Sort extends string, State extends string>({
  queryKey,
  read,
  filters,
  columns,
  changesByTime,
}: Pick<ListProps<Row, Sort, State>, 'queryKey' | 'read' | 'filters' | 'columns' | 'changesByTime'>) {
  const [params, setParams] = useSearchParams();
  const { state: kept }: { state: unknown } = useLocation(); // what is searched for stays with the entry of the history
  const sort = known(
    params.get('sort'),
    columns.flatMap(({ sort: order }): Order<Sort>[] => (order ? [order, `-${order}`] : [])),
  );
  const state = known(params.get('state'), filters?.map(({ value }) => value) ?? []) ?? filters?.[0]?.value;
  const view = [...queryKey, sort ?? '', state ?? ''].join('|');
  const [place, setPlace] = useState<{ view: string; cursors: string[] }>({ view, cursors: [] });
  const cursors = place.view === view ? place.cursors : []; // another order begins at its first page
  const cursor = cursors.at(-1);

  const asked: Asked<Sort, State> = {
    ...(sort ? { sort } : {}),
    ...(state ? { state } : {}),
    ...(cursor ? { cursor } : {}),
  };
  const query = useQuery({
    queryKey: [...queryKey, asked],
    queryFn: ({ signal }) => read(asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data && changesByTime?.(data.items) ? 30_000 : false),
  });
  const change = (name: 'sort' | 'state', value: string | undefined) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true, preventScrollReset: true, state: kept },
    );
  return {
    query,
    /** Changes with everything but time: what is shown for one never slides into another. */
    view: `${view}|${cursor ?? ''}`,
    /** The same without the place in it. */
    base: view,
    sort,
    state,
    pageNumber: cursors.length + 1,
    sortBy: (order: Sort) => change('sort', sort === order ? `-${order}` : sort === `-${order}` ? undefined : order),
    show: (value: State) => change('state', value === filters?.[0]?.value ? undefined : value),
    next: () => {
      const following = query.data?.nextCursor;
      if (following) setPlace({ view, cursors: [...cursors, following] });
    },
    previous: () => setPlace({ view, cursors: cursors.slice(0, -1) }),
  };
}

const known = <Value extends string>(given: string | null, values: readonly Value[]): Value | undefined =>
  values.find((value) => value === given);
