import { Button } from '@ag.ds-next/react/button';
import { api } from '../client/client.ts';
import type { WorkItem } from '../client/model.ts';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { announce } from '../frame/notices.ts';
import css from './DoneButton.module.css';
import { itemWords } from './kinds.ts';

/** Takes off the list what waits for nobody's decision. */
export function DoneButton({ item }: { item: WorkItem }) {
  const command = useCommand(
    (workItemId: string, key) =>
      api.POST('/work-items/{workItemId}/done', {
        params: { path: { workItemId }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    () => announce('Done.', 'It is off your list. The message stays in Outbound Correspondence.'),
  );
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        onClick={() => command.run(item.id)}
        loading={command.phase === 'busy'}
        loadingLabel="Saving"
        disabled={command.phase === 'unknown'}
        aria-label={`Done: ${item.customer.name}, ${itemWords(item)}`}
      >
        Done
      </Button>
      <div className={css['failure']}>
        <CommandFailure command={command} />
      </div>
    </>
  );
}
