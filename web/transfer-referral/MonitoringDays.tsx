/** The days of monitoring: gone and left, with the reminders and the end as ticks (PS-17, PS-19). */
import { addDays } from '../../domain/time/local-date.ts';
import type { TransferReferral } from '../client/model.ts';
import css from '../processes/Days.module.css';
import { DaysBar } from '../processes/DaysBar.tsx';
import { useSession } from '../session/session-context.ts';
import { useAgencyDate } from '../time/agency-date.ts';
import { useNow } from '../time/now.ts';
import { Due, formatInstant, OnDate } from '../time/When.tsx';
import { monitoredDays, type MonitoredDays } from './monitored-days.ts';

type Props = { referral: TransferReferral };

/** `brief`: of days that are over for good, only how many they were. */
export function MonitoringDays({ referral, brief = false }: Props & { brief?: boolean }) {
  const { agencyTimeZone } = useSession();
  const days = monitoredDays(referral, useNow(), agencyTimeZone);
  const { monitoring } = referral;
  if (!days || !monitoring) return null;
  const { firstReminder, secondReminder, end } = monitoring;
  return (
    <div className={`${css['days']} ${days.how === 'lapsed' ? css['lapsed'] : ''}`}>
      <p className={css['count']}>
        <Count days={days} until={monitoring.until} />
      </p>
      {!(brief && days.how === 'stopped') && (
        <>
          <DaysBar
            gone={days.gone / end}
            ticks={[firstReminder, secondReminder, end].map((day) => ({ at: day / end, label: String(day) }))}
          />
          <ul className={css['ticks']}>
            <Tick {...{ referral, days }} day={firstReminder} event="day60" />
            <Tick {...{ referral, days }} day={secondReminder} event="day80" />
            <Tick {...{ referral, days }} day={end} event="lapse" />
          </ul>
        </>
      )}
    </div>
  );
}

function Count({ days: { gone, left, end, how }, until }: { days: MonitoredDays; until: string }) {
  const { agencyTimeZone } = useSession();
  if (how === 'lapsed') {
    return (
      <>
        <b>Lapsed: the {end} days are over</b> since {formatInstant(until, agencyTimeZone)}. Monitoring can’t be
        extended.
      </>
    );
  }
  if (how === 'stopped') {
    return (
      <>
        <b>Monitoring took {inDays(gone)}</b> of {end}.
      </>
    );
  }
  return (
    <>
      <b>
        {inDays(gone)} gone, {inDays(left)} left
      </b>{' '}
      of {end}. Monitoring ends <Due instant={until} />.
    </>
  );
}

const inDays = (days: number) => (days === 1 ? '1 day' : `${days} days`);

type TickProps = Props & { days: MonitoredDays; day: number; event: 'day60' | 'day80' | 'lapse' };

/** What has happened by the timeline; what comes by the date it is due. */
function Tick({ referral: { timeline, monitoring }, days, day, event }: TickProps) {
  const dateOf = useAgencyDate();
  const happened = timeline.find((step) => step.what === event);
  const what = event === 'lapse' ? 'end of monitoring' : 'reminder';
  if (!happened && days.how !== 'running') {
    return <li className={css['muted']}>{`Day ${day}: ${what}, not reached`}</li>;
  }
  return (
    <li>
      {happened && (
        <span className={css['sign']} aria-hidden>
          ✓{' '}
        </span>
      )}
      Day {day}: {happened ? (event === 'lapse' ? 'monitoring ended' : 'officer reminded') : `${what} on`}{' '}
      <span className={css['muted']}>
        {happened ? (
          <OnDate date={dateOf(happened.at)} />
        ) : (
          monitoring && <OnDate date={addDays(dateOf(monitoring.from), day)} />
        )}
      </span>
    </li>
  );
}
