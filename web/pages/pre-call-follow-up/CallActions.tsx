/** What may be done about the call (EM-40): record it, hand it to a team leader; for team leaders, take it or give it to another officer. */
import { Button } from '@ag.ds-next/react/button';
import { Textarea } from '@ag.ds-next/react/textarea';
import { api } from '../../client/client.ts';
import type { PreCallFollowUp } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { atMost } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import { useSession } from '../../session/session-context.ts';
import { GiveCall } from './GiveCall.tsx';
import css from './PreCallFollowUp.module.css';

type Noted = { reason?: string };

export function CallActions({ call: { messageId, may, process, holder, customer } }: { call: PreCallFollowUp }) {
  const params = (key: string) => ({ path: { messageId }, header: { 'Idempotency-Key': key } });
  const form = useForm({ note: '' }, ({ note }) => ({ ...atMost('note', note, 2000) }));
  const called = useCommand(
    (body: Noted, key) => api.POST('/pre-call-follow-ups/{messageId}/called', { params: params(key), body }),
    () => announce('The call is recorded.', 'It stands in the case history, and the work item is done.'),
  );
  const tried = useCommand(
    (body: Noted, key) => api.POST('/pre-call-follow-ups/{messageId}/tried', { params: params(key), body }),
    () => {
      form.set('note', '');
      announce('Recorded: nobody answered.', 'The work item stays on your list, so that you try again.');
    },
  );
  const close = useCommand(
    (body: object, key) => api.POST('/pre-call-follow-ups/{messageId}/not-reached', { params: params(key), body }),
    () => announce('Closed.', 'The calls that nobody answered stand in the case history.'),
  );
  const handOver = useCommand(
    (body: Noted, key) => api.POST('/pre-call-follow-ups/{messageId}/cannot-call', { params: params(key), body }),
    () => announce('Handed over.', 'A team leader has the work item now. Speak to them at once.'),
  );
  const take = useCommand(
    (body: object, key) => api.POST('/pre-call-follow-ups/{messageId}/take', { params: params(key), body }),
    () => announce('The call is yours.', 'It is on your list of work items.'),
  );
  const me = useSession().person.id;
  const commands = [called, tried, close, handOver, take];
  const unknown = commands.some(({ phase }) => phase === 'unknown');
  const noted = (run: (body: Noted) => void) =>
    form.submit(({ note }) => {
      const reason = note.trim();
      run(reason ? { reason } : {});
    });
  if (process.outcome) return null;
  if (!Object.values(may).some(({ possible }) => possible)) return <p className={css['hint']}>{whyNot(may.call)}</p>;
  return (
    <div className={css['form']}>
      <ErrorSummary form={form} />
      {commands.map((command, i) => (
        <CommandFailure key={i} command={command} inForm />
      ))}
      {may.call.possible && (
        <>
          <Textarea
            {...form.field('note')}
            label="Note on the call"
            hint="For the case history, or for the team leader."
            block
            rows={3}
          />
          <div className={css['buttons']}>
            <Act label="Called" command={called} blocked={unknown} onClick={() => noted(called.run)} />
            <Act
              label="Called, nobody answered"
              command={tried}
              blocked={unknown}
              onClick={() => noted(tried.run)}
              second
            />
            {may.handOver.possible && (
              <Act
                label="I can’t call in time"
                command={handOver}
                blocked={unknown}
                onClick={() => noted(handOver.run)}
                second
              />
            )}
            {may.close.possible && (
              <Act label="Close: not reached" command={close} blocked={unknown} onClick={() => close.run({})} second />
            )}
          </div>
          {holder && holder.id !== me && (
            <p className={css['hint']}>It is with {holder.name} now. If you called, record it: nobody calls twice.</p>
          )}
          <p className={css['hint']}>
            Called records the call and takes the item off your list.
            {may.handOver.possible && ' I can’t call in time gives it to a team leader at once.'}
          </p>
        </>
      )}
      {may.take.possible && (
        <div className={css['buttons']}>
          <Act
            label="Take the call"
            command={take}
            blocked={unknown}
            onClick={() => take.run({})}
            second={may.call.possible}
          />
        </div>
      )}
      {may.give.possible && (
        <GiveCall
          messageId={messageId}
          without={process.step === 'toCall' ? (holder?.id ?? null) : null}
          customer={customer}
        />
      )}
    </div>
  );
}

const whyNot = (call: PreCallFollowUp['may']['call']): string => (call.possible ? '' : call.why);

type ActProps = {
  label: string;
  command: { phase: string };
  /** Something else is not known yet. */
  blocked: boolean;
  onClick: () => void;
  second?: boolean;
};

function Act({ label, command, blocked, onClick, second }: ActProps) {
  return (
    <Button
      variant={second ? 'secondary' : 'primary'}
      onClick={onClick}
      loading={command.phase === 'busy'}
      loadingLabel="Saving"
      disabled={blocked}
    >
      {label}
    </Button>
  );
}
