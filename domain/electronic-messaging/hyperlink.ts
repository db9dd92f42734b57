/**
 * Hyperlinks and e-mail addresses in a text, in any disguise (EM-4): what a handset would make a link of, and what a reader
 * would type into a browser. In doubt it is one; a space after the full stop makes the doubt go.
 */

/** Endings that are looked for where the dot is spelled out or stands apart, which prose has too. */
const endings =
  'com|net|org|gov|edu|au|nz|uk|us|eu|io|ly|co|info|biz|app|dev|link|site|online|page|shop|xyz|top|club|live|click|gl|gd|cc|tk';

const disguises: readonly (readonly [RegExp, string])[] = [
  [/[\p{Default_Ignorable_Code_Point}\p{Mn}\u2800]/gu, ''], // what isn't seen; marks on letters
  [/[。．｡·•∙⋅‧・﹒․٠۔]/gu, '.'],
  [/[⁄∕⧸╱]/gu, '/'],
  [/[ː˸։∶꞉]/gu, ':'],
  [/&#0*46;|&#x0*2e;|&period;|%2e/gi, '.'],
  [/&#0*64;|&#x0*40;|&commat;|%40/gi, '@'],
  [/\s*[[({<]\s*(?:\.|dot)\s*[\])}>]\s*/gi, '.'],
  [/\s*[[({<]\s*(?:@|at)\s*[\])}>]\s*/gi, '@'],
  [new RegExp(String.raw`(?<=[\p{L}\p{N}])[\s_-]+dot[\s_-]+(?=(?:${endings})(?!\p{L}))`, 'giu'), '.'],
  [new RegExp(String.raw`(?<=[\p{L}\p{N}])\s+\.\s*(?=(?:${endings})(?!\p{L}))`, 'giu'), '.'],
  [/(?<=\b(?:com|net|org|gov|edu|asn|id))\s*\.\s*(?=au(?!\p{L}))/giu, '.'],
];

const links: readonly RegExp[] = [
  /\p{L}[\p{L}\p{N}+.-]*:\s?\/\//u, // a scheme
  /h\s*(?:t\s*t|x\s*x)\s*p\s*s?\s*:/i,
  /\bmailto\s*:/i,
  /(?:^|\s)\/\/\S/u,
  /(?<!\p{L})w\s?w\s?w\d?\s?\./iu,
  /[\p{L}\p{N}-]\.(?:\p{L}{2,}|xn--[\p{L}\p{N}-]+)(?![\p{L}\p{N}])/u, // a domain: my.gov.au, bit.ly
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/, // an address in figures
];

const email = /[^\s@]+@[^\s@]+/gu;

/** Whether the text holds an e-mail address. */
export function holdsEmailAddress(text: string): boolean {
  return undisguised(text).search(email) >= 0;
}

/** Whether the text holds a hyperlink; an e-mail address alone is none. */
export function holdsHyperlink(text: string): boolean {
  const plain = undisguised(text).replace(email, ' ');
  return links.some((link) => link.test(plain));
}

/** The text as it is meant: full-width and other forms as plain letters, dots as dots. For looking at only. */
export function undisguised(text: string): string {
  return disguises.reduce((plain, [disguise, meant]) => plain.replace(disguise, meant), text.normalize('NFKD'));
}
