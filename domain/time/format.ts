/** Dates and times in Australian form, for pages and for the details in the Temporal UI. `Intl` only, no library. */
import { daysBetween, isLocalDate, type LocalDate } from './local-date.ts';
import { agencyZone, localNow } from './zone.ts';

/** Fixed here: Intl's en-AU writes June, July and Sept in full or half, and changes its mind between versions. */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const longMonths = 'january february march april may june july august september october november december'.split(' ');

/** `2027-02-14` as `14 Feb 2027`. Throws a RangeError when it is not a date. */
export function formatDate(date: LocalDate): string {
  if (!isLocalDate(date)) throw new RangeError(`Not a date of the form YYYY-MM-DD: ${date}`);
  return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/**
 * The time of day at an instant, with the zone: `5:00 pm AEDT`; where English has no letters for the zone `GMT+12`.
 * Takes a Date or a UTC ISO string. Throws a RangeError on an unknown zone or an invalid instant.
 */
export function formatTime(at: Date | string, zone: string = agencyZone): string {
  const instant = new Date(at);
  const { hour, minute } = localNow(zone, instant);
  const time = `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
  return `${time} ${zoneName(instant, zone)}`;
}

/**
 * An instant with the zone: `14 Feb 2027, 5:00 pm AEDT`. The zone always stands there: it also tells summer time.
 * Takes a Date or a UTC ISO string. Throws a RangeError on an unknown zone or an invalid instant.
 */
export function formatInstant(at: Date | string, zone: string = agencyZone): string {
  return `${formatDate(localNow(zone, new Date(at)).date)}, ${formatTime(at, zone)}`;
}

/**
 * How far off a deadline is, in calendar days of `zone`: `in 12 days`, `today`, `overdue by 2 days`. Earlier on the same
 * day it is `overdue today`, for what is overdue must never read as if there were time left.
 */
export function relativeDays(at: Date | string, now: Date | string, zone: string = agencyZone): string {
  const due = new Date(at);
  const present = new Date(now);
  const days = daysBetween(localNow(zone, present).date, localNow(zone, due).date);
  if (days === 0) return due < present ? 'overdue today' : 'today';
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days > 0 ? `in ${count}` : `overdue by ${count}`;
}

/** A deadline as pages show it, never only relative, never only absolute: `in 12 days (14 Feb 2027, 5:00 pm AEDT)`. */
export function formatDue(at: Date | string, now: Date | string, zone: string = agencyZone): string {
  return `${relativeDays(at, now, zone)} (${formatInstant(at, zone)})`;
}

/**
 * A date as somebody typed it, `14/02/2027`, `14/2/2027`, `14 Feb 2027` or `14 February 2027`, to `2027-02-14`.
 * Returns null for anything else, a day that doesn't exist, or a year outside 1900 to 2199 (a slip of the finger).
 */
export function parseDate(typed: string): LocalDate | null {
  const text = typed.trim();
  const numbers = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const words = /^(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})$/i.exec(text);
  const [, day = '', month = '', year = ''] = numbers ?? words ?? [];
  const monthNumber = words ? monthOfName(month) : Number(month);
  const date = `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) && Number(year) >= 1900 && Number(year) <= 2199 ? date : null;
}

/** 1 to 12 for `Feb`, `Sept` or `February`; 0 for what is no month. */
function monthOfName(name: string): number {
  const lower = name.toLowerCase();
  return lower.length < 3 ? 0 : longMonths.findIndex((month) => month.startsWith(lower)) + 1;
}

const zoneNames = new Map<string, Intl.DateTimeFormat>(); // making one costs a hundred times what using it does

function zoneName(at: Date, zone: string): string {
  let names = zoneNames.get(zone);
  if (!names) {
    names = new Intl.DateTimeFormat('en-AU', { timeZone: zone, timeZoneName: 'short' });
    zoneNames.set(zone, names);
  }
  const parts = names.formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
