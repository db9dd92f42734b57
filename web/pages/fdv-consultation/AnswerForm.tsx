/** The answer of an SSO or team leader: appropriate, or not with the reason; or it is given to another (EM-8). */
import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../client/client.ts';
import type { FdvConsultation } from '../../client/model.ts';
import { fdvConsultantsQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ChoiceField } from '../../customer-records/ChoiceField.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { atMost, filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import css from './FdvConsultationPage.module.css';

const consequences: Record<string, string> = {
  appropriate: 'Save tells the officer, who may then send the message. An answer can’t be taken back.',
  notAppropriate: 'Save tells the officer, and nothing is sent. An answer can’t be taken back.',
  handOver: 'Save puts it on the other person’s list. The due date stays: the officer does not wait longer.',
};

export function AnswerForm({
  consultation: { id: consultationId, officer, process, may },
}: {
  consultation: FdvConsultation;
}) {
  const { data } = useQuery(fdvConsultantsQuery);
  const others = (data?.items ?? []).filter(({ id }) => id !== officer.id && id !== process.waitingFor?.id);
  const params = (key: string) => ({ path: { consultationId }, header: { 'Idempotency-Key': key } });
  const answered = () => announce('Your answer is recorded.', 'The officer has a work item that tells it.');
  const appropriate = useCommand(
    (body: { reason?: string }, key) =>
      api.POST('/fdv-consultations/{consultationId}/appropriate', { params: params(key), body }),
    answered,
  );
  const notAppropriate = useCommand(
    (body: { reason: string }, key) =>
      api.POST('/fdv-consultations/{consultationId}/not-appropriate', { params: params(key), body }),
    answered,
  );
  const handOver = useCommand(
    (body: { toId: string }, key) =>
      api.POST('/fdv-consultations/{consultationId}/hand-over', { params: params(key), body }),
    () => announce('Handed over.', 'It is on the other person’s list now.'),
  );
  const commands = [appropriate, notAppropriate, handOver];
  const form = useForm(
    { choice: '', reason: '', toId: '' },
    ({ choice, reason, toId }) => ({
      ...filled('choice', choice, 'Choose what you answer.'),
      ...(choice === 'handOver' ? filled('toId', toId, 'Choose to whom you hand it.') : atMost('reason', reason, 2000)),
      ...(choice === 'notAppropriate' ? filled('reason', reason, 'Enter the reason: the officer works by it.') : {}),
    }),
    commands.flatMap(({ problem }) => problem?.errors ?? []),
  );
  const { choice } = form.values;
  if (!may.answer.possible && !may.handOver.possible) return <p className={css['hint']}>{may.answer.why}</p>;
  const save = () =>
    form.submit(({ reason, toId }) => {
      const said = reason.trim();
      if (choice === 'appropriate') appropriate.run(said ? { reason: said } : {});
      if (choice === 'notAppropriate') notAppropriate.run({ reason: said });
      if (choice === 'handOver') handOver.run({ toId });
    });
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Answer"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ErrorSummary form={form} />
      {commands.map((command, i) => (
        <CommandFailure key={i} command={command} inForm />
      ))}
      <ChoiceField
        label="A message to this customer is"
        field={form.field('choice')}
        set={(value) => {
          form.set('choice', value);
          for (const command of commands) command.forget();
        }}
        options={[
          ...(may.answer.possible
            ? [
                { value: 'appropriate', label: 'Appropriate' },
                { value: 'notAppropriate', label: 'Not appropriate' },
              ]
            : []),
          ...(may.handOver.possible ? [{ value: 'handOver', label: 'For another SSO or team leader to say' }] : []),
        ]}
      />
      {choice === 'handOver' ? (
        <Select
          {...form.field('toId')}
          label="SSO or team leader"
          required
          maxWidth="xl"
          placeholder={data && others.length === 0 ? 'Nobody else is there today' : 'Choose a person'}
          options={others.map(({ id, name, role, team }) => ({
            value: id,
            label: [name, role, team].filter(Boolean).join(', '),
          }))}
        />
      ) : (
        <Textarea
          {...form.field('reason')}
          label="Reason"
          hint="The officer sees it with your answer."
          required={choice === 'notAppropriate'}
          block
          rows={3}
        />
      )}
      {choice && <p className={css['hint']}>{consequences[choice]}</p>}
      <div>
        <Button
          type="submit"
          loading={commands.some(({ phase }) => phase === 'busy')}
          loadingLabel="Saving"
          disabled={commands.some(({ phase }) => phase === 'unknown')}
        >
          Save
        </Button>
      </div>
    </form>
  );
}
