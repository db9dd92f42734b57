/** When something happened: now, as nearly always, or a date and time of the agency's zone that lie behind. */
import { isLocalDate } from '../../domain/time/local-date.ts';
import { localInstant } from '../../domain/time/send-window.ts';
import { parseTimeOfDay } from '../../domain/time/time-of-day.ts';

export type Happened = { when: string; date: string; time: string };
export const justNow: Happened = { when: 'now', date: '', time: '' };

/** UTC ISO; undefined: now. Null: what was typed is no date and time. */
export function instantOf({ when, date, time }: Happened, zone: string): string | undefined | null {
  if (when === 'now') return undefined;
  const at = parseTimeOfDay(time);
  return at && isLocalDate(date) ? localInstant(zone, date, at.hour, at.minute) : null;
}

/** What is wrong with it, by field. */
export function whatIsWrong(given: Happened, zone: string, now: Date): Partial<Record<keyof Happened, string>> {
  if (given.when === 'now') return {};
  const at = instantOf(given, zone);
  if (typeof at === 'string') return new Date(at) > now ? { date: 'This lies in the future.' } : {};
  return {
    ...(isLocalDate(given.date) ? {} : { date: 'Enter a date that exists, such as 14/02/2027.' }),
    ...(parseTimeOfDay(given.time) ? {} : { time: 'Enter a time with am or pm, such as 2:30 pm.' }),
  };
}
