/** Instants and dates on the page: never only relative, never only absolute where a deadline is meant. */
import { formatDate, formatInstant, relativeDays } from '../../domain/time/format.ts';
import { localNow } from '../../domain/time/zone.ts';
import { useSession } from '../session/session-context.ts';
import css from './When.module.css';
import { useNow } from './now.ts';

export { formatDate, formatInstant };

export function At({ instant }: { instant: string }) {
  const { agencyTimeZone } = useSession();
  return (
    <time dateTime={instant}>
      <Wrapping text={formatInstant(instant, agencyTimeZone)} />
    </time>
  );
}

/** Breaks between date and time only. */
function Wrapping({ text }: { text: string }) {
  const [date = '', time = ''] = text.split(', ');
  return (
    <>
      <span className={css['whole']}>{date},</span> <span className={css['whole']}>{time}</span>
    </>
  );
}

/** The agency's calendar date of an instant, where the hour says nothing. */
export function OnDayOf({ instant }: { instant: string }) {
  const { agencyTimeZone } = useSession();
  return <OnDate date={localNow(agencyTimeZone, new Date(instant)).date} />;
}

export function OnDate({ date }: { date: string }) {
  return (
    <time className={css['whole']} dateTime={date}>
      {formatDate(date)}
    </time>
  );
}

/** A deadline: `in 12 days` with the instant below or behind it; overdue is said in words and marked. */
export function Due({ instant, stacked = false }: { instant: string; stacked?: boolean }) {
  const { agencyTimeZone } = useSession();
  const now = useNow();
  const overdue = new Date(instant) < now;
  return (
    <time className={stacked ? css['stacked'] : undefined} dateTime={instant}>
      <span className={overdue ? css['overdue'] : css['relative']}>{relativeDays(instant, now, agencyTimeZone)}</span>{' '}
      <span className={css['absolute']}>
        {'('}
        <Wrapping text={`${formatInstant(instant, agencyTimeZone)})`} />
      </span>
    </time>
  );
}
