import { Text } from '@ag.ds-next/react/text';
import { useParams } from 'react-router';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { ManagerSelect } from '../../people/ManagerSelect.tsx';

/** An operator gives a submission to a manager; who wrote the plan is refused by the process (PS-12). */
export function HandOverWindow() {
  const { submissionId = '' } = useParams();
  const close = useCloseWindow(addresses.operatorItems);
  const command = useCommand(
    (body: { managerId: string }, key) =>
      api.POST('/plan-submissions/{submissionId}/hand-over', {
        params: { path: { submissionId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => {
      announce('Handed over.', 'It is on the manager’s Service Manager Actions List.');
      close();
    },
  );
  const form = useForm(
    { managerId: '' },
    ({ managerId }) => (managerId ? {} : { managerId: 'Choose a manager.' }),
    command.problem?.errors,
  );
  return (
    <Window
      title="Hand over"
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
        Every manager in line submitted or edited this plan, and nobody decides their own. Save gives it to the manager
        you choose, whose days to decide begin now. A manager who wrote the plan is refused.
      </Text>
      <ManagerSelect field={form.field('managerId')} without={[]} />
    </Window>
  );
}
