import { Radio } from '@ag.ds-next/react/radio';
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Select } from '@ag.ds-next/react/select';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Window } from '../../frame/Window.tsx';
import { announce } from '../../frame/notices.ts';
import { formatDate } from '../../time/When.tsx';
import { PresentPart } from './PresentPart.tsx';
import { usePageRecord } from './record-of-page.ts';

export function CoreIssueWindow() {
  const { record, customerId, close } = usePageRecord();
  const { plan, stackingDocuments, internalReferral, may } = record;
  const [opened] = useState(plan); // what was read when the window opened: what is saved replaces this and nothing newer
  const [revision, setRevision] = useState(opened?.revision ?? 0);
  const command = useCommand(
    (body: { type: 'Other' | 'Associate'; stackingDocumentId: string; revision: number }, key) =>
      api.PUT('/customers/{customerId}/plan/core-issue', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key, 'If-Match': `"${body.revision}"` } },
        body: { type: body.type, stackingDocumentId: body.stackingDocumentId },
      }),
    () => {
      announce('Core Issue saved.', 'The plan counts once it is submitted and accepted.');
      close();
    },
  );
  const form = useForm(
    {
      type: opened?.coreIssue?.type ?? internalReferral?.type ?? '',
      stackingDocumentId: opened?.coreIssue?.stackingDocumentId ?? '',
    },
    ({ type, stackingDocumentId }) => ({
      ...(type ? {} : { type: 'Choose the internal referral type.' }),
      ...(stackingDocumentId ? {} : { stackingDocumentId: 'Choose the date of a stacking document.' }),
    }),
    command.problem?.errors,
  );
  const type = form.field('type');
  const save = () =>
    form.submit(({ type, stackingDocumentId }) =>
      command.run({ type: type === 'Associate' ? 'Associate' : 'Other', stackingDocumentId, revision }),
    );
  return (
    <Window
      title="Core Issue"
      onClose={close}
      dirty={form.dirty}
      save={{
        onSave: save,
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown' || !may.editPlan.possible,
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {plan && plan.revision !== revision && (
        <PresentPart part="Core Issue" plan={plan} onTake={() => setRevision(plan.revision)} />
      )}
      {!may.editPlan.possible && <Text as="p">{may.editPlan.why}</Text>}
      <div id={type.id} tabIndex={-1}>
        <ControlGroup label="Internal referral type" required block invalid={type.invalid} message={type.message}>
          {(['Other', 'Associate'] as const).map((word) => (
            <Radio
              key={word}
              name="type"
              value={word}
              checked={form.values.type === word}
              onChange={() => form.set('type', word)}
            >
              {word}
            </Radio>
          ))}
        </ControlGroup>
      </div>
      <Select
        {...form.field('stackingDocumentId')}
        label="Date of stacking document"
        required
        maxWidth="xl"
        placeholder={stackingDocuments.length === 0 ? 'None yet: create a stacking document first' : 'Choose a date'}
        options={stackingDocuments.map(({ id, date, notes }) => ({
          value: id,
          label: `${formatDate(date)} (${notes.length === 1 ? '1 note' : `${notes.length} notes`})`,
        }))}
      />
    </Window>
  );
}
