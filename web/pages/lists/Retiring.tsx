/** Retire an entry, and the way back. */
import { Button } from '@ag.ds-next/react/button';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import type { List } from '../../../domain/lists.ts';
import type { ListEntry } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { announce } from '../../frame/notices.ts';
import { textsOf } from './entry-texts.ts';
import { listWords } from './list-words.ts';
import { saveEntry, type EntryChange } from './save-entry.ts';

/** `name`: tells it from the others, on the buttons. */
export function Retiring({ list, entry, name }: { list: List; entry: ListEntry; name: string }) {
  const [asking, setAsking] = useState(false);
  const command = useCommand(
    (change: EntryChange, key) => saveEntry(list, entry.id, change, key),
    (saved) => {
      setAsking(false);
      if (saved.active) announce('Offered again.', `Officers see “${name}” from now on.`);
      else announce('Retired.', `“${name}” is no longer offered.`);
    },
  );
  const { active, revision } = entry;
  const verb = active ? 'Retire' : 'Offer again';
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        aria-label={`${verb}: ${name}`}
        onClick={() => {
          command.forget();
          setAsking(true);
        }}
      >
        {verb}
      </Button>
      {asking && (
        <Confirmation
          title={active ? `Retire “${name}”?` : `Offer “${name}” again?`}
          confirm={verb}
          busy={command.phase === 'busy'}
          disabled={command.phase === 'unknown'}
          onConfirm={() => command.run({ ...textsOf(entry), active: !active, revision })}
          onCancel={() => setAsking(false)}
        >
          <CommandFailure command={command} />
          <Text as="p">
            {active
              ? `It is no longer offered. ${listWords[list].retired} It can be offered again.`
              : 'Officers see it at once.'}
          </Text>
        </Confirmation>
      )}
    </>
  );
}
