/** What a search in a list of items finds, open and finished; what is searched for stands in no address. */
import { answer, api } from '../client/client.ts';
import type { WorkItem } from '../client/model.ts';
import { forWorkItem } from '../client/opened-from.ts';
import { useOpenWindow } from '../frame/window-address.ts';
import { List } from '../lists/List.tsx';
import { foundColumns } from './columns.tsx';
import { addressOf, itemWords } from './kinds.ts';
import { useMark } from './mark.ts';

export function FoundItems({ text }: { text: string }) {
  const open = useOpenWindow();
  const mark = useMark();
  return (
    <List<WorkItem>
      name="Items found"
      queryKey={['workItems', 'search', text]}
      read={({ cursor, limit }, signal) =>
        answer(
          api.POST('/work-items/search', {
            body: { text, ...(cursor ? { cursor } : {}), ...(limit ? { limit } : {}) },
            signal,
          }),
        )
      }
      columns={foundColumns}
      idOf={({ id }) => id}
      nameOf={(item) => `${item.customer.name}, ${itemWords(item)}`}
      onOpen={(item) => open(addressOf(item), { state: forWorkItem(item.id) })}
      markOf={mark}
      defaultOrder={() => 'open and finished, overdue first'}
      empty={() => ({
        title: `Nothing was found for “${text}”.`,
        text: 'The search goes through all your items and, for a manager, those of your officers, open and finished, by CSID or name. Check the digits, or try another part of the name.',
      })}
    />
  );
}
