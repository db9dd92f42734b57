import { Button } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../client/client.ts';
import { forWorkItem } from '../../client/opened-from.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { addressOfItem } from './address-of-item.ts';
import { isOnlyTold } from './item-kinds.ts';

/** After a decision, the next one: the first of the list, as it stands now. */
export function NextItem({ after }: { after: string }) {
  const open = useOpenWindow();
  const { data } = useQuery({
    queryKey: ['managerActions', 'next'],
    queryFn: ({ signal }) =>
      answer(api.GET('/manager-actions', { params: { query: { state: 'open', limit: 2 } }, signal })),
  });
  if (!data) return null;
  const next = data.items.find(
    (item) => item.submissionId !== after && item.referralId !== after && !isOnlyTold(item.kind),
  );
  if (!next) return <span>Nothing else waits for your decision.</span>;
  return (
    <Button onClick={() => open(addressOfItem(next), { replace: true, state: forWorkItem(next.workItemId) })}>
      {`Next item: ${next.customer.name} (${data.total} open)`}
    </Button>
  );
}
