/** Where a customer lives, in one line. */
export type Address = { country: string; state: string | null; locality: string | null; postcode: string | null };

let countryNames: Intl.DisplayNames | undefined; // dear to make

/** Australia and its external territories, by their codes. */
const australian = ['AU', 'NF', 'CX', 'CC'];

/** PS-7: whose recorded location lies outside Australia. */
export const isInternational = ({ country }: Pick<Address, 'country'>): boolean => !australian.includes(country);

/** `Broken Hill NSW 2880` within Australia, `Auckland, New Zealand` abroad; what is not recorded is left out. */
export function locationOf({ country, state, locality, postcode }: Address): string {
  if (country === 'AU') return [locality, state, postcode].filter(Boolean).join(' ');
  return [locality, countryName(country)].filter(Boolean).join(', ');
}

/** OA-7: the address as it stands on an envelope, line by line. */
export const envelopeLines = ({ addressLines, ...address }: Address & { addressLines: string }): string[] => [
  ...addressLines.split('\n').filter((line) => line.trim()),
  ...(address.country === 'AU'
    ? [locationOf(address)]
    : [[address.locality, address.postcode].filter(Boolean).join(' '), countryName(address.country)]
  ).filter(Boolean),
];

/** `NZ` as `New Zealand`. A code that nobody knows is shown as it is. */
export function countryName(code: string): string {
  countryNames ??= new Intl.DisplayNames(['en-AU'], { type: 'region' });
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code;
}
