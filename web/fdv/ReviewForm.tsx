/** EM-8: what the officer concludes from the notepad; unsure asks an SSO or team leader. */
import { Select } from '@ag.ds-next/react/select';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useQuery } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import { fdvConsultantsQuery } from '../client/reads.ts';
import { useCommand } from '../commands/useCommand.ts';
import { ChoiceField } from '../customer-records/ChoiceField.tsx';
import { InlineForm } from '../customer-records/InlineForm.tsx';
import { atMost, filled } from '../forms/checks.ts';
import { useForm } from '../forms/useForm.ts';
import { announce } from '../frame/notices.ts';

type Recorded =
  { verdict: 'appropriate' | 'notAppropriate' } | { verdict: 'unsure'; question: string; consultantId: string };

const done: Record<Recorded['verdict'], [title: string, text: string]> = {
  appropriate: ['The review is recorded.', 'It counts for your next message to this customer.'],
  notAppropriate: ['The review is recorded.', 'No message is sent. Contact the customer another way.'],
  unsure: ['The question is asked.', 'What you composed is kept. The answer comes as a work item of yours.'],
};

export function ReviewForm({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { data, isPending } = useQuery(fdvConsultantsQuery);
  const consultants = data?.items ?? [];
  const command = useCommand(
    (body: Recorded, key) =>
      api.POST('/customers/{customerId}/fdv-reviews', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    (_made, { verdict }) => {
      announce(...done[verdict]);
      onClose();
    },
  );
  const form = useForm(
    { verdict: '', consultantId: '', question: '' },
    ({ verdict, consultantId, question }) => ({
      ...filled('verdict', verdict, 'Choose what you conclude.'),
      ...(verdict === 'unsure'
        ? {
            ...filled('consultantId', consultantId, 'Choose whom you ask.'),
            ...(filled('question', question, 'Enter what you ask.') ?? atMost('question', question, 2000)),
          }
        : {}),
    }),
    command.problem?.errors,
  );
  const save = () =>
    form.submit(({ verdict, consultantId, question }) => {
      if (verdict === 'unsure') command.run({ verdict, consultantId, question: question.trim() });
      else if (verdict === 'appropriate' || verdict === 'notAppropriate') command.run({ verdict });
    });
  return (
    <InlineForm
      title="The relevant notepad was reviewed"
      form={form}
      command={command}
      onSave={save}
      onCancel={onClose}
    >
      <ChoiceField
        label="A message to this customer is"
        field={form.field('verdict')}
        set={(value) => form.set('verdict', value)}
        options={[
          { value: 'appropriate', label: 'Appropriate' },
          { value: 'notAppropriate', label: 'Not appropriate: nothing is sent' },
          { value: 'unsure', label: 'Unsure: ask an SSO or team leader' },
        ]}
      />
      {form.values.verdict === 'unsure' && (
        <>
          <Select
            {...form.field('consultantId')}
            label="Whom you ask"
            hint="Your team first. Without an answer in time it goes to the next one by itself."
            required
            maxWidth="xl"
            placeholder={
              isPending
                ? 'Loading'
                : consultants.length === 0
                  ? 'No SSO or team leader is there today'
                  : 'Choose an SSO or team leader'
            }
            options={consultants.map(({ id, name, role, team }) => ({
              value: id,
              label: [name, role, team].filter(Boolean).join(', '),
            }))}
          />
          <Textarea {...form.field('question')} label="Question" required block rows={3} />
        </>
      )}
    </InlineForm>
  );
}
