/** Two at once (OA-14): what somebody else changed meanwhile, and the present state; nothing of one's own was applied. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { accountStatusWords } from '../../../domain/online-accounts/account-action.ts';
import type { OnlineAccounts } from '../../client/model.ts';
import { RecentAction } from './RecentAction.tsx';

type Props = { read: OnlineAccounts; onGoOn: () => void };

export function AccountChanged({ read: { accounts, recentAction }, onGoOn }: Props) {
  const current = accounts.find((account) => account.current);
  return (
    <PageAlert tone="warning" title="Somebody else changed this account meanwhile" role="alert" focusOnMount>
      {recentAction && <RecentAction action={recentAction} />}
      <Text as="p">
        {current
          ? `Account ${current.accountKey} is ${accountStatusWords[current.status].toLowerCase()} now.`
          : 'The customer has no current account now.'}{' '}
        Nothing of yours was applied; what you recorded is still here.
      </Text>
      <div>
        <Button variant="secondary" size="sm" onClick={onGoOn}>
          Go on with the present state
        </Button>
      </div>
    </PageAlert>
  );
}

export const QuestionsChanged = ({ onGoOn }: { onGoOn: () => void }) => (
  <PageAlert tone="warning" title="An administrator changed the questions meanwhile" role="alert" focusOnMount>
    <Text as="p">The outcomes of questions that stayed the same are kept; the others are asked again.</Text>
    <div>
      <Button variant="secondary" size="sm" onClick={onGoOn}>
        Go on with the new questions
      </Button>
    </div>
  </PageAlert>
);
