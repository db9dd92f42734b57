/** From which day to which a report counts, both included; the page and the API say the same of one that is none. */
import { daysBetween, isLocalDate, type LocalDate } from './local-date.ts';

export type ReportPeriod = { from: LocalDate; to: LocalDate };
const mostDays = 366; // a year, whichever

/** What is wrong with the last day; null: nothing, or one of them is no date, which is said there. */
export function wrongWithPeriod({ from, to }: ReportPeriod): string | null {
  if (!isLocalDate(from) || !isLocalDate(to)) return null;
  const days = daysBetween(from, to) + 1;
  if (days < 1) return 'The last day is before the first.';
  return days > mostDays ? 'Choose at most a year.' : null;
}
