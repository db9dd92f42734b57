/** EM-40: when the call after a pre-call message is aimed at and due. Counted from the sending; the window of EM-22 binds messages, not calls. */
import type { Instant } from '../process.ts';
import { addDays } from '../time/local-date.ts';
import { localInstant } from '../time/send-window.ts';
import { localNow } from '../time/zone.ts';
import { contactTimes, type ContactTime } from './template.ts';

const minuteMs = 60_000;
const aimAfterMinutes = { from: 10, to: 25 } as const;
const hours: Partial<Record<ContactTime, number>> = { nextHour: 1, nextTwoHours: 2 };

/** What a message's contact time says of the call; a text that offers no choice of time says today (EM-41). */
export const callTimeOf = (contactTime: string | null): ContactTime =>
  contactTimes.find((known) => known === contactTime) ?? 'today';

/**
 * The end of the time stated in the text. "Today" is the recipient's day; where the address leaves several zones, the one that ends first.
 * Throws a RangeError on no zone or an unknown one.
 */
export function callBy(sentAt: Instant, time: ContactTime, zones: readonly string[]): Instant {
  const after = hours[time];
  if (after !== undefined) return later(sentAt, after * 60);
  const ends = zones.map((zone) => localInstant(zone, addDays(localNow(zone, new Date(sentAt)).date, 1), 0));
  const first = ends.toSorted()[0];
  if (first === undefined) throw new RangeError('No time zone');
  return first;
}

/** When the call is best made. */
export const callAim = (sentAt: Instant): { from: Instant; to: Instant } => ({
  from: later(sentAt, aimAfterMinutes.from),
  to: later(sentAt, aimAfterMinutes.to),
});

const later = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * minuteMs).toISOString();
