import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useParams } from 'react-router';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { atMost, filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { Window } from '../../frame/Window.tsx';
import { announce } from '../../frame/notices.ts';
import { formatDate } from '../../time/When.tsx';
import { usePageRecord } from './record-of-page.ts';

export function AddNoteWindow() {
  const { record, close } = usePageRecord();
  const { stackingDocumentId = '', correctsId } = useParams();
  const document = record.stackingDocuments.find(({ id }) => id === stackingDocumentId);
  const corrected = document?.notes.find(({ id }) => id === correctsId);
  const command = useCommand(
    (body: { subject: string; text: string }, key) =>
      api.POST('/stacking-documents/{stackingDocumentId}/notes', {
        params: { path: { stackingDocumentId }, header: { 'Idempotency-Key': key } },
        body: { ...body, ...(corrected ? { correctsId: corrected.id } : {}) },
      }),
    () => {
      announce('Note added.');
      close();
    },
  );
  const form = useForm(
    { subject: corrected?.subject ?? '', text: '' },
    ({ subject, text }) => ({
      ...(filled('subject', subject, 'Enter a subject header.') ?? atMost('subject', subject, 200)),
      ...(filled('text', text, 'Enter the text of the note.') ?? atMost('text', text, 10_000)),
    }),
    command.problem?.errors,
  );
  const { addNote } = record.may;
  const save = () => form.submit(({ subject, text }) => command.run({ subject: subject.trim(), text: text.trim() }));
  return (
    <Window
      title={correctsId ? 'Correct note' : 'Add note'}
      onClose={close}
      dirty={form.dirty}
      save={{
        onSave: save,
        busy: command.phase === 'busy',
        disabled:
          command.phase === 'unknown' || !addNote.possible || !document || (correctsId !== undefined && !corrected),
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <CustomerLine customer={record.customer} />
      {!addNote.possible && <Text as="p">{addNote.why}</Text>}
      <Text as="p">
        {document
          ? `To the stacking document of ${formatDate(document.date)}. A note can’t be changed or removed: a correction is a new note.`
          : 'There is no such stacking document of this customer.'}
      </Text>
      {corrected && (
        <Text as="p">
          It corrects the note “{corrected.subject}”, which stays as it is and says that it was corrected: “
          {corrected.text}”
        </Text>
      )}
      <TextInput {...form.field('subject')} label="Subject header" required block autoComplete="off" />
      <Textarea {...form.field('text')} label="Text" required block rows={10} />
    </Window>
  );
}
