/** PS-13: the working days of an officer's state, and when the n-th one after an instant ends. */
import Holidays from 'date-holidays';
import { DateTime } from 'luxon';
import { addDays, isWeekend, type LocalDate } from './local-date.ts';
import { localNow, stateZone, type AustralianState } from './zone.ts';

/**
 * The free days of a state: Saturdays, Sundays, its whole-day public holidays, and what administrators changed.
 * `added` are further free days. `struck` are public or added holidays that are worked after all; striking wins over
 * adding, whichever was done later, and makes no weekend a working day.
 *
 * What date-holidays 3.37 says for 2026 and 2027 was read through, without the gazettes at hand. Administrators check
 * every year against their state's list, above all:
 * - VIC, AFL Grand Final Friday: the data holds the last Friday of September; the day is gazetted when the AFL has
 *   fixed its match. Strike and add when it moves.
 * - WA, King's Birthday: proclaimed each year, in the data the Monday before October (28 Sep 2026, 27 Sep 2027).
 * - SA, Anzac Day on a Sunday (2027): the Monday after was a holiday in 2021 and is not in the data. Add 26 Apr 2027
 *   if it is one.
 * - NSW, Anzac Day on a weekend: the data gives the Monday after from 2026 on, without an end; as far as
 *   is known the state granted it for 2026 and 2027 only. VIC and TAS have none.
 * - TAS, Easter Tuesday: for the state's public service only, so not counted. Add it if the agency's staff have it.
 * - Days of one region never count by themselves: Ekka and other show days (QLD, NT), Royal Hobart Regatta,
 *   Recreation Day and show days (TAS), Geelong and other cup days in place of Melbourne Cup (VIC). Nor does the bank
 *   holiday of NSW, nor the Christmas Eve and New Year's Eve holidays of QLD, SA and NT, which begin in the evening.
 * - One-off days (mourning, elections, a coronation) and the agency's own closing days after Christmas: add them.
 */
export interface WorkingCalendar {
  readonly state: AustralianState;
  readonly added: readonly LocalDate[];
  readonly struck: readonly LocalDate[];
}

/** The hour, local, at which a working day ends (PS-13). */
const workingDayEndHour = 17;

const holidaysByStateAndYear = new Map<string, ReadonlyMap<LocalDate, string>>();

/**
 * The whole-day public holidays that hold in all of a state, by date, with their names; substitute days included,
 * also those on weekends. From date-holidays, uncorrected.
 */
export function publicHolidays(state: AustralianState, year: number): ReadonlyMap<LocalDate, string> {
  const key = `${state} ${year}`;
  const known = holidaysByStateAndYear.get(key);
  if (known) return known;
  const holidays = new Map<LocalDate, string>();
  for (const { date, start, end, name } of new Holidays('AU', state, { types: ['public'] }).getHolidays(year)) {
    // `date` is local; the hours are 23 or 25 when daylight saving changes, and 5 or 6 on Christmas Eve
    const hours = (end.getTime() - start.getTime()) / 3_600_000;
    if (hours >= 23) holidays.set(date.slice(0, 10), name);
  }
  holidaysByStateAndYear.set(key, holidays);
  return holidays;
}

/** Whether `date` is a working day in the calendar's state. Throws a RangeError when it is not a date. */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  if (isWeekend(date)) return false;
  if (calendar.struck.includes(date)) return true;
  return !calendar.added.includes(date) && !publicHolidays(calendar.state, Number(date.slice(0, 4))).has(date);
}

/** The first working day after `date`, whether or not `date` is one. Throws a RangeError when it is not a date. */
export function nextWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  let next = addDays(date, 1);
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1);
  return next;
}

/**
 * When the `days`-th working day after `from` ends: the instant of 17:00 on it, local to the state's zone.
 *
 * The reading of PS-13's "after 2 working days". The working day on which something is submitted is day 0, at whatever
 * hour, and the 2 days are the two working days that follow it, whole: submitted on Monday at 10:00, 16:59 or 17:00:00,
 * reminded on Wednesday at 17:00. Submitted on a free day, or after the working day has ended at 17:00: counts as
 * submitted on the next working day, which is then day 0: on Friday at 17:01 or on Saturday, reminded on Wednesday.
 * So nobody ever has less than the number of whole working days.
 *
 * 17:00 itself still belongs to its day, so that one deadline counted from another lands exactly `days` working days
 * on (reminded again every 5 working days). Such a count passes the deadline, never the later instant at which somebody
 * came to handle it, else it slips by a day each time.
 *
 * Takes `from`, an instant, and `days`, a whole number of at least 1. Throws a RangeError on anything else.
 */
export function workingDayEnd(calendar: WorkingCalendar, from: Date, days: number): Date {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`Not a number of working days: ${days}`);
  const zone = stateZone[calendar.state];
  const { date } = localNow(zone, from);
  const counts = isWorkingDay(calendar, date) && from.getTime() <= endOf(date, zone).getTime();
  let day = counts ? date : nextWorkingDay(calendar, date);
  for (let n = 0; n < days; n++) day = nextWorkingDay(calendar, day);
  return endOf(day, zone);
}

function endOf(date: LocalDate, zone: string): Date {
  return DateTime.fromISO(date, { zone }).set({ hour: workingDayEndHour }).toJSDate(); // wall clock: daylight saving is minded
}
