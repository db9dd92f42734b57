/** Instants in the past at which somebody was at work, counted back from the time of seeding. */
import type { Instant } from '../../domain/process.ts';
import { addDays, type LocalDate } from '../../domain/time/local-date.ts';
import { isWorkingDay, type WorkingCalendar } from '../../domain/time/working-days.ts';
import { localNow, stateZone } from '../../domain/time/zone.ts';

/** Of the 285 minutes from 1:00 UTC, which are office hours of the same date in every state. */
export type Minute = number;
const openingUtc = '01:00:00.000Z';

/** So many working days ago (0: today, or the last working day where today is free), or on the last working day that is so many calendar days ago. */
export type When = number | { days: number };
/** Takes a day and a minute; returns an instant before `now`. */
export type Ago = (when: When, minute: Minute) => Instant;

export function officeHours(calendar: WorkingCalendar, now: Date): Ago {
  const today = localNow(stateZone[calendar.state], now).date;
  const days: LocalDate[] = [];
  let next = today;
  const workingDay = (n: number): LocalDate => {
    for (; days.length <= n; next = addDays(next, -1)) if (isWorkingDay(calendar, next)) days.push(next);
    return days[n] ?? next;
  };
  const calendarDay = (n: number): LocalDate => {
    let day = addDays(today, -n);
    while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
    return day;
  };
  return (when, minute) => {
    const day = typeof when === 'number' ? workingDay(when) : calendarDay(when.days);
    const planned = new Date(`${day}T${openingUtc}`).getTime() + minute * 60_000;
    // early in the morning today's have not come yet: then it was just now, in the same order
    const at = planned < now.getTime() ? planned : now.getTime() - (300 - minute) * 4_000;
    return new Date(at).toISOString();
  };
}
