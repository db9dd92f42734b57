import { ArrowDownIcon, ArrowUpDownIcon, ArrowUpIcon } from '@ag.ds-next/react/icon';
import css from './List.module.css';
import type { Column, Order } from './list-types.ts';

type Props<Row, Sort extends string> = {
  column: Column<Row, Sort>;
  sort: Order<Sort> | undefined;
  onSort: (order: Sort) => void;
};

/** First click up, second down, third back to the list's own order. */
export function SortableHeader<Row, Sort extends string>({
  column: { header, sort: order, align },
  sort,
  onSort,
}: Props<Row, Sort>) {
  if (!order) {
    return (
      <th scope="col" className={align ? css[align] : undefined}>
        <span className={css['plainHeader']}>{header}</span>
      </th>
    );
  }
  const direction = sort === order ? 'ascending' : sort === `-${order}` ? 'descending' : undefined;
  const Icon = direction === 'ascending' ? ArrowUpIcon : direction === 'descending' ? ArrowDownIcon : ArrowUpDownIcon;
  return (
    <th scope="col" aria-sort={direction} className={align ? css[align] : undefined}>
      <button type="button" className={css['sort']} onClick={() => onSort(order)}>
        {header} <Icon size="sm" />
      </button>
    </th>
  );
}
