import { useParams } from 'react-router';
import type { List } from '../../../domain/lists.ts';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { EntryFields } from './EntryFields.tsx';
import { checkEntry, noEntry, trimmed, type EntryTexts } from './entry-texts.ts';
import { isList, listWords } from './list-words.ts';

export function NewEntryWindow() {
  const { list } = useParams();
  return isList(list) ? <NewEntry list={list} /> : null;
}

function NewEntry({ list }: { list: List }) {
  const close = useCloseWindow(addresses.list(list));
  const command = useCommand(
    (body: EntryTexts, key) =>
      api.POST('/lists/{list}/entries', { params: { path: { list }, header: { 'Idempotency-Key': key } }, body }),
    (_, { name }) => {
      announce(`“${name}” is added.`, 'Officers see it from now on.');
      close();
    },
  );
  const form = useForm<EntryTexts>(noEntry, (texts) => checkEntry(list, texts), command.problem?.errors);
  return (
    <Window
      title={`Add a ${listWords[list].one}`}
      onClose={close}
      dirty={form.dirty}
      save={{
        onSave: () => form.submit((texts) => command.run(trimmed(texts))),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown',
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <EntryFields list={list} form={form} />
    </Window>
  );
}
