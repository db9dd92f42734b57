/** Deadlines counted in days or seconds become instants. */
import type { Draft, Due, Instant, State } from '../process.ts';
import { addCalendarDays } from './calendar-days.ts';
import { workingDayEnd, type WorkingCalendar } from './working-days.ts';

/**
 * The nearest first; what is an instant already stays. Working days count in the officer's calendar (PS-13),
 * calendar days in the agency's zone (PS-17).
 */
export function datesFrom(
  calendar: WorkingCalendar,
  agencyTimeZone: string,
  from: Instant,
  due: Draft<State>['due'],
): Due[] {
  const instant = (d: Draft<State>['due'][number]): Instant => {
    if ('at' in d) return d.at;
    if ('nextLocalDay' in d || 'callBy' in d) throw new RangeError(`${d.name} is no matter of days and calendars`);
    const start = new Date(from);
    if ('seconds' in d) return new Date(start.getTime() + d.seconds * 1000).toISOString();
    return (
      'workingDays' in d
        ? workingDayEnd(calendar, start, d.workingDays)
        : addCalendarDays(agencyTimeZone, start, d.days)
    ).toISOString();
  };
  return due
    .map((d) => ({ name: d.name, at: instant(d) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
