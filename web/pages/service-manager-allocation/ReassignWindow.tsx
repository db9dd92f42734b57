import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api } from '../../client/client.ts';
import { customerQuery, personalisedServicesQuery, workloadQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { OfficersSoFar } from '../../people/OfficersSoFar.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { WorkloadList } from './WorkloadList.tsx';

export function ReassignWindow() {
  const { assignmentId = '', customerId = '' } = useParams();
  const close = useCloseWindow(`${addresses.allocation}/assigned-customers`);
  const customer = useQuery(customerQuery(customerId));
  const stays = useQuery(personalisedServicesQuery(customerId));
  const workload = useQuery(workloadQuery);
  const [officerId, setOfficerId] = useState('');
  const present = customer.data?.assignment?.officer;
  const teams = (workload.data?.teams ?? []).map((team) => ({
    ...team,
    officers: team.officers.filter(({ id }) => id !== present?.id),
  }));
  const chosen = teams.flatMap(({ officers }) => officers).find(({ id }) => id === officerId);
  const command = useCommand(
    (body: { officerId: string }, key) =>
      api.POST('/assignments/{assignmentId}/officer', {
        params: { path: { assignmentId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => {
      announce('Reassigned.', `The customer is now on the CSO Actions List of ${chosen?.name ?? 'the officer'}.`);
      close();
    },
  );
  return (
    <Window
      title="Reassign customer"
      onClose={close}
      save={{
        onSave: () => command.run({ officerId }),
        busy: command.phase === 'busy',
        disabled: !officerId || command.phase === 'unknown',
      }}
    >
      <CommandFailure command={command} />
      <Loaded query={customer} missing="There is no such customer">
        {(read) => (
          <>
            <CustomerLine customer={read} />
            {present && (
              <Text as="p">
                With <PersonName person={present} /> at present. Save gives the customer to the officer chosen, with the
                open work items; the history of assignments is kept.
              </Text>
            )}
            {stays.data?.assignment && <OfficersSoFar officers={stays.data.assignment.officers} />}
          </>
        )}
      </Loaded>
      <Loaded query={workload} missing="There is no such list">
        {() => <WorkloadList teams={teams} chosen={officerId} onChoose={setOfficerId} name="new-officer" />}
      </Loaded>
    </Window>
  );
}
