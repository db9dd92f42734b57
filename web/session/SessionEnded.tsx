/** The session is over while a page is open: said once, above everything, and what is typed stays where it is. */
import { Button } from '@ag.ds-next/react/button';
import { SectionAlert } from '@ag.ds-next/react/section-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import { useQueryClient } from '@tanstack/react-query';
import { signInAddress } from './addresses.ts';
import { useSessionEnded } from './session-query.ts';

export function SessionEnded() {
  const ended = useSessionEnded();
  const queries = useQueryClient();
  if (!ended) return null;
  return (
    <SectionAlert tone="warning" title="Your session has ended" role="alert">
      <Text as="p">
        <TextLink href={signInAddress()} target="_blank">
          Sign in again in a new tab
        </TextLink>
        , then come back here. What you have typed on this page stays.
      </Text>
      <Button variant="text" onClick={() => void queries.invalidateQueries()}>
        I have signed in
      </Button>
    </SectionAlert>
  );
}
