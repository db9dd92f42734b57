/** `Online Acc.`: Online Account Status with the selected line, and what may be done with it (OA-16, OA-17). */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Outlet, useParams } from 'react-router';
import { accountStatusWords } from '../../../domain/online-accounts/account-action.ts';
import type { OnlineAccounts } from '../../client/model.ts';
import { onlineAccountsQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { useOpenWindow } from '../../frame/window-address.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { useMay } from '../../session/session-context.ts';
import { At } from '../../time/When.tsx';
import css from './OnlineAccounts.module.css';
import { RecentAction } from './RecentAction.tsx';

export function OnlineAccountsPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(onlineAccountsQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Online Acc.">
      {(read) => <Accounts key={read.customer.id} read={read} />}
    </Loaded>
  );
}

function Accounts({ read }: { read: OnlineAccounts }) {
  const { customer, accounts, recentAction, channelsToSetAgain } = read;
  const open = useOpenWindow();
  const current = accounts.find((account) => account.current) ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = accounts.find(({ id }) => id === chosen) ?? current ?? accounts[0] ?? null;
  const mayAdd = useMay('onlineAccounts.create');
  const seesChannels = useMay('channelPreferences.view');
  const whyNot = selected && !selected.current ? 'Select the current account: only it can be updated.' : null;
  return (
    <>
      <PageTitle
        path="Customer Summary"
        actions={
          <>
            {seesChannels && (
              <ButtonLink variant="secondary" href={addresses.channelPreferences(customer.id)}>
                Preferred Product Channel List
              </ButtonLink>
            )}
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)}>
              Customer Summary
            </ButtonLink>
          </>
        }
      >
        Online Acc.
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
      </div>
      {channelsToSetAgain && (
        <div className={css['alert']}>
          <PageAlert tone="warning" title="The channel preferences need to be set again">
            <Text as="p">
              The account is active again. The preferences stay as they were: go through them with the customer in the
              Preferred Product Channel List.
            </Text>
          </PageAlert>
        </div>
      )}
      {recentAction && <RecentAction action={recentAction} />}
      <Section
        title="Online Account Status"
        actions={
          <div className={css['buttons']}>
            {mayAdd && (
              <Button variant="secondary" size="sm" onClick={() => open(addresses.updateAccount(customer.id, 'add'))}>
                Add
              </Button>
            )}
            <Button
              size="sm"
              disabled={!selected?.current}
              onClick={() => open(addresses.updateAccount(customer.id, 'update'))}
            >
              Update Account
            </Button>
            <ButtonLink
              variant="secondary"
              size="sm"
              href={`${addresses.accountHistory(customer.id)}${selected ? `?account=${selected.id}` : ''}`}
            >
              Account History
            </ButtonLink>
          </div>
        }
      >
        {whyNot && <p className={css['muted']}>{whyNot}</p>}
        {accounts.length === 0 ? (
          <p className={css['plain']}>
            {mayAdd
              ? 'The customer has no online account. Choose Add to create one.'
              : 'The customer has no online account. It appears here when they have linked one.'}
          </p>
        ) : (
          <table className={css['table']}>
            <caption className={css['hidden']}>Online Account Status</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <tr key={account.id} data-selected={account.id === selected?.id ? '' : undefined}>
                  <Cell label="Account key">
                    <label className={css['pick']}>
                      <input
                        type="radio"
                        name="account"
                        className={css['radio']}
                        checked={account.id === selected?.id}
                        onChange={() => setChosen(account.id)}
                      />
                      <span className={css['key']}>{account.accountKey}</span>
                    </label>
                  </Cell>
                  <Cell label="Status">
                    <span>
                      <strong>{accountStatusWords[account.status]}</strong>
                      {account.current ? ', current' : ', not current'}
                      {account.closedAt && (
                        <>
                          {' '}
                          since <At instant={account.closedAt} />
                        </>
                      )}
                    </span>
                  </Cell>
                  <Cell label="Created">
                    <At instant={account.createdAt} />
                  </Cell>
                  <Cell label="Created by">
                    {account.createdBy ? <PersonName person={account.createdBy} start /> : 'The customer'}
                  </Cell>
                  <Cell label="Last used">{account.lastUsedAt ? <At instant={account.lastUsedAt} /> : 'Not yet'}</Cell>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Outlet context={read} />
    </>
  );
}

const columns = ['Account key', 'Status', 'Created', 'Created by', 'Last used'];

/** On narrow pages with its column's word before it. */
const Cell = ({ label, children }: { label: string; children: ReactNode }) => (
  <td>
    <span className={css['label']} aria-hidden>
      {label}
    </span>
    {children}
  </td>
);
