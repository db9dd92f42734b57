import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import css from './SignInPage.module.css';

export function CannotReach({ again, busy }: { again: () => void; busy: boolean }) {
  return (
    <main className={css['main']}>
      <title>Not available – Casewright</title>
      <PageAlert tone="warning" title="Casewright can’t be reached for the moment" role="alert">
        <Text as="p">Nothing of your work is lost: what was saved is saved. Try again in a moment.</Text>
        <Button onClick={again} loading={busy}>
          Try again
        </Button>
      </PageAlert>
    </main>
  );
}
