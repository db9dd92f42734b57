/** The same message is on its way already, or was sent a moment ago: where the first one is (EM-31). */
import { Callout } from '@ag.ds-next/react/callout';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { LastMessage } from '../../client/problem.ts';
import { addresses } from '../../frame/menu.ts';
import { At } from '../../time/When.tsx';

type Props = {
  first: LastMessage;
  customerId: string;
  /** Send was pressed, and did not send it again. */
  refused?: boolean;
};

export function SameMessage({ first, customerId, refused = false }: Props) {
  const title = 'This same message was sent already';
  const where = (
    <Text as="p">
      Send was pressed on <At instant={first.pressedAt} />:{' '}
      <TextLink href={addresses.message(first.id)}>Open the first one</TextLink>. It shows in the{' '}
      <TextLink href={addresses.lettersList(customerId)}>Letters List</TextLink> a few minutes after it was sent; until
      then it isn’t sent again.
    </Text>
  );
  return refused ? (
    <PageAlert tone="warning" title={`Nothing was sent. ${title}`} role="alert" focusOnMount>
      {where}
    </PageAlert>
  ) : (
    <Callout as="div" tone="info" variant="compact" title={title}>
      {where}
    </Callout>
  );
}
