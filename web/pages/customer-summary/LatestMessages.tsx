import { TextLink } from '@ag.ds-next/react/text-link';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../client/client.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { MessageStatus } from '../../messages/MessageStatus.tsx';
import { At } from '../../time/When.tsx';
import css from './CustomerSummaryPage.module.css';

const shown = 3;

/** The last few, so that nobody sends again what was sent this morning. */
export function LatestMessages({ customerId }: { customerId: string }) {
  const query = useQuery({
    queryKey: ['correspondence', customerId, 'latest'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/customers/{customerId}/correspondence', {
          params: { path: { customerId }, query: { view: 'outbound', source: 'Desktop message', limit: shown } },
          signal,
        }),
      ),
  });
  return (
    <Loaded query={query} missing="The messages can’t be shown">
      {({ items, total }) =>
        items.length === 0 ? (
          <p className={css['plain']}>No message was sent to this customer.</p>
        ) : (
          <ul className={css['plainList']}>
            {items.map(({ id, type, status, writtenAt }) => (
              <li key={id} className={css['message']}>
                <MessageStatus word={status} />
                <TextLink href={addresses.message(id)}>{type}</TextLink>
                <At instant={writtenAt} />
              </li>
            ))}
            {total > items.length && (
              <li>
                <TextLink href={addresses.outboundMessages(customerId)}>All {total} messages</TextLink>
              </li>
            )}
          </ul>
        )
      }
    </Loaded>
  );
}
