import { TextLink } from '@ag.ds-next/react/text-link';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../client/client.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { useMay } from '../../session/session-context.ts';
import { MessageStatus } from '../../messages/MessageStatus.tsx';
import { At } from '../../time/When.tsx';
import css from './CustomerSummaryPage.module.css';

const shown = 3;

/** The last few of Child Support's and of Centrelink's, so that nobody sends again what was sent this morning, and who is asked about one finds it (EM-34). */
export function LatestMessages({ customerId }: { customerId: string }) {
  const mayOpenHistory = useMay('centrelinkMessages.view');
  const query = useQuery({
    queryKey: ['correspondence', customerId, 'latest'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/customers/{customerId}/correspondence', {
          params: { path: { customerId }, query: { view: 'latest', limit: shown } },
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
            {items.map(({ id, type, system, status, writtenAt }) => (
              <li key={id} className={css['message']}>
                <MessageStatus word={status} />
                <TextLink href={addresses.message(id)}>{type}</TextLink>
                {system === 'customerFirst' && <span>from Centrelink</span>}
                <At instant={writtenAt} />
              </li>
            ))}
            {total > items.length && (
              <li>
                {total} messages: Child Support’s in{' '}
                <TextLink href={addresses.outboundMessages(customerId)}>Outbound Correspondence</TextLink>
                {mayOpenHistory && (
                  <>
                    , Centrelink’s in{' '}
                    <TextLink href={addresses.communicationHistory(customerId)}>Communication History</TextLink>
                  </>
                )}
              </li>
            )}
          </ul>
        )
      }
    </Loaded>
  );
}
