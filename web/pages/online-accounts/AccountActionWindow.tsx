/** `Account Action`: the account key information and the temporary password, once (OA-7, OA-8). It is kept nowhere but on this screen. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import type { ReactNode } from 'react';
import { passwordGroupLength } from '../../../domain/online-accounts/temporary-password.ts';
import type { AccountActionResult } from '../../client/model.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Facts } from '../../frame/Section.tsx';
import { Window } from '../../frame/Window.tsx';
import { At } from '../../time/When.tsx';
import css from './OnlineAccounts.module.css';

type Props = { result: AccountActionResult; onClose: () => void };

export function AccountActionWindow({ result, onClose }: Props) {
  const { password, spoken, accountKey, expiresAt, account } = result;
  return (
    <Window title="Account Action" onClose={onClose}>
      <CustomerLine customer={account.customer} />
      <Facts
        facts={[
          [
            'Account key',
            <span key="key" className={css['key']}>
              {accountKey}
            </span>,
          ],
          ['Email address', account.email ?? 'None recorded'],
          ...(expiresAt
            ? ([['Can be used once, until', <At key="until" instant={expiresAt} />]] as [string, ReactNode][])
            : []),
        ]}
      />
      {password ? (
        <section aria-label="Temporary password">
          <h3 className={css['plain']}>Temporary password</h3>
          <p className={css['password']} translate="no">
            {password}
          </p>
          <ol className={css['spoken']} aria-label="To read out">
            {inGroups(spoken ?? []).map((group, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- groups may be alike, and never move
              <li key={place}>{group.join(' · ')}</li>
            ))}
          </ol>
          <Text as="p" color="muted">
            Read it out now. It is shown once: after Close nobody can look it up. For 15 minutes you can re-issue it
            without asking for proof of identity again.
          </Text>
        </section>
      ) : (
        <PageAlert tone="warning" title="The temporary password was shown once">
          <Text as="p">Re-issue it: for 15 minutes you need no new proof of identity.</Text>
        </PageAlert>
      )}
    </Window>
  );
}

/** As it is written: in groups of four. */
const inGroups = (signs: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(signs.length / passwordGroupLength) }, (_, group) =>
    signs.slice(group * passwordGroupLength, (group + 1) * passwordGroupLength),
  );
