/** EM-31: what is on its way to the Letters List and not in it yet, so that nobody sends it again for that. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { TextLink } from '@ag.ds-next/react/text-link';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../client/client.ts';
import type { CorrespondenceLine } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { addressOfLine } from '../../messages/correspondence-columns.tsx';
import css from '../../messages/Correspondence.module.css';
import { At } from '../../time/When.tsx';

export function NotListedYet({ customerId }: { customerId: string }) {
  const { data } = useQuery({
    queryKey: ['correspondence', customerId, 'unlisted'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/customers/{customerId}/correspondence', {
          params: { path: { customerId }, query: { view: 'unlisted' } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.items.some(({ listedAt }) => listedAt) ? 20_000 : false),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={css['who']} aria-label="On its way">
      <PageAlert tone="info" title="On its way, not listed here yet">
        <ul className={css['unlisted']}>
          {data.items.map((line) => (
            <li key={line.id}>
              <TextLink href={`${addresses.outboundCorrespondence(customerId)}/${addressOfLine(line)}`}>
                {line.type}
              </TextLink>{' '}
              <WhereItIs line={line} />
            </li>
          ))}
        </ul>
        {data.total > data.items.length && (
          <p>{data.total - data.items.length} more stand in Outbound Correspondence.</p>
        )}
      </PageAlert>
    </section>
  );
}

function WhereItIs({ line: { status, sentAt, listedAt, heldUntil } }: { line: CorrespondenceLine }) {
  if (sentAt && listedAt)
    return (
      <>
        was sent at <At instant={sentAt} />, shows here in a few minutes: <At instant={listedAt} />. Don’t send it
        again.
      </>
    );
  if (status === 'Held')
    return (
      <>
        is held
        {heldUntil && (
          <>
            {' '}
            until <At instant={heldUntil} />
          </>
        )}
        , and shows here a few minutes after it was sent.
      </>
    );
  if (status === 'Sending') return <>is being sent, and shows here a few minutes after that.</>;
  return <>may have been sent: the gateway’s answer was lost and is being looked for. Don’t send it again meanwhile.</>;
}
