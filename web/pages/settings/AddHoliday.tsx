import { Button } from '@ag.ds-next/react/button';
import { TextInput } from '@ag.ds-next/react/text-input';
import { isLocalDate } from '../../../domain/time/local-date.ts';
import type { AustralianState } from '../../../domain/time/zone.ts';
import { DateField } from '../../forms/DateField.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { atMost, filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import type { DayChange } from './PublicHolidays.tsx';
import css from './Settings.module.css';

type Props = { state: AustralianState; busy: boolean; onAdd: (change: DayChange) => void };

export function AddHoliday({ state, busy, onAdd }: Props) {
  const form = useForm({ date: '', name: '' }, ({ date, name }) => ({
    ...(isLocalDate(date) ? {} : { date: 'Enter a date that exists, such as 14/02/2027.' }),
    ...(filled('name', name, 'Enter why the day is free.') ?? atMost('name', name, 100)),
  }));
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Add a free day"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ date, name }) => {
          onAdd({ date, put: { kind: 'added', name: name.trim() } });
        });
      }}
    >
      <h3 className={css['subtitle']}>Add a free day in {state}</h3>
      <ErrorSummary form={form} />
      <div className={css['row']}>
        <DateField label="Date" field={form.field('date')} set={(value) => form.set('date', value)} />
        <TextInput {...form.field('name')} label="Name" required maxWidth="lg" autoComplete="off" />
      </div>
      <div>
        <Button type="submit" variant="secondary" disabled={busy}>
          Add day
        </Button>
      </div>
    </form>
  );
}
