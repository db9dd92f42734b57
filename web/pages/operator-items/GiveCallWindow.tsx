/** An operator gives a call to an officer, where no team leader is left who may see the customer (EM-40). */
import { Text } from '@ag.ds-next/react/text';
import { useParams } from 'react-router';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { OfficerSelect } from '../../people/OfficerSelect.tsx';

export function GiveCallWindow() {
  const { subjectId: messageId = '' } = useParams();
  const close = useCloseWindow(addresses.operatorItems);
  const command = useCommand(
    (body: { toId: string }, key) =>
      api.POST('/pre-call-follow-ups/{messageId}/give', {
        params: { path: { messageId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => {
      announce('Given.', 'It is on the officer’s list of work items.');
      close();
    },
  );
  const form = useForm(
    { toId: '' },
    ({ toId }) => ({ ...filled('toId', toId, 'Choose an officer.') }),
    command.problem?.errors,
  );
  return (
    <Window
      title="Give the call to an officer"
      onClose={close}
      save={{
        onSave: () => form.submit((chosen) => command.run(chosen)),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown',
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <Text as="p">
        A call after a pre-call message waits, and no team leader is left who may see the customer. Save gives it to the
        officer you choose; who may not see the customer is refused.
      </Text>
      <OfficerSelect field={form.field('toId')} without={null} />
    </Window>
  );
}
