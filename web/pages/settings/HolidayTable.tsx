import { Button } from '@ag.ds-next/react/button';
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { isWeekend, type LocalDate } from '../../../domain/time/local-date.ts';
import type { CalendarDays } from '../../client/model.ts';
import { formatDate } from '../../time/When.tsx';
import type { DayChange } from './PublicHolidays.tsx';
import css from './Settings.module.css';

type Props = { days: CalendarDays; today: LocalDate; busy: boolean; onChange: (change: DayChange) => void };
type Row = { date: string; name: string; standing: 'holiday' | 'added' | 'struck' };

/** Which days are free: those of the public calendar, without the struck, with the added. */
export function HolidayTable({ days, today, busy, onChange }: Props) {
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>From today to the end of next year</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Holiday</th>
          <th scope="col">Counts as</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(days, today).map(({ date, name, standing }) => (
          <tr key={date}>
            <td>{formatDate(date)}</td>
            <td>{name}</td>
            <td>
              {standing === 'struck' ? (
                <StatusBadge appearance="subtle" label="Working day (struck)" tone="warningMedium" />
              ) : (
                <StatusBadge
                  appearance="subtle"
                  label={standing === 'added' ? 'Free day (added)' : 'Free day'}
                  tone={standing === 'added' ? 'infoMedium' : 'successLow'}
                />
              )}
            </td>
            <td>
              {isWeekend(date) && standing === 'holiday' ? (
                'At a weekend: free in any case'
              ) : (
                <Button
                  variant="text"
                  size="sm"
                  disabled={busy}
                  onClick={() => onChange({ date, put: standing === 'holiday' ? { kind: 'struck', name } : null })}
                  aria-label={`${standing === 'holiday' ? 'Strike' : 'Undo'} ${name} ${formatDate(date)}`}
                >
                  {standing === 'holiday' ? 'Strike' : 'Undo'}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf({ holidays, items }: CalendarDays, today: LocalDate): Row[] {
  const rows = new Map<string, Row>();
  for (const { date, name } of holidays) rows.set(date, { date, name, standing: 'holiday' });
  for (const { date, name, kind } of items)
    rows.set(date, { date, name: rows.get(date)?.name ?? name, standing: kind });
  return [...rows.values()].filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
}
