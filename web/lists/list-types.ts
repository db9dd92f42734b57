import type { ReactNode } from 'react';

export type Page<Row> = { items: Row[]; total: number; nextCursor: string | null };
/** `-` before a column: backwards. */
export type Order<Sort extends string> = Sort | `-${Sort}`;
export type Asked<Sort extends string, State extends string> = { sort?: Order<Sort>; cursor?: string; state?: State };

export type Column<Row, Sort extends string = never> = {
  header: string;
  /** What the API calls this order; absent where it can't be sorted by. */
  sort?: Sort;
  cell: (row: Row) => ReactNode;
  /** Numbers to the right. */
  align?: 'right';
};

export type ListProps<Row, Sort extends string = never, State extends string = never> = {
  /** What the table holds, for its caption. */
  name: string;
  /** The list's place among the queries; everything else that is asked for is added. */
  queryKey: readonly string[];
  read: (asked: Asked<Sort, State>, signal: AbortSignal) => Promise<Page<Row>>;
  columns: Column<Row, Sort>[];
  idOf: (row: Row) => string;
  /** Tells the row's `Action` from the others': the customer's name. */
  nameOf?: (row: Row) => string;
  /** By double click, Enter, or the button. */
  onOpen?: (row: Row) => void;
  /** Other buttons of a row, beside `Action` or in place of it. */
  actions?: (row: Row) => ReactNode;
  isOverdue?: (row: Row) => boolean;
  /** Chips; the first is what is shown without a choice. */
  filters?: { value: State; label: string }[];
  /** The order without a choice, in words: "overdue first"; by filter. */
  defaultOrder: (state: State | undefined) => string;
  /** Something in these rows changes by time alone: they are read again meanwhile. */
  changesByTime?: (rows: Row[]) => boolean;
  /** Why there is nothing, and what would fill it; by filter. */
  empty: (state: State | undefined) => { title: string; text: string };
};
