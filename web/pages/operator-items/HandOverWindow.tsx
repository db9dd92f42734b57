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

type Subject = {
  /** Why an operator is asked. */
  why: string;
  handOver(subjectId: string, body: { managerId: string }, key: string): ReturnType<typeof handOverSubmission>;
};
const header = (key: string) => ({ 'Idempotency-Key': key });
const handOverSubmission = (submissionId: string, body: { managerId: string }, key: string) =>
  api.POST('/plan-submissions/{submissionId}/hand-over', {
    params: { path: { submissionId }, header: header(key) },
    body,
  });

export const submissionSubject: Subject = {
  why: 'Every manager in line submitted or edited this plan, and nobody decides their own. Save gives it to the manager you choose, whose days to decide begin now. A manager who wrote the plan is refused.',
  handOver: handOverSubmission,
};
export const referralSubject: Subject = {
  why: 'No manager in line may decide this referral: whoever referred the customer or actioned the transfer can’t. Save gives it to the manager you choose, whose days to decide begin now.',
  handOver: (referralId, body, key) =>
    api.POST('/transfer-referrals/{referralId}/hand-over', {
      params: { path: { referralId }, header: header(key) },
      body,
    }),
};

export const reassignmentSubject: Subject = {
  why: 'The officer may not see this customer any more, and no manager in line may. Save gives it to the manager you choose, who must be a RAC officer too, and who gives the customer to another officer.',
  handOver: (reassignmentId, body, key) =>
    api.POST('/restricted-reassignments/{reassignmentId}/hand-over', {
      params: { path: { reassignmentId }, header: header(key) },
      body,
    }),
};

/** An operator gives a decision to a manager; whoever may not decide it is refused by the process (PS-12, PS-22). */
export function HandOverWindow({ subject }: { subject: Subject }) {
  const { subjectId = '' } = useParams();
  const close = useCloseWindow(addresses.operatorItems);
  const command = useCommand(
    (body: { managerId: string }, key) => subject.handOver(subjectId, body, key),
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
      <Text as="p">{subject.why}</Text>
      <ManagerSelect field={form.field('managerId')} without={[]} />
    </Window>
  );
}
