import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../client/client.ts';
import type { FoundCustomer } from '../../client/model.ts';
import { ApiProblem } from '../../client/problem.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import css from './Allocation.module.css';

type Found = { customer: FoundCustomer } | { none: string } | { failed: string } | null;

/** By CSID; an unknown one is refused with a clear message, and nothing is created (PS-1). */
export function FindCustomer() {
  const open = useOpenWindow();
  const [csid, setCsid] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found>(null);
  const find = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = csid.replaceAll(/\s/g, '');
    setFound(null);
    setError(wanted ? '' : 'Enter a CSID.');
    if (!wanted || busy) return;
    setBusy(true);
    const result = await search(wanted);
    setBusy(false);
    setFound(result);
  };
  return (
    <>
      <form className={css['find']} onSubmit={(event) => void find(event)} aria-label="Find Customer" noValidate>
        <TextInput
          label="CSID"
          required
          inputMode="numeric"
          autoComplete="off"
          value={csid}
          invalid={error !== ''}
          message={error}
          onChange={(event) => setCsid(event.target.value)}
        />
        <Button type="submit" variant="secondary" loading={busy} loadingLabel="Finding">
          Find
        </Button>
      </form>
      <div aria-live="polite">
        {found && 'none' in found && (
          <div className={css['found']}>
            <PageAlert tone="error" title={`There is no customer with the CSID ${found.none}`}>
              <Text as="p">Check the digits and find again. Nothing was created.</Text>
            </PageAlert>
          </div>
        )}
        {found && 'failed' in found && (
          <div className={css['found']}>
            <PageAlert tone="error" title={found.failed}>
              <Text as="p">Correct the CSID, or try again in a moment. Nothing was created.</Text>
            </PageAlert>
          </div>
        )}
        {found && 'customer' in found && (
          <div className={css['found']}>
            <CustomerLine customer={found.customer} />
            <Button
              onClick={() => open(`${addresses.allocation}/reactive-ref/add-internal-referral/${found.customer.id}`)}
            >
              Add internal referral
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

async function search(csid: string): Promise<Found> {
  try {
    const { items } = await answer(api.POST('/customers/search', { body: { csid, limit: 1 } }));
    const customer = items[0];
    return customer ? { customer } : { none: csid };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return { failed: error.body.errors[0]?.message ?? error.body.title };
  }
}
