import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import type { ApiProblem } from '../client/problem.ts';

/** In the place of what could not be read for the moment (429): it comes by itself. */
export function TooMany({ problem: { body } }: { problem: ApiProblem }) {
  return (
    <PageAlert tone="info" title="Too many requests came from you in the last minute" role="alert">
      <Text as="p">
        This is read again by itself, in {body.retryAfter ?? 60} seconds at the latest. Nothing is lost, and there is
        nothing for you to do.
      </Text>
    </PageAlert>
  );
}
