/** Every list of the console: order, filter, counts, pages, live changes, and rows that open. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useRef, useState } from 'react';
import { isTooMany } from '../client/trying-again.ts';
import { TooMany } from '../frame/TooMany.tsx';
import { FilterChips } from './FilterChips.tsx';
import { ListRow } from './ListRow.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { Paging } from './Paging.tsx';
import { SortableHeader } from './SortableHeader.tsx';
import css from './List.module.css';
import type { ListProps } from './list-types.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useList } from './useList.ts';
import { useSettledRows } from './useSettledRows.ts';

export function List<Row, Sort extends string = never, State extends string = never>(
  props: ListProps<Row, Sort, State>,
) {
  const { name, columns, idOf, filters, defaultOrder, empty, onOpen, actions } = props;
  const list = useList(props);
  const { data, error, failureReason, isPlaceholderData, refetch, isFetching } = list.query;
  const [underPointer, setUnderPointer] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const { page, isMarked, waiting, showNow } = useSettledRows(
    isPlaceholderData ? undefined : data,
    list.view,
    idOf,
    underPointer,
  );
  useKeptFocus(table, page);
  const opens = Boolean(onOpen ?? actions);
  return (
    <section className={css['list']} aria-label={name}>
      <div className={css['tools']}>
        {filters && list.state && <FilterChips filters={filters} chosen={list.state} onChoose={list.show} />}
        <output className={css['count']}>
          {page ? `${page.items.length} of ${page.total} shown` : 'Loading'}
          {list.sort ? '' : `, ${defaultOrder(list.state)}`}
        </output>
        {waiting > 0 && (
          <Button variant="text" size="sm" onClick={showNow}>
            {waiting === 1 ? '1 change by others: show it' : `${waiting} changes by others: show them`}
          </Button>
        )}
      </div>
      {!error && isTooMany(failureReason) && (!page || isPlaceholderData) && <TooMany problem={failureReason} />}
      {error && !page ? (
        <PageAlert tone="error" title="This list could not be read" role="alert">
          <Text as="p">Nothing is lost. Try again in a moment.</Text>
          <Button onClick={() => void refetch()} loading={isFetching}>
            Try again
          </Button>
        </PageAlert>
      ) : page && page.items.length === 0 && list.pageNumber === 1 ? (
        <Empty {...empty(list.state)} />
      ) : (
        <div className={css['scroll']}>
          <table ref={table} className={css['table']} aria-busy={isPlaceholderData}>
            <caption className={css['caption']}>{name}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <SortableHeader key={column.header} column={column} sort={list.sort} onSort={list.sortBy} />
                ))}
                {opens && (
                  <th scope="col" className={css['openHeader']}>
                    <span className={css['hidden']}>Open</span>
                  </th>
                )}
              </tr>
            </thead>
            {page ? (
              <tbody
                className={isPlaceholderData ? css['fading'] : undefined}
                onPointerEnter={({ pointerType }) => setUnderPointer(pointerType === 'mouse')}
                onPointerLeave={() => setUnderPointer(false)}
              >
                {page.items.map((row) => (
                  <ListRow key={idOf(row)} row={row} list={props} marked={isMarked(row)} />
                ))}
              </tbody>
            ) : (
              <ListSkeleton columns={columns.length + (opens ? 1 : 0)} />
            )}
          </table>
        </div>
      )}
      {page && (list.pageNumber > 1 || page.nextCursor) && (
        <Paging
          number={list.pageNumber}
          more={Boolean(page.nextCursor)}
          onNext={list.next}
          onPrevious={list.previous}
        />
      )}
    </section>
  );
}

function Empty({ title, text }: { title: string; text: string }) {
  return (
    <div className={css['empty']}>
      <p className={css['emptyTitle']}>{title}</p>
      <p>{text}</p>
    </div>
  );
}
