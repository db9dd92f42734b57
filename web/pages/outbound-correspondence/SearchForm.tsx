/** At least one of `Letter Status`, `Source`, `Date Range`, then `Search` (EM-30). */
import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { useSearchParams } from 'react-router';
import { plutoWords, sources } from '../../../domain/electronic-messaging/correspondence.ts';
import { isLocalDate } from '../../../domain/time/local-date.ts';
import { DateField } from '../../forms/DateField.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import css from '../../messages/Correspondence.module.css';
import type { Filters } from './filters.ts';

const options = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

export function SearchForm({ filters }: { filters: Filters | null }) {
  const [, setParams] = useSearchParams();
  const form = useForm(
    {
      status: filters?.status ?? '',
      source: filters?.source ?? '',
      from: filters?.from ?? '',
      to: filters?.to ?? '',
    },
    whatIsWrong,
  );
  return (
    <form
      className={css['filters']}
      noValidate
      aria-label="Refine the correspondence"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((values) =>
          setParams(
            Object.entries(values).filter(([, value]) => value !== ''),
            { preventScrollReset: true },
          ),
        );
      }}
    >
      <ErrorSummary form={form} />
      <div className={css['row']}>
        <Select
          {...form.field('status')}
          label="Letter Status"
          hideOptionalLabel
          placeholder="Any"
          options={options(plutoWords)}
        />
        <Select
          {...form.field('source')}
          label="Source"
          hideOptionalLabel
          placeholder="Any"
          options={options(sources)}
        />
        <fieldset className={css['dates']}>
          <legend>Date Range</legend>
          <DateField
            label="From"
            required={false}
            field={form.field('from')}
            set={(value) => form.set('from', value)}
          />
          <DateField label="To" required={false} field={form.field('to')} set={(value) => form.set('to', value)} />
        </fieldset>
        <Button type="submit">Search</Button>
      </div>
    </form>
  );
}

type Typed = { status: string; source: string; from: string; to: string };

function whatIsWrong({ status, source, from, to }: Typed): Partial<Typed> {
  if (!status && !source && !from && !to)
    return { status: 'Choose at least one of Letter Status, Source and Date Range.' };
  if (from && !isLocalDate(from)) return { from: 'Enter a date that exists, such as 14/02/2027.' };
  if (to && !isLocalDate(to)) return { to: 'Enter a date that exists, such as 14/02/2027.' };
  return from && to && to < from ? { to: 'The last day must not lie before the first.' } : {};
}
