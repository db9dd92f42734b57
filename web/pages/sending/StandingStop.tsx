import { Button } from '@ag.ds-next/react/button';
import { ProgressBlockedIcon } from '@ag.ds-next/react/icon';
import { api } from '../../client/client.ts';
import type { Sending } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { announce } from '../../frame/notices.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './StopSwitch.module.css';

/** A stop that stands, and the way to lift it. */
export function StandingStop({ stop }: { stop: Sending['stops'][number] }) {
  const { id, template, reason, stoppedBy, stoppedAt } = stop;
  const what = template ? `“${template.type}”` : 'All sending';
  const command = useCommand(
    (stopId: string, key) =>
      api.POST('/sending/stops/{stopId}/lift', {
        params: { path: { stopId }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    () => announce('The stop is lifted.', 'Messages can be sent again. What was cancelled stays cancelled.'),
  );
  return (
    <li className={css['stop']}>
      <p className={css['what']}>
        <ProgressBlockedIcon color="inherit" /> {what} is stopped
      </p>
      <p className={css['reason']}>{reason}</p>
      <p>
        {stoppedBy ? <PersonName person={stoppedBy} start /> : 'Casewright itself'}, <At instant={stoppedAt} />
      </p>
      <CommandFailure command={command} />
      <div className={css['lift']}>
        <Button
          variant="secondary"
          onClick={() => command.run(id)}
          loading={command.phase === 'busy'}
          loadingLabel="Lifting"
          disabled={command.phase === 'unknown'}
          aria-label={`Lift the stop: ${what}`}
        >
          Lift the stop
        </Button>
        <span>Messages can then leave again. What was cancelled stays cancelled.</span>
      </div>
    </li>
  );
}
