import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { atMost, filled } from '../../forms/checks.ts';
import { Window } from '../../frame/Window.tsx';
import { announce } from '../../frame/notices.ts';
import { PresentPart } from './PresentPart.tsx';
import { usePageRecord } from './record-of-page.ts';

export function TriggerWindow() {
  const { record, customerId, close } = usePageRecord();
  const { plan, may } = record;
  const [opened] = useState(plan);
  const [revision, setRevision] = useState(opened?.revision ?? 0);
  const command = useCommand(
    ({ revision, ...body }: { segment: string; issue: string; revision: number }, key) =>
      api.PUT('/customers/{customerId}/plan/trigger', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
        body,
      }),
    () => {
      announce('Trigger saved.', 'The plan counts once it is submitted and accepted.');
      close();
    },
  );
  const form = useForm(
    { segment: opened?.trigger?.segment ?? '', issue: opened?.trigger?.issue ?? '' },
    ({ segment, issue }) => ({
      ...(filled('segment', segment, 'Enter the segment.') ?? atMost('segment', segment, 100)),
      ...(filled('issue', issue, 'Enter the issue: the reason for the PS referral.') ?? atMost('issue', issue, 2000)),
    }),
    command.problem?.errors,
  );
  const save = () =>
    form.submit(({ segment, issue }) => command.run({ segment: segment.trim(), issue: issue.trim(), revision }));
  return (
    <Window
      title="Trigger"
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
        <PresentPart part="Trigger" plan={plan} onTake={() => setRevision(plan.revision)} />
      )}
      {!may.editPlan.possible && <Text as="p">{may.editPlan.why}</Text>}
      <TextInput {...form.field('segment')} label="Segment" required maxWidth="xl" autoComplete="off" />
      <Textarea {...form.field('issue')} label="Issue" hint="The reason for the PS referral" required block rows={6} />
    </Window>
  );
}
