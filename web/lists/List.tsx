/** Every list of the console: order, filters, counts, pages, live changes, rows that open, and what is done to several at once. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useRef, useState } from 'react';
import { isTooMany } from '../client/trying-again.ts';
import { TooMany } from '../frame/TooMany.tsx';
import { BulkBar, begin } from './BulkBar.tsx';
import { BulkResults } from './BulkResults.tsx';
import css from './List.module.css';
import { ListTable } from './ListTable.tsx';
import { ListTools } from './ListTools.tsx';
import { Paging } from './Paging.tsx';
import type { ListProps } from './list-types.ts';
import { useBulk } from './useBulk.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useList } from './useList.ts';
import { useListKeys } from './useListKeys.ts';
import { asTheyAre, useSelection } from './useSelection.ts';
import { useSettledRows } from './useSettledRows.ts';

export function List<Row, Sort extends string = never, State extends string = never>(
  props: ListProps<Row, Sort, State>,
) {
  const { name, idOf, nameOf, empty, bulk: actions, onOpen } = props;
  const list = useList(props);
  const { data, error, failureReason, isPlaceholderData, refetch, isFetching } = list.query;
  const [underPointer, setUnderPointer] = useState(false);
  const section = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const selected = useSelection(list.base, idOf);
  const bulk = useBulk(list.view, idOf, (rows: readonly Row[]) => selected.choose(rows, false));
  const { page, isMarked, waiting, showNow } = useSettledRows(
    isPlaceholderData || bulk.still ? undefined : data,
    list.view,
    idOf,
    underPointer,
  );
  const rows = page?.items ?? [];
  const selection = asTheyAre(selected, rows, idOf);
  useKeptFocus(table, page);
  useListKeys(section, {
    onOpen: (index) => {
      const row = rows[index];
      if (row) onOpen?.(row);
    },
    ...(actions
      ? {
          select: (index) => {
            const row = rows[index];
            if (row && !bulk.run?.busy) selection.choose([row], !selection.has(row));
          },
          bulk: actions.flatMap((action) =>
            action.shortcut
              ? [
                  {
                    key: action.shortcut,
                    what: `${action.label}, for the selected rows`,
                    begin: () => {
                      const chosen = selection.rows;
                      if (chosen.length > 0 && !action.hidden?.(chosen) && chosen.some((row) => !action.bar?.(row)))
                        begin(action, bulk, chosen, setAsking);
                    },
                  },
                ]
              : [],
          ),
        }
      : {}),
  });
  const nothing = page !== undefined && page.items.length === 0 && list.pageNumber === 1;
  return (
    <section ref={section} className={css['list']} aria-label={name} data-list="">
      <ListTools
        list={props}
        asked={list}
        page={page}
        waiting={bulk.still ? 0 : waiting}
        onShowWaiting={showNow}
        selection={actions ? selection : null}
      />
      <BulkResults bulk={bulk} nameOf={(row) => nameOf?.(row) ?? ''} idOf={idOf} />
      {!error && isTooMany(failureReason) && (!page || isPlaceholderData) && <TooMany problem={failureReason} />}
      {error && !page ? (
        <PageAlert tone="error" title="This list could not be read" role="alert">
          <Text as="p">Nothing is lost. Try again in a moment.</Text>
          <Button onClick={() => void refetch()} loading={isFetching}>
            Try again
          </Button>
        </PageAlert>
      ) : nothing ? (
        <Empty {...empty(list.state)} />
      ) : (
        <ListTable
          ref={table}
          list={props}
          rows={page ? rows : null}
          stale={isPlaceholderData}
          sort={list.sort}
          onSort={list.sortBy}
          isMarked={isMarked}
          onPointer={setUnderPointer}
          {...(actions ? { selection, bulk } : {})}
        />
      )}
      {actions && (
        <BulkBar
          selection={selection}
          actions={actions}
          bulk={bulk}
          here={rows.filter(selection.has).length}
          asking={asking}
          onAsk={setAsking}
        />
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
