import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { divergenceWords } from '../../../domain/divergence.ts';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { Window } from '../../frame/Window.tsx';
import { useCloseWindow } from '../../frame/window-address.ts';
import css from './Operations.module.css';
import { operationsQuery } from './operations-query.ts';
import { kindWords } from './words.ts';

/** Says what will happen, and does it once. */
export function RepairWindow() {
  const { processId = '' } = useParams();
  const close = useCloseWindow(addresses.operations);
  const { data } = useQuery(operationsQuery);
  const place = data?.stuck.find((stuck) => stuck.processId === processId);
  const command = useCommand(
    (body: { processId: string }, key) =>
      api.POST('/operations/repairs', { params: { header: { 'Idempotency-Key': key } }, body }),
    ({ repaired }) => {
      if (repaired) announce('Repaired.', 'The process goes on where its last recorded step left it.');
      else
        announce('Nothing was to be repaired.', 'The process is healthy: somebody else repaired it, or it caught up.');
      close();
    },
  );
  return (
    <Window
      title="Repair"
      onClose={close}
      save={{
        label: 'Repair',
        onSave: () => command.run({ processId }),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown',
      }}
    >
      <CommandFailure command={command} />
      {place && (
        <Text as="p">
          <strong>{kindWords(place.kind)}</strong>: {divergenceWords[place.found].is}
        </Text>
      )}
      <Text as="p">
        {place?.found === 'unheard'
          ? 'Repair tells the process again what it never recorded, and leaves its workflow alone.'
          : 'Repair starts the process again from its row: it goes on from its last recorded step by the same dates, and is told again what it had not recorded.'}
      </Text>
      <p className={css['id']}>{processId}</p>
    </Window>
  );
}
