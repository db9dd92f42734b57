/** To whom several decisions go; each is handed over by its own process, which refuses a manager who may not decide it. */
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../client/client.ts';
import type { ManagerAction } from '../../client/model.ts';
import { managersQuery } from '../../client/reads.ts';
import { useForm } from '../../forms/useForm.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import type { BulkQuestion } from '../../lists/bulk-types.ts';
import { ManagerSelect } from '../../people/ManagerSelect.tsx';
import { isOnlyTold } from './item-kinds.ts';

export function HandOverQuestion({ rows, onGo, onCancel }: BulkQuestion<ManagerAction>) {
  const managers = useQuery(managersQuery).data?.items ?? [];
  const form = useForm({ managerId: '' }, ({ managerId }) =>
    managerId ? {} : { managerId: 'Choose the manager to whom you hand them.' },
  );
  const decisions = rows.filter(({ kind }) => !isOnlyTold(kind)).length;
  const go = () =>
    form.submit(({ managerId }) =>
      onGo({
        send: (row, key) => handOver(row, managerId, key),
        done: `handed over to ${managers.find(({ id }) => id === managerId)?.name ?? 'the manager'}`,
      }),
    );
  return (
    <Confirmation
      title={decisions === 1 ? 'Hand over 1 decision' : `Hand over ${decisions} decisions`}
      confirm="Hand over"
      busy={false}
      onConfirm={go}
      onCancel={onCancel}
    >
      <Text as="p">
        They go to the manager’s Service Manager Actions List at once, whose days to decide begin anew. What the manager
        wrote or actioned is refused and stays with you.
      </Text>
      <ManagerSelect field={form.field('managerId')} without={[]} />
    </Confirmation>
  );
}

function handOver({ submissionId, referralId, processId }: ManagerAction, managerId: string, key: string) {
  const header = { 'Idempotency-Key': key };
  const body = { managerId };
  if (submissionId !== null)
    return api.POST('/plan-submissions/{submissionId}/hand-over', { params: { path: { submissionId }, header }, body });
  if (referralId !== null)
    return api.POST('/transfer-referrals/{referralId}/hand-over', { params: { path: { referralId }, header }, body });
  const reassignmentId = processId.replace('restricted-reassignment/', '');
  return api.POST('/restricted-reassignments/{reassignmentId}/hand-over', {
    params: { path: { reassignmentId }, header },
    body,
  });
}
