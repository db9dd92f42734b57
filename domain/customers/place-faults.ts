/** Where a customer lives as somebody records it: country, state, postcode and time zone checked against each other (EM-23). */
import {
  customerZones,
  isZone,
  postcodesOfSeveralZones,
  postcodeZones,
  stateOfPostcode,
} from '../time/customer-zones.ts';
import { isAustralianState, localNow, stateZone, type AustralianState } from '../time/zone.ts';
import { countryCodes } from './countries.ts';
import { countryName } from './location.ts';

export type RecordedPlace = {
  /** ISO 3166-1 alpha-2. */
  country: string;
  state: string | null;
  postcode: string | null;
  timeZone: string | null;
};
export type PlaceFault = { field: keyof RecordedPlace; message: string };

/** Zones of Australia that differ from each other, by the names that are recorded. */
export const australianZones: readonly string[] = [
  'Australia/Sydney',
  'Australia/Melbourne',
  'Australia/Hobart',
  'Australia/Brisbane',
  'Australia/Adelaide',
  'Australia/Darwin',
  'Australia/Perth',
  'Australia/Eucla',
  'Australia/Lord_Howe',
  'Pacific/Norfolk',
  'Indian/Christmas',
  'Indian/Cocos',
];

/** Kept beside the state's own, in some part of it. */
const besideTheState: Partial<Record<AustralianState, readonly string[]>> = {
  NSW: [stateZone.SA, 'Australia/Lord_Howe'], // Broken Hill; the island
  WA: ['Australia/Eucla'],
};

/** Islands with a postcode in some state's range, and in none of the states. */
const islandPostcodes = ['2899', '6798', '6799'];

/** Postcodes on both sides of a border of states, beside those that lie in several zones. */
const sharedPostcodes: ReadonlyMap<string, readonly AustralianState[]> = new Map([
  ['2540', ['NSW', 'ACT']], // Jervis Bay
  ['2611', ['ACT', 'NSW']],
  ['2618', ['ACT', 'NSW']],
  ['2620', ['NSW', 'ACT']],
  ['2648', ['NSW', 'VIC']],
  ['3585', ['VIC', 'NSW']],
  ['3586', ['VIC', 'NSW']],
  ['3644', ['VIC', 'NSW']],
  ['3691', ['VIC', 'NSW']],
  ['3707', ['VIC', 'NSW']],
  ['5440', ['SA', 'NSW']],
]);

/**
 * What contradicts itself, each with its field and a plain sentence; empty where nothing does. What is not recorded contradicts nothing:
 * without any of it no message can be sent, which its own bar says.
 */
export function placeFaults(place: RecordedPlace): PlaceFault[] {
  const { country, state, postcode, timeZone } = place;
  const faults: PlaceFault[] = [];
  const say = (field: PlaceFault['field'], message: string) => void faults.push({ field, message });
  if (!countryCodes.includes(country)) say('country', 'Choose the country.');
  else if (country !== 'AU' && state !== null)
    say('state', `A state or territory is for an address in Australia. This one is in ${countryName(country)}.`);
  else if (country === 'AU' && postcode !== null) {
    const states = statesOfPostcode(postcode);
    if (!/^\d{4}$/.test(postcode)) say('postcode', 'An Australian postcode has four digits.');
    else if (states.length === 0) say('postcode', 'There is no such Australian postcode.');
    else if (
      state !== null &&
      isAustralianState(state) &&
      !states.includes(state) &&
      !islandPostcodes.includes(postcode)
    )
      say(
        'postcode',
        `Postcode ${postcode} is in ${states.join(' or ')}, not in ${state}. Correct the one that is wrong.`,
      );
  }
  if (timeZone !== null && faults.length === 0) {
    if (!isZone(timeZone)) say('timeZone', 'Choose a time zone.');
    else if (!mayBeKept(timeZone, place))
      say(
        'timeZone',
        `${zoneInWords(timeZone)} is not kept ${keptWhere(place)}. Leave the time zone empty, or correct the address.`,
      );
  }
  return faults;
}

/** Zones that may be recorded for an address: those that somebody there may keep. Abroad, all but Australia’s. */
export function recordableZones({ country, state, postcode }: Omit<RecordedPlace, 'timeZone'>): string[] {
  if (country !== 'AU') {
    const known = customerZones({ country });
    return known.length
      ? known
      : Intl.supportedValuesOf('timeZone').filter((zone) => isZone(zone) && !isAustralian(zone));
  }
  const inState = state !== null && isAustralianState(state) ? state : null;
  if (postcode !== null && stateOfPostcode(postcode)) {
    const around =
      postcodeZones.has(postcode) && !islandPostcodes.includes(postcode) ? stateOfPostcode(postcode) : null;
    return distinct([...customerZones({ state, postcode }), ...(around ? [stateZone[around]] : [])]);
  }
  return inState ? [stateZone[inState], ...(besideTheState[inState] ?? [])] : [...australianZones];
}

function mayBeKept(timeZone: string, place: RecordedPlace): boolean {
  if (place.country === 'AU')
    return isAustralian(timeZone) && recordableZones(place).some((zone) => keepSameTime(zone, timeZone));
  const [island] = customerZones({ country: place.country });
  return island ? island === timeZone : !isAustralian(timeZone);
}

/** `at this address (Sydney time)`, `in New Zealand`. */
function keptWhere(place: RecordedPlace): string {
  if (place.country !== 'AU' || (!place.state && !place.postcode)) return `in ${countryName(place.country)}`;
  return `at this address (${recordableZones(place).map(zoneInWords).join(' or ')})`;
}

function statesOfPostcode(postcode: string): readonly AustralianState[] {
  const shared = sharedPostcodes.get(postcode) ?? postcodesOfSeveralZones.get(postcode);
  const own = stateOfPostcode(postcode);
  return shared ?? (own ? [own] : []);
}

/** `Australia/Lord_Howe` as `Lord Howe time`. */
export const zoneInWords = (zone: string): string => `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`;

const isAustralian = (zone: string) => zone.startsWith('Australia/') || australianZones.includes(zone);
const distinct = (zones: string[]) =>
  zones.filter((zone, i) => !zones.slice(0, i).some((other) => keepSameTime(other, zone)));

/** Broken Hill’s own name and Adelaide’s are one: what clocks show in summer and in winter. */
function keepSameTime(one: string, other: string): boolean {
  return ['2026-01-15T00:00:00.000Z', '2026-07-15T00:00:00.000Z'].every((instant) => {
    const [a, b] = [localNow(one, new Date(instant)), localNow(other, new Date(instant))];
    return a.date === b.date && a.hour === b.hour && a.minute === b.minute;
  });
}
