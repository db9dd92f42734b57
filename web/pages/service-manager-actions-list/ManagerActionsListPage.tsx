/** What waits for the manager, and for the managers whose delegate they are; overdue first. */
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { useSearchParams } from 'react-router';
import { answer, api } from '../../client/client.ts';
import type { ManagerAction } from '../../client/model.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { forWorkItem } from '../../client/opened-from.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Asked, Column } from '../../lists/list-types.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { At, Due } from '../../time/When.tsx';
import { addressOfItem } from './address-of-item.ts';
import { isOnlyTold, itemKind } from './item-kinds.ts';
import css from './ManagerActions.module.css';

type Sort = 'name' | 'openedAt' | 'dueAt' | 'closedAt';
type State = 'open' | 'done';

const columns: Column<ManagerAction, Sort>[] = [
  { header: 'Customer', sort: 'name', cell: ({ customer }) => <CustomerCell customer={customer} /> },
  {
    header: 'What is asked',
    cell: (row) => (
      <>
        {itemKind(row.kind)}
        {isOnlyTold(row.kind) && (
          <div className={css['muted']}>
            nothing to decide: <PersonName person={row.officer} form="name" /> actions Transfer out of PS or withdraws
          </div>
        )}
        <HowItCame row={row} />
      </>
    ),
  },
  { header: 'By', cell: ({ submittedBy }) => <PersonName person={submittedBy} start /> },
  { header: 'Since', sort: 'openedAt', cell: ({ openedAt }) => <At instant={openedAt} /> },
];
const openColumns: Column<ManagerAction, Sort>[] = [
  ...columns,
  {
    header: 'Due',
    sort: 'dueAt',
    cell: ({ dueAt, overdue }) => (
      <>
        {overdue && <StatusBadge appearance="subtle" label="Overdue" tone="errorMedium" />}
        {dueAt ? <Due instant={dueAt} stacked /> : 'No due date'}
      </>
    ),
  },
];
const doneColumns: Column<ManagerAction, Sort>[] = [
  ...columns,
  { header: 'Done', sort: 'closedAt', cell: ({ closedAt }) => (closedAt ? <At instant={closedAt} /> : 'Not yet') },
];

export function ManagerActionsListPage() {
  const open = useOpenWindow();
  const done = useSearchParams()[0].get('state') === 'done';
  return (
    <ListPage<ManagerAction, Sort, State>
      title="Service Manager Actions List"
      path="Management › Personalised Services › Work Management"
      name="Service Manager Actions List"
      queryKey={['managerActions']}
      read={(asked, signal) => answer(api.GET('/manager-actions', { params: { query: inOrder(asked) }, signal }))}
      columns={done ? doneColumns : openColumns}
      idOf={({ workItemId }) => workItemId}
      nameOf={({ customer }) => customer.name}
      onOpen={(row) => open(addressOfItem(row), { state: forWorkItem(row.workItemId) })}
      isOverdue={({ overdue }) => overdue}
      filters={[
        { value: 'open', label: 'Open' },
        { value: 'done', label: 'Done' },
      ]}
      defaultOrder={(state) => (state === 'done' ? 'latest first' : 'overdue first')}
      empty={(state) =>
        state === 'done'
          ? { title: 'Nothing is done yet.', text: 'What you decide or hand over stays here to be looked up.' }
          : {
              title: 'Nothing waits for you.',
              text: 'A plan appears here when one of your officers submits it, a referral when one of them refers a customer or actions Transfer out of PS; both when they are escalated or handed over to you, or while you are the delegate of a manager on leave.',
            }
      }
    />
  );
}

/** What is done is looked up by when it was. */
const inOrder = (asked: Asked<Sort, State>): Asked<Sort, State> =>
  asked.state === 'done' && !asked.sort ? { ...asked, sort: '-closedAt' } : asked;

function HowItCame({ row: { from, forManager, remindedAt } }: { row: ManagerAction }) {
  return (
    <>
      {from && (
        <div className={css['muted']}>
          came from <PersonName person={from} form="name" />
        </div>
      )}
      {forManager && (
        <div className={css['muted']}>
          as delegate of <PersonName person={forManager} form="name" />
        </div>
      )}
      {remindedAt && (
        <div className={css['muted']}>
          reminded <At instant={remindedAt} />
        </div>
      )}
    </>
  );
}
