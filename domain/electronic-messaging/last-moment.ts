/** Messages that name a time must not arrive after it (EM-18, EM-49). */
import type { Instant } from '../process.ts';
import { formatInstant } from '../time/format.ts';
import type { LocalDate } from '../time/local-date.ts';
import { localInstant, sendingDate, sendWindow, westernZone } from '../time/send-window.ts';
import { localNow } from '../time/zone.ts';
import type { Bar } from './eligibility.ts';
import type { ContactTime } from './template.ts';

/** What a message says about time. */
export type NamedTimes = { contactTime?: ContactTime; byDate?: LocalDate };

/**
 * From when on a message that names a time is `Not sent`, the instant itself included; null where it names none.
 * "In the next hour", and the 2 hours of Centrelink's: so many minutes after Send was pressed (a setting). "Today": 20:00 that day, local. `By date`: when that
 * date begins, local. The earliest where it names several, or the address leaves several zones.
 * Throws a RangeError on no zone, an unknown zone, or what is no date.
 */
export function lastMoment(
  { contactTime, byDate }: NamedTimes,
  pressedAt: Instant,
  zones: readonly string[],
  nextHourMinutes: number,
): Instant | null {
  if (zones.length === 0) throw new RangeError('No time zone');
  const pressed = new Date(pressedAt);
  const moments: Instant[] = [];
  if (contactTime === 'nextHour' || contactTime === 'nextTwoHours')
    moments.push(new Date(pressed.getTime() + nextHourMinutes * 60_000).toISOString());
  for (const zone of zones) {
    if (contactTime === 'today') moments.push(localInstant(zone, localNow(zone, pressed).date, 20));
    if (byDate !== undefined) moments.push(localInstant(zone, byDate, 0));
  }
  return moments.toSorted()[0] ?? null;
}

/**
 * Why a message that names a time can't be sent at `at`: a `By date` in the past, or on or before the day on which it would
 * leave (the next opening where the window is closed); a pre-call alert outside the send window, with the time it opens.
 * Asked at Send, and for the `By date` at the end of a hold again. Throws as `sendWindow`.
 */
export function timeBar(
  { preCall, byDate }: { preCall: boolean; byDate?: LocalDate },
  zones: readonly string[],
  at: Date,
): Bar | null {
  const window = sendWindow(zones, at);
  const leavesAt = window.open ? at : new Date(window.opensAt);
  if (byDate !== undefined && byDate < sendingDate(zones, at))
    return {
      code: 'byDatePast',
      sentence: 'The By date is in the past.',
      wayOut: 'Choose a later date.',
      rule: 'EM-18',
    };
  if (byDate !== undefined && byDate <= sendingDate(zones, leavesAt))
    return {
      code: 'byDateTooSoon',
      sentence: 'The By date is not after the day on which the message is sent.',
      wayOut: 'Choose a later date.',
      rule: 'EM-49',
    };
  if (preCall && !window.open)
    return {
      code: 'outsideWindow',
      sentence: 'A pre-call alert is sent between 8:00 am and 8:00 pm, the customer’s time.',
      wayOut: `It can be sent from ${formatInstant(window.opensAt, westernZone(zones, leavesAt))}.`,
      rule: 'EM-49',
    };
  return null;
}
