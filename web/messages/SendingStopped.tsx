/** The stop switch, where somebody composes: nothing leaves, and why. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { At } from '../time/When.tsx';

type Props = { stop: { reason: string; stoppedAt: string }; what: string };

/** `what`: everything, or the template's name. */
export function SendingStopped({ stop: { reason, stoppedAt }, what }: Props) {
  return (
    <PageAlert tone="warning" title={`Sending of ${what} is stopped`}>
      <Text as="p">
        Since <At instant={stoppedAt} />: {reason}
      </Text>
      <Text as="p">It can be sent when the stop is lifted. What you compose here is kept meanwhile.</Text>
    </PageAlert>
  );
}
