/** By CSID, name or mobile. What is searched for stays out of the address: it is kept with the entry of the browser's history. */
import { Button } from '@ag.ds-next/react/button';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useState, type FormEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { answer, api } from '../../client/client.ts';
import type { FoundCustomer } from '../../client/model.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { List } from '../../lists/List.tsx';
import type { Column } from '../../lists/list-types.ts';
import { OnDate } from '../../time/When.tsx';
import css from './CustomerSearchPage.module.css';
import { criteriaIn, inWords, type Criteria } from './criteria.ts';

const columns: Column<FoundCustomer>[] = [
  { header: 'Customer', cell: (found) => <CustomerCell customer={found} location={false} /> },
  { header: 'Location', cell: ({ location }) => location },
  { header: 'Mobile', cell: ({ mobile }) => mobile ?? 'None' },
  { header: 'Kind', cell: ({ kind }) => (kind === 'employer' ? 'Employer' : 'Person') },
  { header: 'Deceased', cell: ({ deceasedOn }) => (deceasedOn ? <OnDate date={deceasedOn} /> : 'No') },
];

export function CustomerSearchPage() {
  const { state }: { state: unknown } = useLocation();
  const navigate = useNavigate();
  const criteria = criteriaIn(state);
  return (
    <>
      <PageTitle>Customer search</PageTitle>
      <SearchForm key={JSON.stringify(criteria)} criteria={criteria} />
      {criteria && (
        <List<FoundCustomer>
          name={`Customers found for ${inWords(criteria)}`}
          queryKey={['customerSearch', JSON.stringify(criteria)]}
          read={({ cursor }, signal) =>
            answer(api.POST('/customers/search', { body: { ...criteria, ...(cursor ? { cursor } : {}) }, signal }))
          }
          columns={columns}
          idOf={({ id }) => id}
          nameOf={({ name }) => name}
          onOpen={({ id }) => void navigate(addresses.customer(id))}
          defaultOrder={() => 'by name'}
          empty={() => ({
            title: `No customer was found for ${inWords(criteria)}.`,
            text: 'Check the digits, or search by another part of the name. A customer whom your role may not see is not found either.',
          })}
        />
      )}
    </>
  );
}

function SearchForm({ criteria }: { criteria: Criteria | null }) {
  const navigate = useNavigate();
  const isNumber = /^[\d\s+]+$/.test(criteria?.text ?? '');
  const [csid, setCsid] = useState(criteria?.csid ?? (isNumber ? (criteria?.text ?? '') : ''));
  const [name, setName] = useState(criteria?.name ?? (isNumber ? '' : (criteria?.text ?? '')));
  const [mobile, setMobile] = useState(criteria?.mobile ?? '');
  const search = (event: FormEvent) => {
    event.preventDefault();
    const filled = Object.entries({ csid, name, mobile }).filter(([, value]) => value.trim());
    if (filled.length === 0) return;
    const searchFor = Object.fromEntries(filled.map(([key, value]) => [key, value.trim()]));
    void navigate('.', { state: { searchFor }, replace: true, preventScrollReset: true });
  };
  return (
    <form className={css['form']} onSubmit={search} aria-label="Customer search">
      <TextInput
        label="CSID"
        hideOptionalLabel
        inputMode="numeric"
        autoComplete="off"
        value={csid}
        onChange={(event) => setCsid(event.target.value)}
      />
      <TextInput
        label="Name"
        hideOptionalLabel
        maxWidth="lg"
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextInput
        label="Mobile"
        hideOptionalLabel
        inputMode="tel"
        autoComplete="off"
        value={mobile}
        onChange={(event) => setMobile(event.target.value)}
      />
      <Button type="submit">Search</Button>
    </form>
  );
}
