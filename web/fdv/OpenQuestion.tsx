/** EM-8: an SSO or team leader was asked and has not answered yet: whom, until when, and the way back. */
import { Button } from '@ag.ds-next/react/button';
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { TextLink } from '@ag.ds-next/react/text-link';
import { api } from '../client/client.ts';
import type { FdvReview } from '../client/model.ts';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { addresses } from '../frame/menu.ts';
import { announce } from '../frame/notices.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At, Due } from '../time/When.tsx';
import css from './FdvPanel.module.css';

type Props = { review: FdvReview; outdated: boolean };

export function OpenQuestion({ review: { consultation, reviewedAt }, outdated }: Props) {
  if (!consultation) return null;
  const { id, waitingFor, dueAt, question } = consultation;
  return (
    <div className={css['part']}>
      <div>
        <StatusBadge label="Waiting for an answer" tone="pausedLow" appearance="subtle" />
      </div>
      <p className={css['say']}>
        You asked on <At instant={reviewedAt} />.{' '}
        {waitingFor && (
          <>
            It waits for <PersonName person={waitingFor} />
            {dueAt && (
              <>
                , until <Due instant={dueAt} />
              </>
            )}
            .{' '}
          </>
        )}
        What you composed is kept.
      </p>
      <p className={css['words']}>{question}</p>
      {outdated && (
        <p className={css['say']}>
          New evidence was recorded since: the answer will not count. Withdraw the question, and review the notepad
          again.
        </p>
      )}
      <div className={css['buttons']}>
        <Withdraw consultationId={id} />
        <TextLink href={addresses.fdvConsultation(id)}>Open the consultation</TextLink>
      </div>
    </div>
  );
}

/** Nothing is lost by it: the officer may ask again. */
export function Withdraw({ consultationId }: { consultationId: string }) {
  const command = useCommand(
    (_: object, key) =>
      api.POST('/fdv-consultations/{consultationId}/withdraw', {
        params: { path: { consultationId }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    () => announce('The question is withdrawn.', 'Nobody is asked any more. Record a review, or ask again.'),
  );
  return (
    <>
      <CommandFailure command={command} />
      <Button
        variant="secondary"
        size="sm"
        onClick={() => command.run({})}
        loading={command.phase === 'busy'}
        loadingLabel="Withdrawing"
        disabled={command.phase === 'unknown'}
      >
        Withdraw the question
      </Button>
    </>
  );
}
