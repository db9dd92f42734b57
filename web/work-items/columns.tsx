/** What a list of work items says of each. */
import type { WorkItem } from '../client/model.ts';
import { CustomerCell } from '../customers/CustomerCell.tsx';
import type { Column } from '../lists/list-types.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At } from '../time/When.tsx';
import { DueCell } from './DueCell.tsx';
import { itemWords, whatToDo } from './kinds.ts';
import css from './WorkItems.module.css';

export type WorkItemSort = 'name' | 'openedAt' | 'dueAt' | 'closedAt';

const what: Column<WorkItem, WorkItemSort>[] = [
  { header: 'Customer', sort: 'name', cell: ({ customer }) => <CustomerCell customer={customer} location={false} /> },
  {
    header: 'What',
    cell: (item) => (
      <>
        {itemWords(item)}
        {item.closedAt === null && <div className={css['toDo']}>{whatToDo(item)}</div>}
      </>
    ),
  },
];
const since: Column<WorkItem, WorkItemSort> = {
  header: 'Since',
  sort: 'openedAt',
  cell: ({ openedAt }) => <At instant={openedAt} />,
};
export const openColumns: Column<WorkItem, WorkItemSort>[] = [
  ...what,
  since,
  { header: 'Due', sort: 'dueAt', cell: (item) => <DueCell item={item} /> },
];
export const finishedColumns: Column<WorkItem, WorkItemSort>[] = [
  ...what,
  since,
  { header: 'Finished', sort: 'closedAt', cell: ({ closedAt }) => (closedAt ? <At instant={closedAt} /> : 'Not yet') },
];
/** Open and finished together. */
export const foundColumns: Column<WorkItem>[] = [
  ...what.map(({ header, cell }) => ({ header, cell })),
  { header: 'Whose', cell: ({ assignee }) => (assignee ? <PersonName person={assignee} start /> : 'Operators') },
  { header: 'Since', cell: since.cell },
  {
    header: 'Due or finished',
    cell: (item) =>
      item.closedAt ? (
        <>
          Finished <At instant={item.closedAt} />
        </>
      ) : (
        <DueCell item={item} />
      ),
  },
];
