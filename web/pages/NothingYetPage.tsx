import { Text } from '@ag.ds-next/react/text';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useSession } from '../session/session-context.ts';

/** For roles whose pages are not built yet. */
export function NothingYetPage() {
  const { person } = useSession();
  return (
    <>
      <PageTitle>{`Welcome, ${person.name}`}</PageTitle>
      <Text as="p">
        Casewright has no page yet for your role ({person.roleNames.join(', ')}). You are signed in, and that is
        recorded.
      </Text>
    </>
  );
}
