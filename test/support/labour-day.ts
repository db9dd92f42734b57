/** Days around a public holiday and the beginning of summer time, written out and not computed with the product's calendar. */
const day = 24 * 3_600_000;
const minute = 60_000;

/**
 * The first Sunday of October, when daylight saving begins in New South Wales; the Monday after is Labour Day there. At least two weeks ahead,
 * since a process begins at the real present.
 */
function firstSummerTimeSunday(): Date {
  const soon = Date.now() + 14 * day;
  for (let year = new Date(soon).getUTCFullYear(); ; year++) {
    const sunday = new Date(Date.UTC(year, 9, 1));
    while (sunday.getUTCDay() !== 0) sunday.setUTCDate(sunday.getUTCDate() + 1);
    if (sunday.getTime() > soon) return sunday;
  }
}
const sunday = firstSummerTimeSunday();

/** The local date so many days after that Sunday. */
export const dayAfter = (days: number) => new Date(sunday.getTime() + days * day).toISOString().slice(0, 10);
/** 17:00 in Sydney so many days after it, in summer time. */
export const fivePm = (days: number) => new Date(`${dayAfter(days)}T17:00:00+11:00`).toISOString();
/** The Friday before, 10:00 in winter time. */
export const friday = new Date(`${dayAfter(-2)}T10:00:00+10:00`).toISOString();

export const earlier = (instant: string) => new Date(Date.parse(instant) - minute).toISOString();
export const later = (instant: string) => new Date(Date.parse(instant) + minute).toISOString();
