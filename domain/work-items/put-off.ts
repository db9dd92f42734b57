/** A work item put off by whoever has it: to a day on which it comes back to the list (hold), or on which they come back to it (follow-up). */
import { daysBetween, isLocalDate, type LocalDate } from '../time/local-date.ts';

const mostDays = 90;

/** What is wrong with the day; null: nothing. `today`: in the agency's zone. Holding stops nothing: reminders and escalation go on. */
export function dayProblem(day: LocalDate, today: LocalDate): string | null {
  if (!isLocalDate(day)) return 'This must be a date.';
  const days = daysBetween(today, day);
  if (days < 1) return 'The day must lie after today.';
  return days > mostDays ? `The day may lie at most ${mostDays} days ahead.` : null;
}
