/** What waits for an officer beside decisions: reminders of monitoring and its lapse (PS-19), and what became of messages (EM-24, EM-28). */
import { answer, api } from '../client/client.ts';
import type { WorkItem } from '../client/model.ts';
import { CustomerCell } from '../customers/CustomerCell.tsx';
import { forWorkItem } from '../client/opened-from.ts';
import { useOpenWindow } from '../frame/window-address.ts';
import { List } from '../lists/List.tsx';
import type { Column } from '../lists/list-types.ts';
import { At, Due } from '../time/When.tsx';
import { DoneButton } from './DoneButton.tsx';
import { addressOf, isClosable, itemWords, whatRemains, whatToDo } from './kinds.ts';

const columns: Column<WorkItem>[] = [
  { header: 'Customer', cell: ({ customer }) => <CustomerCell customer={customer} location={false} /> },
  { header: 'What', cell: (item) => itemWords(item) },
  { header: 'What to do', cell: (item) => whatToDo(item) },
  { header: 'Since', cell: ({ openedAt }) => <At instant={openedAt} /> },
  { header: 'Due', cell: ({ dueAt }) => (dueAt ? <Due instant={dueAt} stacked /> : 'None') },
];

export const readWorkItems = (cursor: string | undefined, signal: AbortSignal) =>
  answer(api.GET('/work-items', { params: { query: cursor ? { cursor } : {} }, signal }));

export function WorkItemList() {
  const open = useOpenWindow();
  return (
    <List<WorkItem>
      name="Open work items"
      queryKey={['workItems']}
      read={({ cursor }, signal) => readWorkItems(cursor, signal)}
      columns={columns}
      idOf={({ id }) => id}
      nameOf={(item) => `${item.customer.name}, ${itemWords(item)}`}
      onOpen={(item) => open(addressOf(item), { state: forWorkItem(item.id) })}
      actions={(item) =>
        isClosable(item) && (
          <DoneButton
            workItemId={item.id}
            name={`${item.customer.name}, ${itemWords(item)}`}
            left={whatRemains(item)}
          />
        )
      }
      isOverdue={({ overdue }) => overdue}
      defaultOrder={() => 'the nearest due date first'}
      empty={() => ({
        title: 'No work item waits for you.',
        text: 'A message of yours that was not sent, not delivered, or whose outcome nobody knows appears here; so do questions about FDV concerns and their answers, and reminders of monitoring.',
      })}
    />
  );
}
