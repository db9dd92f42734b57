import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { Sending } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { atMost, filled } from '../../forms/checks.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import css from './StopSwitch.module.css';

const everything = 'all';

export function StopForm({ sending }: { sending: Sending }) {
  const [done, setDone] = useState(0);
  return <Form key={done} sending={sending} onDone={() => setDone((times) => times + 1)} />;
}

function Form({ sending: { templates, stops, held }, onDone }: { sending: Sending; onDone: () => void }) {
  const command = useCommand(
    (body: { templateId: string | null; reason: string }, key) =>
      api.POST('/sending/stops', { params: { header: { 'Idempotency-Key': key } }, body }),
    ({ cancelled }) => {
      announce('Stopped.', `${cancelledInWords(cancelled)} Nothing else that it covers leaves until it is lifted.`);
      onDone();
    },
  );
  const form = useForm(
    { what: '', reason: '' },
    ({ what, reason }) => ({
      ...filled('what', what, 'Choose what is stopped.'),
      ...(filled('reason', reason, 'Enter the reason: officers read it where they compose.') ??
        atMost('reason', reason, 2000)),
    }),
    command.problem?.errors,
  );
  const stopped = new Set(stops.map(({ template }) => template?.id ?? everything));
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Stop sending"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ what, reason }) =>
          command.run({ templateId: what === everything ? null : what, reason: reason.trim() }),
        );
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <p>
        Held messages that it covers are cancelled; that can’t be undone. Those on their way to the gateway wait. Every
        officer who composes is told, with the reason.
      </p>
      <Select
        {...form.field('what')}
        label="What is stopped"
        required
        maxWidth="xl"
        placeholder="Choose"
        options={[
          { value: everything, label: 'All sending', disabled: stopped.has(everything) },
          ...templates.map(({ id, type }) => ({ value: id, label: type, disabled: stopped.has(id) })),
        ]}
      />
      {form.values.what === everything && (
        <p>
          <strong>{held === 1 ? '1 message is held' : `${held} messages are held`}</strong>, and would be cancelled.
        </p>
      )}
      <Textarea {...form.field('reason')} label="Reason" required block rows={3} />
      <div>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Stopping"
          disabled={command.phase === 'unknown'}
        >
          Stop sending
        </Button>
      </div>
    </form>
  );
}

const cancelledInWords = (count: number): string =>
  count === 0
    ? 'No held message had to be cancelled.'
    : count === 1
      ? '1 held message is cancelled.'
      : `${count} held messages are cancelled.`;
