/** `Letters List` (Cuba): the same correspondence in Cuba's words, some minutes after it was sent (EM-30). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { Outlet } from 'react-router';
import { channels, cubaWords, type CubaWord } from '../../../domain/electronic-messaging/correspondence.ts';
import { answer, api } from '../../client/client.ts';
import type { CorrespondenceLine, CustomerSummary } from '../../client/model.ts';
import { customerQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { List } from '../../lists/List.tsx';
import type { Column } from '../../lists/list-types.ts';
import css from '../../messages/Correspondence.module.css';
import {
  addressOfLine,
  nameOfLine,
  senderColumn,
  statusColumn,
  templateColumn,
  timesColumn,
  type CorrespondenceSort,
} from '../../messages/correspondence-columns.tsx';
import { NotListedYet } from './NotListedYet.tsx';

const columns: Column<CorrespondenceLine, CorrespondenceSort>[] = [
  templateColumn,
  { header: 'Channel', cell: ({ channel }) => channel },
  statusColumn,
  senderColumn,
  timesColumn,
];
type State = 'all' | CubaWord;

export function LettersListPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(customerQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Letters List">
      {(customer) => <Letters customer={customer} />}
    </Loaded>
  );
}

function Letters({ customer }: { customer: CustomerSummary }) {
  const open = useOpenWindow();
  const [params, setParams] = useSearchParams();
  const channel = channels.find((each) => each === params.get('channel'));
  return (
    <>
      <PageTitle
        path="Customer Summary"
        actions={
          <>
            <ButtonLink variant="secondary" href={addresses.outboundMessages(customer.id)}>
              Outbound Correspondence
            </ButtonLink>
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)}>
              Customer Summary
            </ButtonLink>
          </>
        }
      >
        Letters List
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
      </div>
      <div className={css['filters']}>
        <Select
          label="Channel"
          hideOptionalLabel
          placeholder="Any"
          value={channel ?? ''}
          options={channels.map((each) => ({ value: each, label: each }))}
          onChange={({ target: { value } }) =>
            setParams(
              (now) => {
                if (value) now.set('channel', value);
                else now.delete('channel');
                return now;
              },
              { replace: true, preventScrollReset: true },
            )
          }
        />
      </div>
      <NotListedYet customerId={customer.id} />
      <List<CorrespondenceLine, CorrespondenceSort, State>
        name="Letters List"
        queryKey={['correspondence', customer.id, 'letters', channel ?? '']}
        read={({ cursor, state, sort }, signal) =>
          answer(
            api.GET('/customers/{customerId}/correspondence', {
              params: {
                path: { customerId: customer.id },
                query: {
                  view: 'letters',
                  ...(state && state !== 'all' ? { status: state } : {}),
                  ...(channel ? { channel } : {}),
                  ...(sort ? { sort } : {}),
                  ...(cursor ? { cursor } : {}),
                },
              },
              signal,
            }),
          )
        }
        columns={columns}
        idOf={({ id }) => id}
        nameOf={nameOfLine}
        onOpen={(line) => open(`${addresses.lettersList(customer.id)}/${addressOfLine(line)}`)}
        filters={[{ value: 'all', label: 'All' }, ...cubaWords.map((status) => ({ value: status, label: status }))]}
        defaultOrder={() => 'latest first'}
        empty={(state) =>
          state === 'all'
            ? {
                title: channel ? `Nothing is listed by ${channel}.` : 'No letter is listed for this customer.',
                text: 'A message or email appears here a few minutes after it was sent. Until then it stands in Outbound Correspondence.',
              }
            : { title: `No letter has the status ${state}.`, text: 'Choose All, or another channel, to see more.' }
        }
      />
      <Outlet />
    </>
  );
}
