/** Filters that somebody has named for themselves: what the server keeps of them, and how they change. */
import { queryOptions } from '@tanstack/react-query';
import type { FilteredList } from '../../domain/work-items/item-filter.ts';
import { answer, api } from '../client/client.ts';
import { useCommand } from '../commands/useCommand.ts';
import { announce } from '../frame/notices.ts';
import type { ShownFilter } from './shown-filter.ts';

export const savedFiltersQuery = (list: FilteredList) =>
  queryOptions({
    queryKey: ['savedFilters', list],
    queryFn: ({ signal }) => answer(api.GET('/saved-filters', { params: { query: { list } }, signal })),
  });

/** `onDone`: after any of them was applied. */
export function useSavedFilters(list: FilteredList, onDone: () => void) {
  const header = (key: string) => ({ 'Idempotency-Key': key });
  const save = useCommand(
    (body: { name: string; filter: ShownFilter }, key) =>
      api.POST('/saved-filters', { params: { header: header(key) }, body: { list, ...body } }),
    (_, { name }) => {
      announce(`“${name}” is saved.`, 'You find it above this list from now on, on every computer.');
      onDone();
    },
  );
  const replace = useCommand(
    ({ id, ...body }: { id: string; name: string; filter: ShownFilter }, key) =>
      api.PUT('/saved-filters/{savedFilterId}', {
        params: { path: { savedFilterId: id }, header: header(key) },
        body,
      }),
    (_, { name }) => {
      announce(`“${name}” is saved.`);
      onDone();
    },
  );
  const remove = useCommand(
    ({ id }: { id: string }, key) =>
      api.DELETE('/saved-filters/{savedFilterId}', {
        params: { path: { savedFilterId: id }, header: header(key) },
      }),
    () => {
      announce('The filter is removed.');
      onDone();
    },
  );
  return { save, replace, remove };
}
