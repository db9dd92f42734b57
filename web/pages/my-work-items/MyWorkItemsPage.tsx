/** Every officer's own: what waits, what is put off, and what is finished; searched by customer. */
import { useState } from 'react';
import type { ItemState } from '../../../domain/work-items/item-filter.ts';
import { answer, api } from '../../client/client.ts';
import { forWorkItem } from '../../client/opened-from.ts';
import type { WorkItem } from '../../client/model.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import { SavedFilters } from '../../lists/SavedFilters.tsx';
import { SearchWithin } from '../../lists/SearchWithin.tsx';
import { finishedColumns, openColumns, type WorkItemSort } from '../../work-items/columns.tsx';
import { FoundItems } from '../../work-items/FoundItems.tsx';
import { DoneButton } from '../../work-items/DoneButton.tsx';
import { dayActions } from '../../work-items/day-actions.tsx';
import { doneAction } from '../../work-items/done-action.tsx';
import { itemFilterWords, latestFirst, stateChips, useItemFilter } from '../../work-items/useItemFilter.ts';
import { useMark } from '../../work-items/mark.ts';
import { whyEmpty } from '../../work-items/why-empty.ts';
import { addressOf, isClosable, itemWords, kindChips, whatRemains } from '../../work-items/kinds.ts';

const idOf = ({ id }: WorkItem) => id;
const bulk = [
  ...dayActions<WorkItem>({
    idOf,
    isOverdue: ({ overdue }) => overdue,
    onHoldUntil: ({ onHoldUntil }) => onHoldUntil,
    followUpOn: ({ followUpOn }) => followUpOn,
  }),
  doneAction<WorkItem>({ idOf, isClosable }),
];

const nothing = {
  title: 'No work item waits for you.',
  text: 'A message of yours that was not sent, not delivered, or whose outcome nobody knows appears here; so do questions about FDV concerns and their answers, and reminders of monitoring.',
};

export function MyWorkItemsPage() {
  const open = useOpenWindow();
  const mark = useMark();
  const [sought, setSought] = useState('');
  const { state, asked: narrow, narrowed, narrowings, key } = useItemFilter(kindChips);
  return (
    <ListPage<WorkItem, WorkItemSort, ItemState>
      title="My work items"
      name="My work items"
      queryKey={['workItems', key]}
      read={(asked, signal) =>
        answer(api.GET('/work-items', { params: { query: { ...latestFirst(asked), ...narrow } }, signal }))
      }
      columns={state === 'finished' ? finishedColumns : openColumns}
      idOf={idOf}
      nameOf={(item) => `${item.customer.name}, ${itemWords(item)}`}
      onOpen={(item) => open(addressOf(item), { state: forWorkItem(item.id) })}
      actions={(item) =>
        item.closedAt === null &&
        isClosable(item) && (
          <DoneButton
            workItemId={item.id}
            name={`${item.customer.name}, ${itemWords(item)}`}
            left={whatRemains(item)}
          />
        )
      }
      markOf={mark}
      filters={stateChips}
      narrowings={narrowings}
      above={<SearchWithin sought={sought} onSearch={setSought} />}
      instead={sought ? <FoundItems text={sought} /> : null}
      saved={<SavedFilters list="workItems" words={itemFilterWords} />}
      workList
      {...(state === 'finished' ? {} : { bulk })}
      defaultOrder={() => (state === 'finished' ? 'latest first' : 'overdue first, then at risk, then to follow up')}
      empty={() => whyEmpty(state, narrowed, nothing)}
    />
  );
}
