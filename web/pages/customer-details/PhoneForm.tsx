/** One number: what it is, and whether it is valid (EM-29). */
import { VisuallyHidden } from '@ag.ds-next/react/a11y';
import { Button } from '@ag.ds-next/react/button';
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { Select } from '@ag.ds-next/react/select';
import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useState } from 'react';
import {
  phoneKinds,
  phoneKindWords,
  type PhoneKind,
  type SmsReach,
} from '../../../domain/customers/contact-details.ts';
import { api } from '../../client/client.ts';
import type { CustomerDetails } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { filled } from '../../forms/checks.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { TheirChanges } from '../../forms/TheirChanges.tsx';
import { useTellUnsaved } from '../../forms/UnsavedWarning.tsx';
import { useForm } from '../../forms/useForm.ts';
import { useStandsOn, type Stand } from '../../forms/useStandsOn.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { announce } from '../../frame/notices.ts';
import { BouncedMessages } from './Bounced.tsx';
import css from './CustomerDetails.module.css';
import { yes } from './details-fields.ts';

type Phone = CustomerDetails['phones'][number];
type PhoneTexts = Record<'kind' | 'number' | 'invalid', string>;
type Props = {
  phone: Phone;
  details: CustomerDetails;
  tell: (name: string, dirty: boolean) => void;
};

const textsOf = ({ kind, number, valid }: Phone): PhoneTexts => ({ kind, number, invalid: valid ? '' : yes });
export const kindOf = (text: string): PhoneKind => phoneKinds.find((kind) => kind === text) ?? 'mobile';
export const kindOptions = phoneKinds.map((kind) => ({ value: kind, label: phoneKindWords[kind] }));
const reaches: Record<SmsReach, string> = {
  possible: 'SMS can go to this number.',
  overseas: 'Overseas: no SMS goes to this number.',
  noMobile: 'Not recorded as a mobile: no SMS goes to this number.',
  invalid: 'Not valid: no SMS goes to this number.',
};
const labels: Record<keyof PhoneTexts, string> = { kind: 'Kind', number: 'Number', invalid: 'Invalid' };

export function PhoneForm({ phone, details, tell }: Props) {
  const { customer, revision, lastChange } = details;
  const path = { customerId: customer.id, phoneId: phone.id };
  const now = textsOf(phone);
  const [base, setBase] = useState<Stand<PhoneTexts>>({ revision, texts: now });
  const [removing, setRemoving] = useState(false);
  const headers = (key: string, stoodOn: number) => ({ 'Idempotency-Key': key, 'If-Match': `"${stoodOn}"` });
  const command = useCommand(
    ({ texts, revision: stoodOn }: { texts: PhoneTexts; revision: number }, key) =>
      api.PUT('/customers/{customerId}/phones/{phoneId}', {
        params: { path, header: headers(key, stoodOn) },
        body: { kind: kindOf(texts.kind), number: texts.number, valid: texts.invalid !== yes },
      }),
    (saved, { texts }) => {
      const present = saved.phones.find(({ id }) => id === phone.id);
      if (present) setBase({ revision: saved.revision, texts: textsOf(present), sent: texts });
      announce(
        'Saved.',
        texts.invalid === yes ? `No SMS goes to ${phone.number} any more.` : `${texts.number} is recorded.`,
      );
    },
  );
  const remove = useCommand(
    (stoodOn: { revision: number }, key) =>
      api.DELETE('/customers/{customerId}/phones/{phoneId}', {
        params: { path, header: headers(key, stoodOn.revision) },
      }),
    () => announce('Removed.', `${phone.number} is no longer recorded for ${customer.name}.`),
  );
  const form = useForm(
    now,
    ({ number }) => filled('number', number, 'Enter the phone number.') ?? {},
    command.problem?.errors,
  );
  const { mine, theirs, take } = useStandsOn(form, { revision, texts: now }, [base, setBase], command);
  useTellUnsaved(tell, phone.id, mine.length > 0);
  const shown = (name: keyof PhoneTexts, texts: PhoneTexts) =>
    name === 'kind'
      ? phoneKindWords[kindOf(texts.kind)]
      : name === 'number'
        ? texts.number
        : texts.invalid === yes
          ? 'ticked'
          : 'not ticked';
  return (
    <form
      className={css['phone']}
      noValidate
      aria-label={`${phoneKindWords[phone.kind]} ${phone.number}`}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((texts) => command.run({ texts, revision: base.revision }));
      }}
    >
      <BouncedMessages phone={phone} />
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {!removing && <CommandFailure command={remove} />}
      <TheirChanges
        by={lastChange?.by.name ?? null}
        changes={theirs.map((name) => ({
          label: labels[name],
          before: shown(name, base.texts),
          now: shown(name, now),
          both: mine.includes(name),
        }))}
        onTake={take}
      />
      <div className={css['row']}>
        <Select {...form.field('kind')} label="Kind" hideOptionalLabel options={kindOptions} />
        <TextInput
          {...form.field('number')}
          label="Number"
          type="tel"
          hideOptionalLabel
          maxWidth="md"
          autoComplete="off"
        />
        <Checkbox
          id={form.field('invalid').id}
          checked={form.values.invalid === yes}
          onChange={({ target }) => form.set('invalid', target.checked ? yes : '')}
        >
          Invalid<VisuallyHidden>: {phone.number}</VisuallyHidden>
        </Checkbox>
      </div>
      <p className={css['reach']}>{reaches[phone.sms]}</p>
      <div className={css['buttons']}>
        <Button
          type="submit"
          size="sm"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={mine.length === 0 || command.phase === 'unknown'}
          aria-label={`Save ${phone.number}`}
        >
          Save
        </Button>
        <Button variant="tertiary" size="sm" onClick={() => setRemoving(true)} aria-label={`Remove ${phone.number}`}>
          Remove
        </Button>
        {mine.length > 0 && <span>Not saved yet: {mine.map((name) => labels[name]).join(', ')}</span>}
      </div>
      {removing && (
        <Confirmation
          title={`Remove ${phone.number}?`}
          confirm="Remove"
          busy={remove.phase === 'busy'}
          disabled={remove.phase === 'unknown'}
          onConfirm={() => remove.run({ revision })}
          onCancel={() => {
            setRemoving(false);
            remove.forget();
          }}
        >
          <CommandFailure command={remove} />
          <Text as="p">
            It is no longer recorded, and held messages to it are not sent. Where it is theirs and can’t be reached,
            tick Invalid instead.
          </Text>
        </Confirmation>
      )}
    </form>
  );
}
