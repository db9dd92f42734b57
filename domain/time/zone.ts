/** Zones and the time in them. `Intl` only: pages and workflows import this file too. */
import type { LocalDate } from './local-date.ts';

export const australianStates = ['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT'] as const;
export type AustralianState = (typeof australianStates)[number];

/** Whether `text` is the short name of a state or territory, in capitals. */
export function isAustralianState(text: string): text is AustralianState {
  return australianStates.some((state) => state === text);
}

/** The IANA zone that a state keeps, but for its exceptions (Broken Hill, Lord Howe, Eucla: `customer-zones.ts`). */
export const stateZone: Readonly<Record<AustralianState, string>> = {
  NSW: 'Australia/Sydney',
  VIC: 'Australia/Melbourne',
  QLD: 'Australia/Brisbane',
  SA: 'Australia/Adelaide',
  WA: 'Australia/Perth',
  TAS: 'Australia/Hobart',
  NT: 'Australia/Darwin',
  ACT: 'Australia/Sydney',
};

/** The agency's zone where the setting names no other (PS-17). */
export const agencyZone = 'Australia/Sydney';

/** What a wall clock and calendar show. `hour` is 0 to 23. */
interface LocalTime {
  readonly date: LocalDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>(); // making one costs a hundred times what using it does

/** What the clock shows in `zone` at the instant `at`. Throws a RangeError on an unknown zone or an invalid instant. */
export function localNow(zone: string, at: Date): LocalTime {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-AU', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(zone, clock);
  }
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of clock.formatToParts(at)) shown[type] = value;
  const { year = '', month = '', day = '', hour, minute, second } = shown;
  return {
    date: `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
}
