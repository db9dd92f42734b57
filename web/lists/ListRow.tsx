import { Button } from '@ag.ds-next/react/button';
import css from './List.module.css';
import type { ListProps } from './list-types.ts';
import { ResultOfRow } from './ResultOfRow.tsx';
import type { RowResult } from './run-bulk.ts';
import type { Selection } from './useSelection.ts';

type Props<Row, Sort extends string, State extends string> = {
  row: Row;
  list: ListProps<Row, Sort, State>;
  marked: boolean;
  /** What became of it in the last bulk action. */
  result: RowResult | undefined;
  selection?: { selection: Selection<Row>; disabled: boolean };
};

export function ListRow<Row, Sort extends string, State extends string>({
  row,
  list,
  marked,
  result,
  selection: picking,
}: Props<Row, Sort, State>) {
  const { columns, onOpen, actions, nameOf, markOf } = list;
  const chosen = picking?.selection.has(row) ?? false;
  const classes = [
    css['row'],
    onOpen ? css['opens'] : '',
    css[markOf?.(row) ?? ''] ?? '',
    marked ? css['marked'] : '',
    chosen ? css['chosen'] : '',
  ];
  return (
    <tr className={classes.filter(Boolean).join(' ')} onDoubleClick={onOpen ? () => onOpen(row) : undefined}>
      {picking && (
        <td className={css['pick']}>
          <input
            type="checkbox"
            aria-label={`Select ${nameOf?.(row) ?? ''}`}
            checked={chosen}
            disabled={picking.disabled}
            onChange={({ target }) => picking.selection.choose([row], target.checked)}
            onDoubleClick={(event) => event.stopPropagation()}
          />
        </td>
      )}
      {columns.map(({ header, cell, align }, index) => (
        <td
          key={header}
          data-label={header}
          className={[index === 0 ? css['lead'] : '', align ? css[align] : ''].filter(Boolean).join(' ') || undefined}
        >
          {cell(row)}
          {index === 0 && marked && <span className={css['mark']}>Changed by others</span>}
          {index === 0 && result && <ResultOfRow result={result} />}
        </td>
      ))}
      {(onOpen ?? actions) && (
        <td className={css['open']}>
          <div className={css['actions']}>
            {onOpen && (
              <Button
                variant="secondary"
                size="sm"
                onClick={() => onOpen(row)}
                aria-label={`Action: ${nameOf?.(row) ?? ''}`}
              >
                Action
              </Button>
            )}
            {actions?.(row)}
          </div>
        </td>
      )}
    </tr>
  );
}
