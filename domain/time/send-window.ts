/** When an SMS may leave: 8:00 to 20:00 where the recipient lives (EM-22, EM-23). `Intl` only: pages import this too. */
import type { Instant } from '../process.ts';
import { addDays, isLocalDate, type LocalDate } from './local-date.ts';
import { localNow } from './zone.ts';

const opensAtHour = 8; // included
const closesAtHour = 20; // excluded
/** With fewer than six seconds left a message is held, as if it were 20:00. */
const leastLeftMs = 6_000;
const dayMs = 86_400_000;

export type SendWindow = { open: true; closesAt: Instant } | { open: false; opensAt: Instant };

/**
 * Whether an SMS may leave at `at`, weekends and public holidays included, and until when or from when on. With several
 * zones it must be 8:00 to 20:00 in every one of them. Throws a RangeError on no zone, an unknown zone, an invalid instant,
 * or zones so far apart that their days share no hour.
 */
export function sendWindow(zones: readonly string[], at: Date): SendWindow {
  const first = westernZone(zones, at);
  const now = at.getTime();
  const closesAt = closing(zones, now);
  if (closesAt !== null) return { open: true, closesAt: iso(closesAt) };

  const today = localNow(first, at).date;
  const openings = zones
    .flatMap((zone) => [-1, 0, 1, 2].map((days) => msOf(zone, addDays(today, days), opensAtHour)))
    .filter((opening) => opening > now && closing(zones, opening) !== null);
  if (openings.length === 0) throw new RangeError(`No hour between 8:00 and 20:00 in all of ${zones.join(', ')}`);
  return { open: false, opensAt: iso(Math.min(...openings)) };
}

/** The local date of sending at `at`, in the western zone where there are several (EM-14, EM-23). Throws as `sendWindow`. */
export function sendingDate(zones: readonly string[], at: Date): LocalDate {
  return localNow(westernZone(zones, at), at).date;
}

/** When the recipient's next local date begins, in the western zone where there are several (EM-28). Throws as `sendWindow`. */
export function startOfNextLocalDay(zones: readonly string[], at: Date): Instant {
  const zone = westernZone(zones, at);
  return localInstant(zone, addDays(localNow(zone, at).date, 1), 0);
}

/** The one of the zones that is furthest behind at `at`; the first of equals. Throws a RangeError on none. */
export function westernZone(zones: readonly string[], at: Date): string {
  const [first, ...others] = zones;
  if (first === undefined) throw new RangeError('No time zone');
  const ms = at.getTime();
  return others.reduce((west, zone) => (offsetAt(zone, ms) < offsetAt(west, ms) ? zone : west), first);
}

/**
 * The instant at which clocks in `zone` show that time on `date`; where they skip it, the first instant after the gap; where
 * they repeat it, the first of the two. Throws a RangeError on an unknown zone or what is no date or time.
 */
export function localInstant(zone: string, date: LocalDate, hour: number, minute = 0): Instant {
  return iso(msOf(zone, date, hour, minute));
}

function msOf(zone: string, date: LocalDate, hour: number, minute = 0): number {
  const wanted = Date.parse(`${date}T${twoDigits(hour)}:${twoDigits(minute)}:00Z`);
  if (!isLocalDate(date) || Number.isNaN(wanted)) throw new RangeError(`Not a local time: ${date} ${hour}:${minute}`);
  // what clocks keep on the day before and on the day after; they differ only around a change
  const offsets = [offsetAt(zone, wanted - dayMs), offsetAt(zone, wanted + dayMs)];
  let low = wanted - Math.max(...offsets);
  let high = wanted - Math.min(...offsets);
  for (const ms of [low, high]) if (wallClock(zone, ms) === wanted) return ms;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wallClock(zone, middle) < wanted) low = middle;
    else high = middle;
  }
  return high;
}

/** When the window closes that is open in all zones at `ms`, with six seconds to go; null where it isn't. */
function closing(zones: readonly string[], ms: number): number | null {
  const closings = zones.map((zone) => {
    const { date, hour } = localNow(zone, new Date(ms));
    return hour >= opensAtHour ? msOf(zone, date, closesAtHour) : Number.NEGATIVE_INFINITY;
  });
  const first = Math.min(...closings);
  return first - ms >= leastLeftMs ? first : null;
}

function offsetAt(zone: string, ms: number): number {
  return wallClock(zone, ms) - ms;
}

/** What clocks show, as if it were UTC, in milliseconds. */
function wallClock(zone: string, ms: number): number {
  const { date, hour, minute, second } = localNow(zone, new Date(ms));
  const shown = Date.parse(`${date}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}Z`);
  return shown + (((ms % 1000) + 1000) % 1000);
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

function iso(ms: number): Instant {
  return new Date(ms).toISOString();
}
