/** The nearest of an officer's work items, above their customers; all of them stand on My work items. */
import { TextLink } from '@ag.ds-next/react/text-link';
import { answer, api } from '../client/client.ts';
import { forWorkItem } from '../client/opened-from.ts';
import type { WorkItem } from '../client/model.ts';
import { addresses } from '../frame/menu.ts';
import { useOpenWindow } from '../frame/window-address.ts';
import { List } from '../lists/List.tsx';
import { DoneButton } from './DoneButton.tsx';
import { addressOf, isClosable, itemWords, whatRemains } from './kinds.ts';
import { useMark } from './mark.ts';
import { openColumns } from './columns.tsx';

const most = 5;
const unsorted = openColumns.map(({ header, cell }) => ({ header, cell })); // the address's order is the customers'

export const readNearest = (signal: AbortSignal) =>
  answer(api.GET('/work-items', { params: { query: { limit: most } }, signal }));

export function WorkItemList({ total }: { total: number }) {
  const open = useOpenWindow();
  const mark = useMark();
  return (
    <>
      <List<WorkItem>
        name="Open work items"
        queryKey={['workItems', 'nearest']}
        read={(_, signal) => readNearest(signal).then((page) => ({ ...page, nextCursor: null }))}
        columns={unsorted}
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
        markOf={mark}
        defaultOrder={() => 'overdue first, then at risk, then to follow up'}
        empty={() => ({ title: 'No work item waits for you.', text: 'What waits for you appears here.' })}
      />
      {total > most && (
        <p>
          <TextLink href={addresses.workItems}>{`All ${total} work items`}</TextLink>, to be filtered, put off and done
          together.
        </p>
      )}
    </>
  );
}
