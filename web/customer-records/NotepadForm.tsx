import { Textarea } from '@ag.ds-next/react/textarea';
import { longestRecord, notepadKinds, raisers, type NotepadKind, type Raiser } from '../../domain/customers/records.ts';
import { api } from '../client/client.ts';
import { useCommand } from '../commands/useCommand.ts';
import { atMost, filled } from '../forms/checks.ts';
import { useForm } from '../forms/useForm.ts';
import { announce } from '../frame/notices.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { InlineForm } from './InlineForm.tsx';
import type { RecordFormProps } from './record-form.ts';

type Given = { kind: NotepadKind; raisedBy: Raiser | null; text: string };

/** `kind`: where the verb that opened it says it already. */
export function NotepadForm({ customerId, title, onClose, kind: given }: RecordFormProps & { kind?: NotepadKind }) {
  const command = useCommand(
    (given: Given, key) =>
      api.POST('/customers/{customerId}/notepads', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: given,
      }),
    (_made, { kind }) => {
      announce('Notepad added.', kind === 'FDV' ? 'Before each message it is now asked for a review.' : undefined);
      onClose();
    },
  );
  const form = useForm(
    { kind: given ?? '', raisedBy: '', text: '' },
    ({ kind, raisedBy, text }) => ({
      ...filled('kind', kind, 'Choose General or FDV.'),
      ...(kind === 'FDV' ? filled('raisedBy', raisedBy, 'Say who raised the concerns, or that it is not known.') : {}),
      ...(filled('text', text, 'Enter the text of the notepad.') ?? atMost('text', text, longestRecord)),
    }),
    command.problem?.errors,
  );
  const { kind } = form.values;
  const save = () =>
    form.submit((given) => {
      const chosen = notepadKinds.find((each) => each === given.kind);
      if (!chosen) return;
      const raisedBy = chosen === 'FDV' ? (raisers.find((each) => each === given.raisedBy) ?? null) : null;
      command.run({ kind: chosen, raisedBy, text: given.text.trim() });
    });
  return (
    <InlineForm title={title} form={form} command={command} onSave={save} onCancel={onClose}>
      {!given && (
        <ChoiceField
          label="Kind"
          field={form.field('kind')}
          set={(value) => form.set('kind', value)}
          options={[
            { value: 'General', label: 'General' },
            { value: 'FDV', label: 'FDV: evidence that suggests FDV concerns' },
          ]}
        />
      )}
      {kind === 'FDV' && (
        <ChoiceField
          label="Who raised the concerns"
          field={form.field('raisedBy')}
          set={(value) => form.set('raisedBy', value)}
          options={[
            { value: 'thisCustomer', label: 'This customer' },
            { value: 'otherParty', label: 'The other party' },
            { value: 'notKnown', label: 'Not known' },
          ]}
        />
      )}
      <Textarea
        {...form.field('text')}
        label="Notepad"
        hint="It can’t be changed or removed: a correction is a new notepad."
        required
        block
        rows={4}
      />
    </InlineForm>
  );
}
