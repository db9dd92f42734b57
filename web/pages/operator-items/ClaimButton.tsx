/** Takes an item on, gives it back, or takes it over from another operator. */
import { Button } from '@ag.ds-next/react/button';
import { useState } from 'react';
import type { OperatorAction } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { announce } from '../../frame/notices.ts';
import { useSession } from '../../session/session-context.ts';
import { formatInstant } from '../../time/When.tsx';
import { sendClaim, sendRelease } from '../../work-items/claim-actions.ts';
import css from './OperatorItems.module.css';

export function ClaimButton({ item, name }: { item: OperatorAction; name: string }) {
  const { person, agencyTimeZone } = useSession();
  const [asking, setAsking] = useState(false);
  const { workItemId, claimedBy, claimedAt } = item;
  const claim = useCommand(
    ({ takeOver }: { takeOver: boolean }, key) => sendClaim(workItemId, takeOver, key),
    () => {
      setAsking(false);
      announce('It is yours now.', 'The other operators see that.');
    },
  );
  const release = useCommand(
    (_: object, key) => sendRelease(workItemId, key),
    () => announce('Released.', 'It waits for any operator again.'),
  );
  const mine = claimedBy?.id === person.id;
  const word = mine ? 'Release' : claimedBy ? 'Take over' : 'Claim';
  const command = mine ? release : claim;
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        onClick={() => (mine ? release.run({}) : claimedBy ? setAsking(true) : claim.run({ takeOver: false }))}
        loading={command.phase === 'busy'}
        loadingLabel="Saving"
        disabled={command.phase === 'unknown'}
        aria-label={`${word}: ${name}`}
      >
        {word}
      </Button>
      {!asking && (
        <div className={css['failure']}>
          <CommandFailure command={command} />
        </div>
      )}
      {asking && claimedBy && (
        <Confirmation
          title={`Take it over from ${claimedBy.name}?`}
          confirm="Take over"
          busy={claim.phase === 'busy'}
          disabled={claim.phase === 'unknown'}
          onConfirm={() => claim.run({ takeOver: true })}
          onCancel={() => setAsking(false)}
        >
          <CommandFailure command={claim} />
          <p>
            {claimedBy.name} has had it since {claimedAt ? formatInstant(claimedAt, agencyTimeZone) : 'a while'}. It is
            yours then, and they see that.
          </p>
        </Confirmation>
      )}
    </>
  );
}
