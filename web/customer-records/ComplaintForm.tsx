import { Textarea } from '@ag.ds-next/react/textarea';
import { longestRecord } from '../../domain/customers/records.ts';
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

export function ComplaintForm({ customerId, title, onClose }: RecordFormProps) {
  const { agencyTimeZone } = useSession();
  const now = useNow();
  const command = useCommand(
    (given: { text: string; receivedAt?: string }, key) =>
      api.POST('/customers/{customerId}/complaints', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: given,
      }),
    () => {
      announce('Complaint added.', 'It stays open until it is closed here.');
      onClose();
    },
  );
  const form = useForm(
    { ...justNow, text: '' },
    ({ text, ...happened }) => ({
      ...whatIsWrong(happened, agencyTimeZone, now),
      ...(filled('text', text, 'Enter what the customer complains about.') ?? atMost('text', text, longestRecord)),
    }),
    (command.problem?.errors ?? []).map((error) =>
      error.field === 'receivedAt' ? { ...error, field: 'date' } : error,
    ),
  );
  const save = () =>
    form.submit(({ text, ...happened }) => {
      const receivedAt = instantOf(happened, agencyTimeZone);
      if (receivedAt !== null) command.run({ text: text.trim(), ...(receivedAt ? { receivedAt } : {}) });
    });
  return (
    <InlineForm title={title} form={form} command={command} onSave={save} onCancel={onClose}>
      <HappenedFields form={form} />
      <Textarea {...form.field('text')} label="Complaint" required block rows={4} />
    </InlineForm>
  );
}
