/** From which day to which a report counts, both included. */
import { Button } from '@ag.ds-next/react/button';
import { addDays, isLocalDate, type LocalDate } from '../../../domain/time/local-date.ts';
import { wrongWithPeriod, type ReportPeriod } from '../../../domain/time/report-period.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { DateField } from '../../forms/DateField.tsx';
import { useForm } from '../../forms/useForm.ts';
import css from './Reports.module.css';

export type Period = ReportPeriod;

/** A fortnight, today included. */
export const fortnight = (today: LocalDate): Period => ({ from: addDays(today, -13), to: today });
const notADate = 'Enter a date, for example 14/02/2027.';

export function PeriodForm({ period, show }: { period: Period; show: (period: Period) => void }) {
  const form = useForm(period, ({ from, to }) => {
    const wrong = wrongWithPeriod({ from, to });
    return {
      ...(isLocalDate(from) ? {} : { from: notADate }),
      ...(isLocalDate(to) ? {} : { to: notADate }),
      ...(wrong ? { to: wrong } : {}),
    };
  });
  return (
    <form
      className={css['period']}
      noValidate
      aria-label="Period"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(show);
      }}
    >
      <ErrorSummary form={form} />
      <DateField field={form.field('from')} set={(value) => form.set('from', value)} label="From" />
      <DateField field={form.field('to')} set={(value) => form.set('to', value)} label="To" />
      <div>
        <Button type="submit" variant="secondary">
          Show
        </Button>
      </div>
    </form>
  );
}
