/** PS-4: to whom several customers go, each by a command of its own. */
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { AssignedCustomer } from '../../client/model.ts';
import { workloadQuery } from '../../client/reads.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import type { BulkQuestion } from '../../lists/bulk-types.ts';
import { WorkloadList } from './WorkloadList.tsx';

export function ReassignQuestion({ rows, onGo, onCancel }: BulkQuestion<AssignedCustomer>) {
  const workload = useQuery(workloadQuery);
  const [officerId, setOfficerId] = useState('');
  const officers = workload.data?.teams.flatMap((team) => team.officers) ?? [];
  const chosen = officers.find(({ id }) => id === officerId);
  const theirs = rows.filter(({ officer }) => officer.id === officerId).length;
  const go = () =>
    onGo({
      send: ({ assignmentId }, key) =>
        api.POST('/assignments/{assignmentId}/officer', {
          params: { path: { assignmentId }, header: { 'Idempotency-Key': key } },
          body: { officerId },
        }),
      done: `given to ${chosen?.name ?? 'the officer'}`,
    });
  return (
    <Confirmation
      title={rows.length === 1 ? 'Reassign 1 customer' : `Reassign ${rows.length} customers`}
      confirm="Reassign"
      busy={false}
      disabled={!chosen}
      onConfirm={go}
      onCancel={onCancel}
    >
      <Text as="p">
        Each goes to the officer chosen with the open work items; the history of assignments is kept. Who can’t be given
        to this officer stays where they are, and the list says why.
      </Text>
      {theirs > 0 && chosen && (
        <Text as="p">
          {theirs} of them {theirs === 1 ? 'is' : 'are'} with {chosen.name} already.
        </Text>
      )}
      <Loaded query={workload} missing="There is no such list">
        {({ teams }) => (
          <WorkloadList teams={teams} chosen={officerId} onChoose={setOfficerId} name="officer-of-several" />
        )}
      </Loaded>
    </Confirmation>
  );
}
