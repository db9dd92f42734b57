import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import type { ReactNode } from 'react';
import { PageTitle } from '../frame/PageTitle.tsx';
import type { Permission } from '../../domain/people/permissions.ts';
import { useMay, useSession } from './session-context.ts';

/** A page that the person's role may open, or a sentence that it may not (RS-1; the API refuses anyway). */
export function Allowed({ to, page }: { to: Permission; page: ReactNode }) {
  const { person } = useSession();
  if (useMay(to)) return page;
  return (
    <>
      <PageTitle>Not for your role</PageTitle>
      <PageAlert tone="info" title="Your role does not open this page">
        <Text as="p">
          You are signed in as {person.name}, {person.roleNames.join(', ')}. What your role opens is in the menu.
        </Text>
      </PageAlert>
    </>
  );
}
