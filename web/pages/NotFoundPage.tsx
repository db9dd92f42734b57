import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import { PageTitle } from '../frame/PageTitle.tsx';

export function NotFoundPage() {
  return (
    <>
      <PageTitle>There is no such page</PageTitle>
      <Text as="p">
        Check the address, or go on from <TextLink href="/">your first page</TextLink> or the menu.
      </Text>
    </>
  );
}
