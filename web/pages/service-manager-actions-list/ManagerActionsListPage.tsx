/** What waits for the manager, and for the managers whose delegate they are; overdue first. What is finished stays to be looked up. */
import { useState } from 'react';
import type { ItemState } from '../../../domain/work-items/item-filter.ts';
import { answer, api } from '../../client/client.ts';
import type { ManagerAction } from '../../client/model.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { forWorkItem } from '../../client/opened-from.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import type { BulkAction } from '../../lists/bulk-types.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Column } from '../../lists/list-types.ts';
import { SavedFilters } from '../../lists/SavedFilters.tsx';
import { SearchWithin } from '../../lists/SearchWithin.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import { FoundItems } from '../../work-items/FoundItems.tsx';
import { DueCell } from '../../work-items/DueCell.tsx';
import { dayActions } from '../../work-items/day-actions.tsx';
import { itemFilterWords, latestFirst, stateChips, useItemFilter } from '../../work-items/useItemFilter.ts';
import { useMark } from '../../work-items/mark.ts';
import { whyEmpty } from '../../work-items/why-empty.ts';
import { addressOfItem } from './address-of-item.ts';
import { HandOverQuestion } from './HandOverQuestion.tsx';
import { HowItCame } from './HowItCame.tsx';
import { isOnlyTold, itemKind, itemKindChips } from './item-kinds.ts';
import css from './ManagerActions.module.css';

type Sort = 'name' | 'openedAt' | 'dueAt' | 'closedAt';

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
  { header: 'Due', sort: 'dueAt', cell: (row) => <DueCell item={row} /> },
];
const finishedColumns: Column<ManagerAction, Sort>[] = [
  ...columns,
  { header: 'Finished', sort: 'closedAt', cell: ({ closedAt }) => (closedAt ? <At instant={closedAt} /> : 'Not yet') },
];

const bulk: BulkAction<ManagerAction>[] = [
  {
    label: 'Hand over',
    shortcut: 'o',
    bar: ({ kind }) => (isOnlyTold(kind) ? 'There is nothing to decide.' : null),
    ask: (question) => <HandOverQuestion {...question} />,
  },
  ...dayActions<ManagerAction>({
    idOf: ({ workItemId }) => workItemId,
    isOverdue: ({ overdue }) => overdue,
    onHoldUntil: ({ onHoldUntil }) => onHoldUntil,
    followUpOn: ({ followUpOn }) => followUpOn,
  }),
];
const path = 'Management › Personalised Services › Work Management';
const nothing = {
  title: 'Nothing waits for you.',
  text: 'A plan appears here when one of your officers submits it, a referral when one of them refers a customer or actions Transfer out of PS; both when they are escalated or handed over to you, or while you are the delegate of a manager on leave.',
};

export function ManagerActionsListPage() {
  const open = useOpenWindow();
  const mark = useMark();
  const { state, asked: narrow, narrowed, narrowings, key } = useItemFilter(itemKindChips);
  const [sought, setSought] = useState('');
  return (
    <ListPage<ManagerAction, Sort, ItemState>
      title="Service Manager Actions List"
      path={path}
      name="Service Manager Actions List"
      queryKey={['managerActions', key]}
      read={(asked, signal) =>
        answer(api.GET('/manager-actions', { params: { query: { ...latestFirst(asked), ...narrow } }, signal }))
      }
      columns={state === 'finished' ? finishedColumns : openColumns}
      idOf={({ workItemId }) => workItemId}
      nameOf={({ customer }) => customer.name}
      onOpen={(row) => open(addressOfItem(row), { state: forWorkItem(row.workItemId) })}
      markOf={mark}
      filters={stateChips}
      narrowings={narrowings}
      above={<SearchWithin sought={sought} onSearch={setSought} />}
      instead={sought ? <FoundItems text={sought} /> : null}
      saved={<SavedFilters list="managerActions" words={itemFilterWords} />}
      workList
      {...(state === 'finished' ? {} : { bulk })}
      defaultOrder={() => (state === 'finished' ? 'latest first' : 'overdue first, then at risk, then to follow up')}
      empty={() => whyEmpty(state, narrowed, nothing)}
    />
  );
}
