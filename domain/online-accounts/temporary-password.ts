/** OA-8: how a temporary password looks: read out aloud without a mistake, and typed as it is heard. */

/** No look-alikes (0 O, 1 I L, 2 Z, 5 S, 8 B) and nothing that sounds alike over a telephone (M and N stay apart by their words). */
export const passwordAlphabet = 'ACDEFGHJKMNPQRTUVWXY34679';
export const passwordGroups = 3;
export const passwordGroupLength = 4;

/** What was typed, as it is compared: without spaces and hyphens, in capitals. */
export const typedPassword = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** After so many wrong ones a temporary password is revoked. */
export const wrongTriesAllowed = 10;

const spoken: Readonly<Record<string, string>> = {
  A: 'Alfa',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  J: 'Juliett',
  K: 'Kilo',
  M: 'Mike',
  N: 'November',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  T: 'Tango',
  U: 'Uniform',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
};
/** As an officer reads it out, sign by sign. */
export const spokenPassword = (password: string): string[] =>
  typedPassword(password)
    .split('')
    .map((sign) => spoken[sign] ?? sign);
