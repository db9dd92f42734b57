/** A date on a wall calendar, `YYYY-MM-DD`. It means nothing without the zone that stands beside it. */
export type LocalDate = string;

const form = /^\d{4}-\d{2}-\d{2}$/;
const msOfDay = 86_400_000; // of UTC days, which all have the same length; local days don't

/** Whether `text` has the form `YYYY-MM-DD` and names a day that exists. */
export function isLocalDate(text: string): text is LocalDate {
  if (!form.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text); // Date.parse takes 30 February for 2 March
}

/** The date `days` days later (earlier when negative). Throws a RangeError when `date` is not a date. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(utcMidnight(date) + days * msOfDay).toISOString().slice(0, 10);
}

/** How many days `to` lies after `from`; negative when before. Throws a RangeError when either is not a date. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / msOfDay;
}

/** Whether the date is a Saturday or a Sunday. Throws a RangeError when it is not a date. */
export function isWeekend(date: LocalDate): boolean {
  const day = new Date(utcMidnight(date)).getUTCDay();
  return day === 0 || day === 6;
}

function utcMidnight(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`Not a date of the form YYYY-MM-DD: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
