import { Button } from '@ag.ds-next/react/button';
import { api } from '../client/client.ts';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { announce } from '../frame/notices.ts';
import { formatInstant } from '../time/When.tsx';
import { useSession } from '../session/session-context.ts';

export function CloseComplaint({ complaintId, receivedAt }: { complaintId: string; receivedAt: string }) {
  const { agencyTimeZone } = useSession();
  const command = useCommand(
    (_: object, key) =>
      api.POST('/complaints/{complaintId}/close', {
        params: { path: { complaintId }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    () => announce('Complaint closed.'),
  );
  return (
    <>
      <Button
        variant="text"
        size="sm"
        onClick={() => command.run({})}
        loading={command.phase === 'busy'}
        loadingLabel="Closing"
        disabled={command.phase === 'unknown'}
        aria-label={`Close complaint of ${formatInstant(receivedAt, agencyTimeZone)}`}
      >
        Close complaint
      </Button>
      <CommandFailure command={command} />
    </>
  );
}
