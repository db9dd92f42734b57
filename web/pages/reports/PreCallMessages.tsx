/** Pre-call messages followed by a call in time (EM-40), by the day of their sending. */
import { useQuery } from '@tanstack/react-query';
import type { PreCallReport } from '../../client/model.ts';
import { preCallReportQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Section } from '../../frame/Section.tsx';
import { formatDate } from '../../time/When.tsx';
import type { Period } from './Period.tsx';
import css from './Reports.module.css';

export function PreCallMessages({ period }: { period: Period }) {
  const query = useQuery(preCallReportQuery(period));
  return (
    <Section title="Pre-call messages">
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
