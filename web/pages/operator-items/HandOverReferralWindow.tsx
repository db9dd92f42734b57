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

/** An operator gives a referral to a manager; who referred or actioned the transfer is refused by the process (PS-22). */
export function HandOverReferralWindow() {
  const { referralId = '' } = useParams();
  const close = useCloseWindow(addresses.operatorItems);
  const command = useCommand(
    (body: { managerId: string }, key) =>
      api.POST('/transfer-referrals/{referralId}/hand-over', {
        params: { path: { referralId }, header: { 'Idempotency-Key': key } },
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
        No manager in line may decide this referral: whoever referred the customer or actioned the transfer can’t. Save
        gives it to the manager you choose, whose days to decide begin now.
      </Text>
      <ManagerSelect field={form.field('managerId')} without={[]} />
    </Window>
  );
}
