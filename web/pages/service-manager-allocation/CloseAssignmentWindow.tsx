import { Text } from '@ag.ds-next/react/text';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '../../client/client.ts';
import { customerQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { atMost, filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';

export function CloseAssignmentWindow() {
  const { assignmentId = '', customerId = '' } = useParams();
  const close = useCloseWindow(`${addresses.allocation}/assigned-customers`);
  const customer = useQuery(customerQuery(customerId));
  const command = useCommand(
    (body: { reason: string }, key) =>
      api.POST('/assignments/{assignmentId}/close', {
        params: { path: { assignmentId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => {
      announce('Assignment closed.', 'The customer has left the officer’s list.');
      close();
    },
  );
  const form = useForm(
    { reason: '' },
    ({ reason }) => filled('reason', reason, 'Enter the reason.') ?? atMost('reason', reason, 2000) ?? {},
    command.problem?.errors,
  );
  return (
    <Window
      title="Close assignment"
      onClose={close}
      dirty={form.dirty}
      save={{
        onSave: () => form.submit(({ reason }) => command.run({ reason: reason.trim() })),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown',
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <Loaded query={customer} missing="There is no such customer">
        {(read) => <CustomerLine customer={read} />}
      </Loaded>
      <Text as="p">
        Save takes the customer out of Personalised Services; a plan that waits for approval ends. It can’t be undone:
        the way back is a new internal referral.
      </Text>
      <Textarea {...form.field('reason')} label="Reason" required block rows={4} />
    </Window>
  );
}
