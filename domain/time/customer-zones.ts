/** Where a customer lives, as time zones (EM-23). `Intl` only: pages import this file too. */
import { isAustralianState, stateZone, type AustralianState } from './zone.ts';

/** Where a customer lives, as far as it is recorded. `country`: ISO 3166 code or `Australia`; empty means Australia. */
export interface CustomerPlace {
  readonly timeZone?: string | null;
  readonly postcode?: string | null;
  readonly state?: string | null;
  readonly country?: string | null;
}

/**
 * The IANA zones that a customer may live in (EM-23): the one recorded, else the postcode's, else the state's. A recorded
 * zone that nobody knows counts as none. Of a postcode that lies in several zones the state of the address tells which;
 * where it doesn't, all of them, for the send window is then the intersection of theirs.
 * Empty when it can't be told: neither zone nor postcode nor state, or abroad without a zone.
 */
export function customerZones(place: CustomerPlace): string[] {
  const recorded = place.timeZone?.trim();
  if (recorded && isZone(recorded)) return [recorded];
  const country = place.country?.trim().toLowerCase() ?? '';
  const island = islandZones.get(country);
  if (island) return [island];
  if (!namesOfAustralia.includes(country)) return [];

  const postcode = place.postcode?.trim() ?? '';
  const typed = place.state?.trim().toUpperCase() ?? '';
  const state = isAustralianState(typed) ? typed : null;
  const spanned = postcodesOfSeveralZones.get(postcode);
  if (spanned) return (state && spanned.includes(state) ? [state] : spanned).map((one) => stateZone[one]);
  const own = postcodeZones.get(postcode);
  if (own) return [own];
  const known = stateOfPostcode(postcode) ?? state;
  return known ? [stateZone[known]] : [];
}

/**
 * The one IANA zone to show a customer's local time by (EM-23). Returns null where the address leaves none, or several.
 * For display; what decides when something may be sent asks `customerZones`.
 */
export function customerZone(place: CustomerPlace): string | null {
  const [zone, another] = customerZones(place);
  return zone && !another ? zone : null;
}

const namesOfAustralia: readonly string[] = ['', 'au', 'aus', 'australia'];

/** Australia's islands that have a country code of their own. */
const islandZones: ReadonlyMap<string, string> = new Map([
  ['nf', 'Pacific/Norfolk'],
  ['cx', 'Indian/Christmas'],
  ['cc', 'Indian/Cocos'],
]);

/** Postcodes that don't keep their state's time. */
export const postcodeZones: ReadonlyMap<string, string> = new Map([
  ['2880', stateZone.SA], // Broken Hill
  ['2898', 'Australia/Lord_Howe'],
  ['2899', 'Pacific/Norfolk'],
  ['6443', 'Australia/Eucla'], // Eucla, Madura, Mundrabilla, Cocklebiddy; Norseman has it too and keeps Perth time
  ['6798', 'Indian/Christmas'],
  ['6799', 'Indian/Cocos'],
]);

/** Postcodes on both sides of a border between zones: only the state tells. */
export const postcodesOfSeveralZones: ReadonlyMap<string, readonly AustralianState[]> = new Map([
  ['0872', ['NT', 'SA', 'WA']], // the lands around Alice Springs
  ['2406', ['NSW', 'QLD']], // Mungindi
  ['4377', ['QLD', 'NSW']], // Glen Niven and Maryland
  ['4380', ['QLD', 'NSW']], // Stanthorpe and Mingoola
  ['4383', ['QLD', 'NSW']], // Wallangarra and Jennings
  ['4385', ['QLD', 'NSW']], // Texas
  ['4825', ['QLD', 'NT']], // Mount Isa and Alpurrurulam
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

/** The state in whose range a postcode lies; null where it lies in none. */
export function stateOfPostcode(postcode: string): AustralianState | null {
  if (!/^\d{4}$/.test(postcode)) return null;
  const number = Number(postcode);
  return postcodeRanges.find(([from, to]) => from <= number && number <= to)?.[2] ?? null;
}

/** Whether somebody may live in it: `Australia/Perth` and not `EST`. */
export function isZone(name: string): boolean {
  if (!name.includes('/')) return false; // `EST` and `+10:00` are known to Intl, but nobody lives in them
  try {
    new Intl.DateTimeFormat('en-AU', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
