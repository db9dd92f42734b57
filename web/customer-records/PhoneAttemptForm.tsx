import { Select } from '@ag.ds-next/react/select';
import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { phoneKindWords } from '../../domain/customers/contact-details.ts';
import { longestRecord } from '../../domain/customers/records.ts';
import { api } from '../client/client.ts';
import { customerQuery } from '../client/reads.ts';
import { useCommand } from '../commands/useCommand.ts';
import { atMost, filled } from '../forms/checks.ts';
import { useForm } from '../forms/useForm.ts';
import { announce } from '../frame/notices.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { InlineForm } from './InlineForm.tsx';
import type { RecordFormProps } from './record-form.ts';

const kinds: Readonly<Record<string, string>> = phoneKindWords;

/** One of the customer's numbers was rung, just now (EM-12). */
export function PhoneAttemptForm({ customerId, title, onClose }: RecordFormProps) {
  const { data: customer } = useQuery(customerQuery(customerId));
  const phones = customer?.phones;
  const command = useCommand(
    (given: { phoneId: string; reached: boolean; text: string }, key) =>
      api.POST('/customers/{customerId}/contacts', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: { kind: 'phoneAttempt', ...given },
      }),
    (_made, { reached }) => {
      announce('Phone attempt recorded.', reached ? 'The customer was reached.' : 'The customer was not reached.');
      onClose();
    },
  );
  const form = useForm(
    { phoneId: '', reached: '', text: '' },
    ({ phoneId, reached, text }) => ({
      ...filled('phoneId', phoneId, 'Choose the number that you rang.'),
      ...filled('reached', reached, 'Say whether you reached the customer.'),
      ...atMost('text', text, longestRecord),
    }),
    command.problem?.errors,
  );
  const save = () =>
    form.submit(({ phoneId, reached, text }) =>
      command.run({ phoneId, reached: reached === 'yes', text: text.trim() }),
    );
  return (
    <InlineForm title={title} form={form} command={command} onSave={save} onCancel={onClose}>
      {phones?.length === 0 && <Text as="p">No phone number is recorded. Record one in Customer Summary first.</Text>}
      <Select
        {...form.field('phoneId')}
        label="Number that you rang"
        required
        block
        placeholder="Choose a number"
        options={(phones ?? []).map(({ id, kind, number, valid }) => ({
          value: id,
          label: `${kinds[kind] ?? kind} ${number}${valid ? '' : ' (Invalid)'}`,
        }))}
      />
      <ChoiceField
        label="Outcome"
        field={form.field('reached')}
        set={(value) => form.set('reached', value)}
        options={[
          { value: 'yes', label: 'Reached' },
          { value: 'no', label: 'Not reached' },
        ]}
      />
      <TextInput {...form.field('text')} label="Remark" block autoComplete="off" />
    </InlineForm>
  );
}
