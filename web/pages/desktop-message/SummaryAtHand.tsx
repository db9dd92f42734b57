/** Within an interaction: the customer summary with its details expandable, and the way to Online Acc. (OA-17). What is composed is kept meanwhile. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { LockIcon } from '@ag.ds-next/react/icon';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerSummary } from '../../client/model.ts';
import { customerQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { Facts } from '../../frame/Section.tsx';
import { useMay } from '../../session/session-context.ts';
import { Phones } from '../customer-summary/Phones.tsx';
import css from './DesktopMessage.module.css';

export function SummaryAtHand({ customerId }: { customerId: string }) {
  const seesAccounts = useMay('onlineAccounts.view');
  const [open, setOpen] = useState(false);
  return (
    <div className={css['summary']}>
      <details className={css['atHand']} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Customer summary</summary>
        {open && <Details customerId={customerId} />}
      </details>
      {seesAccounts && (
        <ButtonLink variant="secondary" size="sm" href={addresses.onlineAccounts(customerId)} iconBefore={LockIcon}>
          Online Acc.
        </ButtonLink>
      )}
    </div>
  );
}

/** Read when it is expanded: only then the record was looked at. */
function Details({ customerId }: { customerId: string }) {
  const query = useQuery(customerQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer">
      {(customer) => (
        <div className={css['records']}>
          <Facts facts={factsOf(customer)} />
          <Phones phones={customer.phones} />
        </div>
      )}
    </Loaded>
  );
}

const factsOf = ({ csid, location, email, emailValid, cases, openProcesses }: CustomerSummary): [string, string][] => [
  ['CSID', csid],
  ['Location', location || 'None recorded'],
  ['Email', email ? `${email}${emailValid ? '' : ' (invalid)'}` : 'None recorded'],
  ['Cases', String(cases.length)],
  ['Open processes', String(openProcesses.length)],
];
