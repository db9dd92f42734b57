/** Days as people count them, in a zone (PS-17). */
import { DateTime } from 'luxon';

/**
 * The instant so many calendar days after another: the same local time, whatever daylight saving did between; where the clocks skip
 * that time, the first instant after the gap; where they repeat it, the first of the two.
 */
export function addCalendarDays(zone: string, from: Date, days: number): Date {
  const start = DateTime.fromJSDate(from, { zone });
  const wanted = start.plus({ days });
  const sameTime = wanted.hour === start.hour && wanted.minute === start.minute;
  if (!sameTime) return startAfterGap(zone, start, days);
  // of a repeated hour luxon keeps the offset it came from: take the earlier instant
  const earlier = wanted.minus({ hours: 1 });
  return (earlier.hour === wanted.hour && earlier.day === wanted.day ? earlier : wanted).toJSDate();
}

/** The first instant after the clocks went forward on that day. */
function startAfterGap(zone: string, start: DateTime, days: number): Date {
  const day = start.startOf('day').plus({ days });
  let low = day.toMillis();
  let high = day.plus({ days: 1 }).toMillis();
  const offset = (ms: number) => DateTime.fromMillis(ms, { zone }).offset;
  const before = offset(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return new Date(high);
}
