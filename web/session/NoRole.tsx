import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import css from './SignInPage.module.css';
import { signOutAddress } from './addresses.ts';

/** Somebody who is known and has no role, or none any more (RS-1). */
export function NoRole({ again, busy }: { again: () => void; busy: boolean }) {
  return (
    <main className={css['main']}>
      <title>No role – Casewright</title>
      <PageAlert tone="info" title="You have no role in Casewright" role="alert">
        <Text as="p">You are signed in, but no role of yours opens anything here. Ask an administrator for one.</Text>
        <Button onClick={again} loading={busy}>
          Try again
        </Button>
      </PageAlert>
      <form method="post" action={signOutAddress}>
        <Button type="submit" variant="text">
          Sign out
        </Button>
      </form>
    </main>
  );
}
