/** `CSA Online Account History`: web sessions, status changes and proofs of identity, newest first (OA-13). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import {
  accountActionWords,
  accountChangeWords,
  accountStatuses,
  accountStatusWords,
  attemptOutcomeWords,
  deliveryWords,
} from '../../../domain/online-accounts/account-action.ts';
import { answerOutcomeWords } from '../../../domain/online-accounts/proof-of-identity.ts';
import { answer, api } from '../../client/client.ts';
import type { AccountChange, OnlineAccounts, ProofOfIdentity, WebSession } from '../../client/model.ts';
import { onlineAccountsQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { List } from '../../lists/List.tsx';
import type { Column } from '../../lists/list-types.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './OnlineAccounts.module.css';

export function AccountHistoryPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(onlineAccountsQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="CSA Online Account History">
      {(read) => <History key={read.customer.id} read={read} />}
    </Loaded>
  );
}

const More = ({ about, children }: { about: ReactNode; children: ReactNode }) => (
  <details className={css['more']}>
    <summary>
      More<span className={css['hidden']}> about {about}</span>
    </summary>
    {children}
  </details>
);

const sessionColumns: Column<WebSession>[] = [
  { header: 'Date and time', cell: ({ usedAt }) => <At instant={usedAt} /> },
  {
    header: 'Details',
    cell: ({ usedAt, accountKey }) => <More about={<At instant={usedAt} />}>Account {accountKey}</More>,
  },
];
const statusWord = (word: string) => {
  const status = accountStatuses.find((known) => known === word);
  return status ? accountStatusWords[status] : word;
};
const changeColumns: Column<AccountChange>[] = [
  { header: 'Date and time', cell: ({ at }) => <At instant={at} /> },
  { header: 'Change', cell: ({ what }) => accountChangeWords[what] },
  { header: 'Status', cell: ({ status }) => statusWord(status) },
  {
    header: 'Details',
    cell: ({ what, reason, by, accountKey }) => (
      <More about={accountChangeWords[what]}>
        <p className={css['plain']}>Reason: {reason || 'none was asked for'}</p>
        <p className={css['plain']}>By {by ? <PersonName person={by} /> : 'the customer'}</p>
        <p className={css['plain']}>Account {accountKey}</p>
      </More>
    ),
  },
];
const proofColumns: Column<ProofOfIdentity>[] = [
  { header: 'Date and time', cell: ({ at }) => <At instant={at} /> },
  { header: 'Action', cell: ({ action }) => accountActionWords[action] },
  { header: 'Outcome', cell: ({ outcome }) => attemptOutcomeWords[outcome] },
  { header: 'Points', cell: ({ points }) => points, align: 'right' },
  { header: 'User ID', cell: ({ officer }) => officer.userId },
  {
    header: 'Details',
    cell: ({ action, questions, questionsVersion, officer, delivery, accountKey }) => (
      <More about={accountActionWords[action]}>
        <ul>
          {questions.map(({ id, text, points, outcome }) => (
            <li key={id}>
              {text} ({points} points): {answerOutcomeWords[outcome]}
            </li>
          ))}
        </ul>
        <p className={css['plain']}>
          Version {questionsVersion} of the questions; {officer.name}
          {delivery ? `; ${deliveryWords[delivery]}` : ''};{' '}
          {accountKey ? `account ${accountKey}` : 'no account came of it'}
        </p>
      </More>
    ),
  },
];

function History({ read }: { read: OnlineAccounts }) {
  const { customer, accounts, edition } = read;
  const [params] = useSearchParams();
  const account = accounts.find(({ id }) => id === params.get('account')) ?? null;
  const of = { customerId: customer.id };
  const asked = (cursor: string | undefined) => ({
    ...(account ? { accountId: account.id } : {}),
    ...(cursor ? { cursor } : {}),
  });
  return (
    <>
      <PageTitle
        path="Online Acc."
        actions={
          <ButtonLink variant="secondary" href={addresses.onlineAccounts(customer.id)}>
            Online Acc.
          </ButtonLink>
        }
      >
        CSA Online Account History
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <span>{account ? `Account ${account.accountKey}` : 'All accounts'}</span>
      </div>
      <nav aria-label="Lists of this page" className={css['lists']}>
        {lists.map(([title, id]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <div id="sessions" />
      <Section title="Web Session History">
        <List<WebSession>
          name="Uses of the account"
          queryKey={['accountHistory', customer.id, 'web-sessions', account?.id ?? '']}
          read={({ cursor }, signal) =>
            answer(
              api.GET('/customers/{customerId}/online-account-history/web-sessions', {
                params: { path: of, query: asked(cursor) },
                signal,
              }),
            )
          }
          columns={sessionColumns}
          idOf={({ id }) => id}
          defaultOrder={() => 'newest first'}
          empty={() => ({
            title: 'The account was not used yet.',
            text: 'Each use appears here as the customer portal records it.',
          })}
        />
      </Section>
      <div id="changes" />
      <Section title="Account Status History">
        <List<AccountChange>
          name="Changes of the account"
          queryKey={['accountHistory', customer.id, 'status', account?.id ?? '']}
          read={({ cursor }, signal) =>
            answer(
              api.GET('/customers/{customerId}/online-account-history/status', {
                params: { path: of, query: asked(cursor) },
                signal,
              }),
            )
          }
          columns={changeColumns}
          idOf={({ id }) => id}
          defaultOrder={() => 'newest first'}
          empty={() => ({ title: 'Nothing has changed yet.', text: 'Every change of an account appears here.' })}
        />
      </Section>
      <div id="proofs" />
      <Section title="POI History">
        <List<ProofOfIdentity>
          name="Proofs of identity"
          queryKey={['accountHistory', customer.id, 'proofs', account?.id ?? '']}
          read={({ cursor }, signal) =>
            answer(
              api.GET('/customers/{customerId}/online-account-history/proofs', {
                params: { path: of, query: asked(cursor) },
                signal,
              }),
            )
          }
          columns={proofColumns}
          idOf={({ id }) => id}
          defaultOrder={() => 'newest first'}
          empty={() => ({
            title: 'There is no proof of identity.',
            text:
              edition === 'linked'
                ? 'None is asked for any more; past ones would stand here.'
                : 'Every attempt appears here, accepted, rejected or cancelled.',
          })}
        />
      </Section>
    </>
  );
}

const lists = [
  ['Web Session History', 'sessions'],
  ['Account Status History', 'changes'],
  ['POI History', 'proofs'],
] as const;
