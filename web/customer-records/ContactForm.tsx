import { Select } from '@ag.ds-next/react/select';
import { Textarea } from '@ag.ds-next/react/textarea';
import { contactChannels, contactChannelWords, longestRecord } from '../../domain/customers/records.ts';
import { api } from '../client/client.ts';
import { useCommand } from '../commands/useCommand.ts';
import { atMost, filled } from '../forms/checks.ts';
import { useForm } from '../forms/useForm.ts';
import { announce } from '../frame/notices.ts';
import { useSession } from '../session/session-context.ts';
import { useNow } from '../time/now.ts';
import { instantOf, justNow, whatIsWrong } from './happened.ts';
import { HappenedFields } from './HappenedFields.tsx';
import { InlineForm } from './InlineForm.tsx';
import type { RecordFormProps } from './record-form.ts';

type Given = { channel: (typeof contactChannels)[number]; text: string; occurredAt?: string };

/** The customer contacted Child Support (EM-13); what was sent to them, or came by SMS, is no contact. */
export function ContactForm({ customerId, title, onClose }: RecordFormProps) {
  const { agencyTimeZone } = useSession();
  const now = useNow();
  const command = useCommand(
    (given: Given, key) =>
      api.POST('/customers/{customerId}/contacts', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: { kind: 'byCustomer', ...given },
      }),
    () => {
      announce('Contact recorded.', 'It counts as an answer to the messages before it.');
      onClose();
    },
  );
  const form = useForm(
    { channel: '', ...justNow, text: '' },
    ({ channel, text, ...happened }) => ({
      ...filled('channel', channel, 'Choose how the customer made contact.'),
      ...whatIsWrong(happened, agencyTimeZone, now),
      ...(filled('text', text, 'Enter what it was about.') ?? atMost('text', text, longestRecord)),
    }),
    renamed(command.problem?.errors),
  );
  const save = () =>
    form.submit(({ channel, text, ...happened }) => {
      const chosen = contactChannels.find((each) => each === channel);
      const occurredAt = instantOf(happened, agencyTimeZone);
      if (!chosen || occurredAt === null) return;
      command.run({ channel: chosen, text: text.trim(), ...(occurredAt ? { occurredAt } : {}) });
    });
  return (
    <InlineForm title={title} form={form} command={command} onSave={save} onCancel={onClose}>
      <Select
        {...form.field('channel')}
        label="How the customer made contact"
        required
        block
        placeholder="Choose"
        options={contactChannels.map((value) => ({ value, label: contactChannelWords[value] }))}
      />
      <HappenedFields form={form} />
      <Textarea {...form.field('text')} label="What it was about" required block rows={3} />
    </InlineForm>
  );
}

/** What the server calls `occurredAt` is the form's date. */
const renamed = (errors: readonly { field: string; message: string }[] = []) =>
  errors.map((error) => (error.field === 'occurredAt' ? { ...error, field: 'date' } : error));
