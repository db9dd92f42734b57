import { PageAlert } from '@ag.ds-next/react/page-alert';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { List } from '../../../domain/lists.ts';
import type { ListEntry } from '../../client/model.ts';
import { listQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { ChangedMeanwhile, TakenFromOthers } from '../../forms/ChangedMeanwhile.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useRevisedForm } from '../../forms/useRevisedForm.ts';
import { LoadedWindow } from '../../frame/LoadedWindow.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { EntryFields } from './EntryFields.tsx';
import { checkEntry, textsOf, trimmed, type EntryTexts } from './entry-texts.ts';
import { fieldsOf, isList, listWords } from './list-words.ts';
import { saveEntry, type EntryChange } from './save-entry.ts';

export function EntryWindow() {
  const { list, entryId = '' } = useParams();
  return isList(list) ? <TheEntry list={list} entryId={entryId} /> : null;
}

function TheEntry({ list, entryId }: { list: List; entryId: string }) {
  const close = useCloseWindow(addresses.list(list));
  const query = useQuery(listQuery(list));
  const title = `Change ${listWords[list].one}`;
  return (
    <LoadedWindow query={query} title={title} missing="There is no such list" onClose={close}>
      {({ items }) => {
        const entry = items.find(({ id }) => id === entryId);
        return entry ? (
          <ChangeEntry key={entry.id} list={list} entry={entry} title={title} onClose={close} />
        ) : (
          <Window title={title} onClose={close}>
            <PageAlert tone="info" title="There is no such entry" />
          </Window>
        );
      }}
    </LoadedWindow>
  );
}

type Props = { list: List; entry: ListEntry; title: string; onClose: () => void };

function ChangeEntry({ list, entry, title, onClose }: Props) {
  const revised = useRevisedForm({
    read: { revision: entry.revision, texts: textsOf(entry) },
    check: (texts: EntryTexts) => checkEntry(list, texts),
    send: (change: EntryChange, key) => saveEntry(list, entry.id, change, key),
    answered: () => null,
    onDone: () => {
      announce('Saved.', entry.active ? 'Officers see it from now on.' : 'It is still retired.');
      onClose();
    },
  });
  const { form, command, meanwhile, mine, taken } = revised;
  const labels: Record<keyof EntryTexts, string> = { name: '', purpose: '', text: '' };
  for (const field of fieldsOf(list)) labels[field] = listWords[list].fields[field]?.label ?? '';
  return (
    <Window
      title={title}
      onClose={onClose}
      dirty={mine.length > 0}
      save={{
        onSave: () =>
          form.submit((texts) => command.run({ ...trimmed(texts), active: entry.active, revision: revised.revision })),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown' || mine.length === 0,
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {meanwhile && <ChangedMeanwhile what="This entry" meanwhile={meanwhile} labels={labels} />}
      <TakenFromOthers taken={taken} labels={labels} />
      <EntryFields list={list} form={form} kept />
    </Window>
  );
}
