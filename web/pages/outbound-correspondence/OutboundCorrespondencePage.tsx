/** `Outbound Correspondence` (Pluto): what was sent to the customer, in Pluto's words (EM-30). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams, useSearchParams } from 'react-router';
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
import {
  addressOfLine,
  nameOfLine,
  senderColumn,
  statusColumn,
  templateAndSourceColumn,
  timesColumn,
  type CorrespondenceSort,
} from '../../messages/correspondence-columns.tsx';
import css from '../../messages/Correspondence.module.css';
import { useMay } from '../../session/session-context.ts';
import { filtersIn, inWords, type Filters } from './filters.ts';
import { SearchForm } from './SearchForm.tsx';

const columns: Column<CorrespondenceLine, CorrespondenceSort>[] = [
  templateAndSourceColumn,
  statusColumn,
  senderColumn,
  timesColumn,
];

export function OutboundCorrespondencePage() {
  const { customerId = '' } = useParams();
  const query = useQuery(customerQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Outbound Correspondence">
      {(customer) => <Correspondence customer={customer} />}
    </Loaded>
  );
}

function Correspondence({ customer }: { customer: CustomerSummary }) {
  const mayWrite = useMay('messages.send');
  const [params] = useSearchParams();
  const filters = filtersIn(params);
  return (
    <>
      <PageTitle
        path="Customer Summary"
        actions={
          <>
            {mayWrite && <ButtonLink href={addresses.desktopMessage(customer.id)}>New desktop message</ButtonLink>}
            <ButtonLink variant="secondary" href={addresses.lettersList(customer.id)}>
              Letters List
            </ButtonLink>
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)}>
              Customer Summary
            </ButtonLink>
          </>
        }
      >
        Outbound Correspondence
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
      </div>
      <SearchForm key={JSON.stringify(filters)} filters={filters} />
      {filters ? (
        <Found customerId={customer.id} filters={filters} />
      ) : (
        <Text as="p" color="muted">
          Choose at least one of Letter Status, Source and Date Range, then Search: what was sent to the customer is
          listed here.
        </Text>
      )}
      <Outlet />
    </>
  );
}

function Found({ customerId, filters }: { customerId: string; filters: Filters }) {
  const open = useOpenWindow();
  return (
    <List<CorrespondenceLine, CorrespondenceSort>
      name={`Correspondence: ${inWords(filters)}`}
      queryKey={['correspondence', customerId, 'outbound', JSON.stringify(filters)]}
      read={({ cursor, sort }, signal) =>
        answer(
          api.GET('/customers/{customerId}/correspondence', {
            params: {
              path: { customerId },
              query: { view: 'outbound', ...filters, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) },
            },
            signal,
          }),
        )
      }
      columns={columns}
      idOf={({ id }) => id}
      nameOf={nameOfLine}
      onOpen={(line) => open(`${addresses.outboundCorrespondence(customerId)}/${addressOfLine(line)}`)}
      defaultOrder={() => 'latest first'}
      changesByTime={(lines) => lines.some(({ status }) => status === 'Sent to open text')}
      empty={() => ({
        title: `Nothing was found for ${inWords(filters)}.`,
        text: 'Choose another Letter Status or a longer Date Range. A desktop message stands here from the moment it is sent, held ones included.',
      })}
    />
  );
}
