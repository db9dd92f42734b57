/** Pre-call messages followed by a call in time (EM-40), by the day of their sending. */
import { Button } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, isLocalDate } from '../../../domain/time/local-date.ts';
import { localNow } from '../../../domain/time/zone.ts';
import type { PreCallReport } from '../../client/model.ts';
import { preCallReportQuery } from '../../client/reads.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { DateField } from '../../forms/DateField.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Section } from '../../frame/Section.tsx';
import { useSession } from '../../session/session-context.ts';
import { useNow } from '../../time/now.ts';
import { formatDate } from '../../time/When.tsx';
import css from './Reports.module.css';

/** A fortnight, today included. */
const shownDays = 14;
const notADate = 'Enter a date, for example 14/02/2027.';

export function PreCallMessages() {
  const { agencyTimeZone } = useSession();
  const today = localNow(agencyTimeZone, useNow()).date;
  const [period, setPeriod] = useState({ from: addDays(today, 1 - shownDays), to: today });
  const query = useQuery(preCallReportQuery(period));
  const form = useForm(period, ({ from, to }) => ({
    ...(isLocalDate(from) ? {} : { from: notADate }),
    ...(isLocalDate(to) ? (to < from ? { to: 'The last day is before the first.' } : {}) : { to: notADate }),
  }));
  return (
    <Section title="Pre-call messages">
      <form
        className={css['period']}
        noValidate
        aria-label="Period"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit(setPeriod);
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
      <Loaded query={query} missing="There is no such report">
        {(report) => <Figures report={report} />}
      </Loaded>
    </Section>
  );
}

const columns = [
  ['sent', 'Sent'],
  ['inTime', 'Called in time'],
  ['late', 'Called late'],
  ['stillToCall', 'Not called yet'],
  ['notOwed', 'No call owed'],
] as const;

function Figures({ report: { days, total } }: { report: PreCallReport }) {
  if (days.length === 0) return <p>No pre-call message was sent in this period.</p>;
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>
        By the day of the sending. No call is owed where the message did not reach the customer, or the customer died.
      </caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {columns.map(([of, label]) => (
            <th key={of} scope="col" className={css['number']}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">{formatDate(day.day)}</th>
            {columns.map(([of]) => (
              <td key={of} className={css['number']}>
                {day[of]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">In all</th>
          {columns.map(([of]) => (
            <td key={of} className={css['number']}>
              {total[of]}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
