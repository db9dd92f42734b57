import { Text } from '@ag.ds-next/react/text';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Facts } from '../../frame/Section.tsx';
import { Window } from '../../frame/Window.tsx';
import { announce } from '../../frame/notices.ts';
import { usePageRecord } from './record-of-page.ts';

export function NewStackingDocumentWindow() {
  const { record, customerId, close } = usePageRecord();
  const { customer, may } = record;
  const command = useCommand(
    (_: object, key) =>
      api.POST('/customers/{customerId}/stacking-documents', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    () => {
      announce('Stacking document created.', 'Notes can be added to it now.');
      close();
    },
  );
  const possible = may.createStackingDocument.possible;
  return (
    <Window
      title="Create stacking document"
      onClose={close}
      save={{
        onSave: () => command.run({}),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown' || !possible,
      }}
    >
      <CommandFailure command={command} />
      <CustomerLine customer={customer} />
      {!may.createStackingDocument.possible && <Text as="p">{may.createStackingDocument.why}</Text>}
      <Text as="p">
        Save creates a stacking document of today, with this communication record. It can’t be removed.
      </Text>
      <Facts
        facts={[
          ['Type', 'Phone Out'],
          ['Reason', 'PERS SERVICES'],
          ['Category', 'PS CUSTOMER CONTACT'],
          ['Issue', 'blank'],
        ]}
      />
    </Window>
  );
}
