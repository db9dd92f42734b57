import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import type { PhoneKind } from '../../../domain/customers/contact-details.ts';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { filled } from '../../forms/checks.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useTellUnsaved } from '../../forms/UnsavedWarning.tsx';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import css from './CustomerDetails.module.css';
import { kindOf, kindOptions } from './PhoneForm.tsx';

type Props = { customerId: string; onAdded: () => void; tell: (name: string, dirty: boolean) => void };

export function AddPhone({ customerId, onAdded, tell }: Props) {
  const command = useCommand(
    (body: { kind: PhoneKind; number: string }, key) =>
      api.POST('/customers/{customerId}/phones', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    (_, { number }) => {
      announce('Added.', `${number} is recorded, and valid until somebody ticks Invalid.`);
      onAdded();
    },
  );
  const form = useForm(
    { kind: 'mobile', number: '' },
    ({ number }) => filled('number', number, 'Enter the phone number.') ?? {},
    command.problem?.errors,
  );
  useTellUnsaved(tell, 'addPhone', form.values.number.trim() !== '');
  return (
    <form
      className={css['phone']}
      noValidate
      aria-label="Add a phone number"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ kind, number }) => command.run({ kind: kindOf(kind), number: number.trim() }));
      }}
    >
      <h3 className={css['subtitle']}>Add a phone number</h3>
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <div className={css['row']}>
        <Select {...form.field('kind')} label="Kind of phone" required options={kindOptions} />
        <TextInput
          {...form.field('number')}
          label="Phone number"
          hint="0491 570 006, or +64 21 123 4567"
          type="tel"
          required
          maxWidth="md"
          autoComplete="off"
        />
      </div>
      <div className={css['buttons']}>
        <Button
          type="submit"
          variant="secondary"
          size="sm"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          Add
        </Button>
      </div>
    </form>
  );
}
