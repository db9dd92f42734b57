import { Button } from '@ag.ds-next/react/button';
import { api } from '../client/client.ts';
import type { DesktopMessage } from '../client/model.ts';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { announce } from '../frame/notices.ts';
import { useMay } from '../session/session-context.ts';
import css from './MessageView.module.css';

/** EM-24: until it leaves. */
export function CancelMessage({ message: { id, may, process, customerFirst } }: { message: DesktopMessage }) {
  const allowed = useMay('smsDelivery.cancel');
  const list = customerFirst ? 'the Communication History of Customer First' : 'Outbound Correspondence';
  const command = useCommand(
    (_: null, key) =>
      api.POST('/messages/{messageId}/cancel', {
        params: { path: { messageId: id }, header: { 'Idempotency-Key': key } },
      }),
    () => announce('The message is cancelled.', `Nothing was sent. It stays in ${list} as Cancelled.`),
  );
  if (!allowed) return null;
  const isPossible = may.cancel.possible;
  if (!isPossible && process.outcome !== null && !command.problem) return null;
  return (
    <section className={css['cancel']} aria-label="Cancel message">
      <CommandFailure command={command} />
      {may.cancel.possible ? (
        <>
          <p>It has not left yet. Cancelling stops it for good: nothing is sent, and it can’t be undone.</p>
          <Button
            variant="secondary"
            onClick={() => command.run(null)}
            loading={command.phase === 'busy'}
            loadingLabel="Cancelling"
            disabled={command.phase === 'unknown'}
          >
            Cancel message
          </Button>
        </>
      ) : (
        process.outcome === null && <p className={css['muted']}>{may.cancel.why}</p>
      )}
    </section>
  );
}
