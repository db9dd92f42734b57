import { ButtonLink } from '@ag.ds-next/react/button';
import { Heading } from '@ag.ds-next/react/heading';
import { Text } from '@ag.ds-next/react/text';
import { Brand } from '../frame/Brand.tsx';
import css from './SignInPage.module.css';
import { signInAddress } from './addresses.ts';

export function SignInPage() {
  return (
    <div className={css['page']}>
      <title>Sign in – Casewright</title>
      <header className={css['header']}>
        <Brand />
      </header>
      <main className={css['main']}>
        <Heading type="h1" fontSize="xl">
          Sign in to Casewright
        </Heading>
        <Text as="p">Child Support’s staff sign in with their agency account.</Text>
        <div>
          <ButtonLink href={signInAddress()}>Sign in</ButtonLink>
        </div>
        <Text as="p" color="muted" fontSize="xs">
          Every view and change of a customer record is recorded with your name.
        </Text>
      </main>
    </div>
  );
}
