/** OA-7: what was done last with the customer's accounts. */
import { TextLink } from '@ag.ds-next/react/text-link';
import { accountChangeWords, deliveryWords } from '../../../domain/online-accounts/account-action.ts';
import type { OnlineAccounts } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './OnlineAccounts.module.css';

export function RecentAction({ action }: { action: NonNullable<OnlineAccounts['recentAction']> }) {
  const { what, by, at, accountKey, delivery, letterId } = action;
  return (
    <p className={css['recent']}>
      <strong>Recent account action:</strong> {accountChangeWords[what]}, account {accountKey},{' '}
      {by ? <PersonName person={by} /> : 'the customer'}, <At instant={at} />
      {delivery && `, ${deliveryWords[delivery].toLowerCase()}`}.
      {letterId && (
        <>
          {' '}
          <TextLink href={addresses.correspondence(letterId)}>The letter</TextLink>
        </>
      )}
    </p>
  );
}
