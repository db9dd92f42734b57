/** EM-9: a process under way whose applicant or initiating party has concerns that nobody has discussed with them yet. */
import { Button } from '@ag.ds-next/react/button';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useState } from 'react';
import type { CaseProcessKind } from '../../domain/customers/case-process.ts';
import { api } from '../client/client.ts';
import type { MessageForm } from '../client/model.ts';
import { useCommand } from '../commands/useCommand.ts';
import { InlineForm } from '../customer-records/InlineForm.tsx';
import { atMost, filled } from '../forms/checks.ts';
import { useForm } from '../forms/useForm.ts';
import { announce } from '../frame/notices.ts';
import css from './FdvPanel.module.css';

type Process = MessageForm['fdv']['undiscussed'][number];
type Props = { customerId: string; process: Process };

const kinds: Record<CaseProcessKind, string> = {
  newRegistration: 'New registration',
  objection: 'Objection',
  changeOfAssessment: 'Change of assessment',
  changeOfCare: 'Change of care',
};

export function Discussion({ customerId, process: { caseProcessId, caseNumber, kind } }: Props) {
  const [recording, setRecording] = useState(false);
  const title = `Concerns discussed: ${kinds[kind].toLowerCase()}, case ${caseNumber}`;
  if (recording)
    return <DiscussionForm {...{ customerId, caseProcessId, title }} onClose={() => setRecording(false)} />;
  return (
    <div className={css['part']}>
      <p className={css['say']}>
        <strong>
          {kinds[kind]}, case {caseNumber}
        </strong>{' '}
        was begun by the other party, who has FDV concerns. Discuss them with that party before this customer is sent a
        message.
      </p>
      <div>
        <Button variant="secondary" size="sm" onClick={() => setRecording(true)}>
          Record that their concerns were discussed
        </Button>
      </div>
    </div>
  );
}

type FormProps = { customerId: string; caseProcessId: string; title: string; onClose: () => void };

function DiscussionForm({ customerId, caseProcessId, title, onClose }: FormProps) {
  const command = useCommand(
    (body: { note: string }, key) =>
      api.POST('/customers/{customerId}/case-processes/{caseProcessId}/fdv-discussions', {
        params: { path: { customerId, caseProcessId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => {
      announce('It is recorded that their concerns were discussed.');
      onClose();
    },
  );
  const form = useForm(
    { note: '' },
    ({ note }) => filled('note', note, 'Enter what was discussed.') ?? atMost('note', note, 2000) ?? {},
    command.problem?.errors,
  );
  return (
    <InlineForm
      title={title}
      form={form}
      command={command}
      onSave={() => form.submit(({ note }) => command.run({ note: note.trim() }))}
      onCancel={onClose}
    >
      <Textarea
        {...form.field('note')}
        label="What was discussed"
        hint="With whom, when, and what they said. It can’t be changed or removed."
        required
        block
        rows={3}
      />
    </InlineForm>
  );
}
