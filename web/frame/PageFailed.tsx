import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';

/** A mistake of ours in a page: the frame stays, and the way out is said. */
export function PageFailed() {
  return (
    <PageAlert tone="error" title="This page failed" role="alert">
      <Text as="p">
        That is a mistake in Casewright. What was saved is saved. Load the page again; if it goes on, tell the
        operators.
      </Text>
      <Button onClick={() => window.location.reload()}>Load again</Button>
    </PageAlert>
  );
}
