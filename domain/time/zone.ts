/** Zones and the time in them. `Intl` only: pages and workflows import this file too. */
import type { LocalDate } from './local-date.ts';

export const australianStates = ['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT'] as const;
export type AustralianState = (typeof australianStates)[number];

/** Whether `text` is the short name of a state or territory, in capitals. */
export function isAustralianState(text: string): text is AustralianState {
  return australianStates.some((state) => state === text);
}

/** The IANA zone that a state keeps, but for its exceptions (Broken Hill, Lord Howe, Eucla: `customerZone`). */
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

/** Where a customer lives, as far as it is recorded. `country`: ISO 3166 code or `Australia`; empty means Australia. */
export interface CustomerPlace {
  readonly timeZone?: string | null;
  readonly postcode?: string | null;
  readonly state?: string | null;
  readonly country?: string | null;
}

/**
 * The IANA zone to show a customer's local time by (EM-23): the one recorded, else the postcode's, else the state's.
 * A postcode known to lie in several zones takes the state's. A recorded zone that nobody knows counts as none.
 * Returns null when it can't be told: nothing recorded, or abroad without a zone. For display; the send window needs
 * more than this (the intersection of windows where an address leaves several zones).
 */
export function customerZone(place: CustomerPlace): string | null {
  const recorded = place.timeZone?.trim();
  if (recorded && isZone(recorded)) return recorded;
  if (!isAustralia(place.country)) return null;

  const postcode = place.postcode?.trim() ?? '';
  const state = place.state?.trim().toUpperCase() ?? '';
  const own = postcodeZones.get(postcode);
  if (own) return own;
  const byPostcode = postcodesOfSeveralZones.has(postcode) ? null : stateOfPostcode(postcode);
  if (byPostcode) return stateZone[byPostcode];
  return isAustralianState(state) ? stateZone[state] : null;
}

/** Postcodes that don't keep their state's time. */
const postcodeZones: ReadonlyMap<string, string> = new Map([
  ['2880', stateZone.SA], // Broken Hill
  ['2898', 'Australia/Lord_Howe'],
  ['2899', 'Pacific/Norfolk'],
  ['6443', 'Australia/Eucla'], // Eucla, Madura, Mundrabilla, Cocklebiddy; Norseman has it too and keeps Perth time
  ['6798', 'Indian/Christmas'],
  ['6799', 'Indian/Cocos'],
]);

/** Postcodes on both sides of a border between zones: only the state tells. */
const postcodesOfSeveralZones: ReadonlySet<string> = new Set([
  '0872', // NT, SA, WA
  '2406', // Mungindi: NSW, QLD
  '4380', // Stanthorpe and Mingoola: QLD, NSW
  '4383', // Wallangarra and Jennings: QLD, NSW
  '4825', // Mount Isa and Alpurrurulam: QLD, NT
]);

const postcodeRanges: readonly (readonly [from: number, to: number, AustralianState])[] = [
  [200, 299, 'ACT'],
  [800, 999, 'NT'],
  [1000, 2599, 'NSW'],
  [2600, 2618, 'ACT'],
  [2619, 2899, 'NSW'],
  [2900, 2920, 'ACT'],
  [2921, 2999, 'NSW'],
  [3000, 3999, 'VIC'],
  [4000, 4999, 'QLD'],
  [5000, 5999, 'SA'],
  [6000, 6999, 'WA'],
  [7000, 7999, 'TAS'],
  [8000, 8999, 'VIC'],
  [9000, 9999, 'QLD'],
];

function stateOfPostcode(postcode: string): AustralianState | null {
  if (!/^\d{4}$/.test(postcode)) return null;
  const number = Number(postcode);
  return postcodeRanges.find(([from, to]) => from <= number && number <= to)?.[2] ?? null;
}

function isAustralia(country: string | null | undefined): boolean {
  return ['', 'au', 'aus', 'australia'].includes(country?.trim().toLowerCase() ?? '');
}

function isZone(name: string): boolean {
  if (!name.includes('/')) return false; // `EST` and `+10:00` are known to Intl, but nobody lives in them
  try {
    new Intl.DateTimeFormat('en-AU', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
