import type { ReactNode } from 'react';
import type { DueMark } from '../../domain/work-items/due-mark.ts';
import type { BulkAction } from './bulk-types.ts';

/** `counts`: of all that is mine, whatever is chosen; chips show them. */
export type Page<Row> = {
  items: Row[];
  total: number;
  nextCursor: string | null;
  counts?: Readonly<Record<string, number>>;
};
/** `-` before a column: backwards. */
export type Order<Sort extends string> = Sort | `-${Sort}`;
export type Asked<Sort extends string, State extends string> = {
  sort?: Order<Sort>;
  cursor?: string;
  state?: State;
  /** More than a page, where all are to be selected. */
  limit?: number;
};

export type Column<Row, Sort extends string = never> = {
  header: string;
  /** What the API calls this order; absent where it can't be sorted by. */
  sort?: Sort;
  cell: (row: Row) => ReactNode;
  /** Numbers to the right. */
  align?: 'right';
};

/** A chip of a filter; `count`: which of the list's counts it shows. */
export type Chip<Value extends string> = { value: Value; label: string; count?: string };

/** Something that narrows further, beside the chips of the states: one of its values or none, kept in the address (`useAddressWord`). */
export type Narrowing = {
  /** What it is by: `Due`. */
  legend: string;
  options: readonly Chip<string>[];
  chosen: string | undefined;
  choose: (value: string | undefined) => void;
  /** Too many for chips. */
  select?: true;
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
  /** Said in the row in words; here it colours the row's edge. */
  markOf?: (row: Row) => DueMark | null;
  /** Chips; the first is what is shown without a choice. */
  filters?: Chip<State>[];
  narrowings?: readonly Narrowing[];
  /** Beside the chips: search. */
  tools?: ReactNode;
  /** Below them: saved filters. */
  saved?: ReactNode;
  /** Somebody works it off: it can be printed, and says its shortcuts. */
  workList?: true;
  /** What can be done to several rows at once; with it, rows can be selected. */
  bulk?: readonly BulkAction<Row>[];
  /** The order without a choice, in words: "overdue first"; by filter. */
  defaultOrder: (state: State | undefined) => string;
  /** Something in these rows changes by time alone: they are read again meanwhile. */
  changesByTime?: (rows: Row[]) => boolean;
  /** Why there is nothing, and what would fill it; by filter. */
  empty: (state: State | undefined) => { title: string; text: string };
};
