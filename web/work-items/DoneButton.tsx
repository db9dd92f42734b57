import { Button } from '@ag.ds-next/react/button';
import { api } from '../client/client.ts';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { announce } from '../frame/notices.ts';
import css from './DoneButton.module.css';

/** Takes off the list what waits for nobody's decision. `left`: what remains of it, as the notice says. */
export function DoneButton({ workItemId, name, left }: { workItemId: string; name: string; left: string }) {
  const command = useCommand(
    (_: object, key) =>
      api.POST('/work-items/{workItemId}/done', {
        params: { path: { workItemId }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    () => announce('Done.', `It is off the list. ${left}`),
  );
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        onClick={() => command.run({})}
        loading={command.phase === 'busy'}
        loadingLabel="Saving"
        disabled={command.phase === 'unknown'}
        aria-label={`Done: ${name}`}
      >
        Done
      </Button>
      <div className={css['failure']}>
        <CommandFailure command={command} />
      </div>
    </>
  );
}
