/** Email, address, time zone and specialised area. */
import { VisuallyHidden } from '@ag.ds-next/react/a11y';
import { Button } from '@ag.ds-next/react/button';
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { Select } from '@ag.ds-next/react/select';
import { Textarea } from '@ag.ds-next/react/textarea';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useState } from 'react';
import { detailWords } from '../../../domain/customers/contact-details.ts';
import { api } from '../../client/client.ts';
import type { CustomerDetails } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { TheirChanges } from '../../forms/TheirChanges.tsx';
import { useTellUnsaved } from '../../forms/UnsavedWarning.tsx';
import { useForm } from '../../forms/useForm.ts';
import { useStandsOn, type Stand } from '../../forms/useStandsOn.ts';
import { announce } from '../../frame/notices.ts';
import { BouncedEmails } from './Bounced.tsx';
import css from './CustomerDetails.module.css';
import { bodyOf, checkDetails, fieldsInWords, inWords, textsOf, yes, type DetailTexts } from './details-fields.ts';
import { Place } from './Place.tsx';

type Change = { texts: DetailTexts; revision: number };
type Props = { details: CustomerDetails; tell: (name: string, dirty: boolean) => void };

export function DetailsForm({ details, tell }: Props) {
  const { customer, revision, lastChange } = details;
  const now = textsOf(details);
  const [base, setBase] = useState<Stand<DetailTexts>>({ revision, texts: now });
  const command = useCommand(
    ({ texts, revision: stoodOn }: Change, key) =>
      api.PUT('/customers/{customerId}/contact-details', {
        params: {
          path: { customerId: customer.id },
          header: { 'Idempotency-Key': key, 'If-Match': `"${stoodOn}"` },
        },
        body: bodyOf(texts),
      }),
    (saved, { texts: sent }) => {
      setBase({ revision: saved.revision, texts: textsOf(saved), sent });
      announce('Saved.', 'Held messages follow: their window and number are looked at again when they leave.');
    },
  );
  const form = useForm(now, (texts) => checkDetails(texts, base.texts), command.problem?.errors);
  const { mine, theirs, take } = useStandsOn(form, { revision, texts: now }, [base, setBase], command);
  useTellUnsaved(tell, 'details', mine.length > 0);
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Contact details"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((texts) => command.run({ texts, revision: base.revision }));
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <TheirChanges
        by={lastChange?.by.name ?? null}
        changes={theirs.map((field) => ({
          label: detailWords[field],
          before: inWords(field, base.texts),
          now: inWords(field, now),
          both: mine.includes(field),
        }))}
        onTake={take}
      />
      <div className={css['group']}>
        <BouncedEmails details={details} />
        <div className={css['row']}>
          <TextInput
            {...form.field('email')}
            label="Email"
            type="email"
            hideOptionalLabel
            maxWidth="xl"
            autoComplete="off"
          />
          <Checkbox
            id={form.field('emailValid').id}
            checked={form.values.emailValid !== yes}
            disabled={!form.values.email.trim()}
            onChange={({ target }) => form.set('emailValid', target.checked ? '' : yes)}
          >
            Invalid<VisuallyHidden>: the email address</VisuallyHidden>
          </Checkbox>
        </div>
      </div>
      <div className={css['group']}>
        <Textarea
          {...form.field('addressLines')}
          label={detailWords.addressLines}
          hint="Street or PO box, at most three lines; letters go there"
          rows={3}
          hideOptionalLabel
          maxWidth="xl"
        />
        <Place form={form} />
      </div>
      <div className={css['group']}>
        <Select
          {...form.field('specialisedArea')}
          label="Specialised area"
          hint="Its contact advice is shown before a message is composed"
          hideOptionalLabel
          maxWidth="xl"
          options={[{ value: '', label: 'None' }, ...areas(details).map((area) => ({ value: area, label: area }))]}
        />
      </div>
      <div className={css['buttons']}>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={mine.length === 0 || command.phase === 'unknown'}
        >
          Save
        </Button>
        {mine.length > 0 && <span>Not saved yet: {fieldsInWords(mine)}</span>}
      </div>
    </form>
  );
}

/** One that is no longer offered stays what it is until another is chosen. */
const areas = ({ specialisedArea, specialisedAreas }: CustomerDetails): string[] =>
  specialisedArea && !specialisedAreas.includes(specialisedArea)
    ? [specialisedArea, ...specialisedAreas]
    : specialisedAreas;
