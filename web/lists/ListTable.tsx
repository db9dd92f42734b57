import type { Ref } from 'react';
import css from './List.module.css';
import { ListRow } from './ListRow.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { SortableHeader } from './SortableHeader.tsx';
import type { ListProps, Order } from './list-types.ts';
import type { Bulk } from './useBulk.ts';
import type { Selection } from './useSelection.ts';

type Props<Row, Sort extends string, State extends string> = {
  ref: Ref<HTMLTableElement>;
  list: ListProps<Row, Sort, State>;
  /** Null: not read yet. */
  rows: readonly Row[] | null;
  /** Another view's, until this one is read. */
  stale: boolean;
  sort: Order<Sort> | undefined;
  onSort: (order: Sort) => void;
  isMarked: (row: Row) => boolean;
  onPointer: (within: boolean) => void;
  selection?: Selection<Row>;
  bulk?: Bulk<Row>;
};

export function ListTable<Row, Sort extends string, State extends string>({
  ref,
  list,
  rows,
  stale,
  sort,
  onSort,
  isMarked,
  onPointer,
  selection,
  bulk,
}: Props<Row, Sort, State>) {
  const { name, columns, idOf, onOpen, actions } = list;
  const opens = Boolean(onOpen ?? actions);
  return (
    <div className={css['scroll']}>
      <table ref={ref} className={css['table']} aria-busy={stale}>
        <caption className={css['caption']}>{name}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className={css['pick']}>
                <SelectPage rows={rows ?? []} selection={selection} disabled={stale || (bulk?.run?.busy ?? false)} />
              </th>
            )}
            {columns.map((column) => (
              <SortableHeader key={column.header} column={column} sort={sort} onSort={onSort} />
            ))}
            {opens && (
              <th scope="col" className={css['openHeader']}>
                <span className={css['hidden']}>Open</span>
              </th>
            )}
          </tr>
        </thead>
        {rows ? (
          <tbody
            className={stale ? css['fading'] : undefined}
            onPointerEnter={({ pointerType }) => onPointer(pointerType === 'mouse')}
            onPointerLeave={() => onPointer(false)}
          >
            {rows.map((row) => (
              <ListRow
                key={idOf(row)}
                row={row}
                list={list}
                marked={isMarked(row)}
                result={bulk?.resultOf(row)}
                {...(selection ? { selection: { selection, disabled: stale || (bulk?.run?.busy ?? false) } } : {})}
              />
            ))}
          </tbody>
        ) : (
          <ListSkeleton columns={columns.length + (opens ? 1 : 0) + (selection ? 1 : 0)} />
        )}
      </table>
    </div>
  );
}

/** All rows of the page. */
function SelectPage<Row>({
  rows,
  selection,
  disabled,
}: {
  rows: readonly Row[];
  selection: Selection<Row>;
  disabled: boolean;
}) {
  const chosen = rows.filter(selection.has).length;
  return (
    <label className={css['pickAll']}>
      <input
        type="checkbox"
        aria-label="Select all rows of this page"
        checked={rows.length > 0 && chosen === rows.length}
        ref={(box) => {
          if (box) box.indeterminate = chosen > 0 && chosen < rows.length;
        }}
        disabled={disabled || rows.length === 0}
        onChange={({ target }) => selection.choose(rows, target.checked)}
      />
      <span aria-hidden className={css['pickWord']}>
        Select all
      </span>
    </label>
  );
}
