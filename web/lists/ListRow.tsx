import { Button } from '@ag.ds-next/react/button';
import type { KeyboardEvent } from 'react';
import css from './List.module.css';
import type { ListProps } from './list-types.ts';

type Props<Row, Sort extends string, State extends string> = {
  row: Row;
  list: ListProps<Row, Sort, State>;
  marked: boolean;
};

export function ListRow<Row, Sort extends string, State extends string>({
  row,
  list,
  marked,
}: Props<Row, Sort, State>) {
  const { columns, onOpen, actions, nameOf, isOverdue } = list;
  const classes = [
    css['row'],
    onOpen ? css['opens'] : '',
    isOverdue?.(row) ? css['overdue'] : '',
    marked ? css['marked'] : '',
  ];
  return (
    <tr className={classes.join(' ')} onDoubleClick={onOpen ? () => onOpen(row) : undefined}>
      {columns.map(({ header, cell, align }, index) => (
        <td key={header} data-label={header} className={align ? css[align] : undefined}>
          {cell(row)}
          {index === 0 && marked && <span className={css['mark']}>Changed by others</span>}
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
                onKeyDown={moveBetweenRows}
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

/** Arrow keys go from one row's button to the next one's; Enter opens, as on any button. */
function moveBetweenRows(event: KeyboardEvent<HTMLButtonElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const rows = [...(event.currentTarget.closest('tbody')?.rows ?? [])];
  const row = event.currentTarget.closest('tr');
  const next = row && step !== 0 ? rows[rows.indexOf(row) + step]?.querySelector('button') : null;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
