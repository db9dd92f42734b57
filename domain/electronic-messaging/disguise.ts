/** The text as it is meant, for looking at only (EM-4): without what isn't seen, look-alikes as plain letters, figures and dots. */

/** Endings that are looked for where the dot is spelled out or stands apart, which prose has too. */
const endings =
  'c[o0]m|net|[o0]rg|g[o0]v|edu|au|nz|uk|us|eu|i[o0]|[l1]y|co|info|biz|app|dev|link|site|online|page|shop|xyz|top|club|live|click|gl|gd|cc|tk';
/** Those that are no words of ours: what stands before them may be further away from a dot. */
export const noWords = 'c[o0]m|[o0]rg|g[o0]v|edu|au|nz|uk|i[o0]|[l1]y';

const endHere = String.raw`(?![\p{L}\p{N}])`;
const afterWord = String.raw`(?<=[\p{L}\p{N}])`;
/** Not what ends a sentence or a clause. */
const apart = String.raw`[^\p{L}\p{N}.,!?;:]`;

/** Each letter with those of other scripts and styles that look like it and that NFKD leaves as they are. */
const lookAlikes = (
  'aаαɑᴀ bЬʙ cсᴄϲ dԁᴅ eеεᴇ fꜰ gɡɢ hһнʜ iіιıɪ jјᴊ kкκᴋ lӏʟꓲ mмᴍ nпɴ oоοօᴏ pрρᴘ qԛ rгʀ sѕꜱ tтτᴛ uυսᴜ vѵνᴠ wԝѡᴡω xхχ yуүγʏ zᴢ ' +
  'AАΑ BВΒ CСϹ EЕΕ HНΗ IІΙ JЈ KКΚ MМΜ NΝ OОΟ PРΡ SЅ TТΤ WԜ XХΧ YҮΥ ZΖ'
).split(' ');
const plainLetter = new Map(lookAlikes.flatMap(([plain = '', ...others]) => others.map((other) => [other, plain])));
const folded = new RegExp(`[${[...plainLetter.keys()].join('')}]`, 'gu');

/** Letters and figures in black squares and circles, and those of flags: 🅱 🅲 🇩 ❶ ➀. */
const pictured: readonly (readonly [first: number, last: number, begins: string])[] = [
  [0x1f150, 0x1f169, 'A'],
  [0x1f170, 0x1f189, 'A'],
  [0x1f1e6, 0x1f1ff, 'A'],
  [0x2776, 0x277e, '1'],
  [0x2780, 0x2788, '1'],
  [0x278a, 0x2792, '1'],
  [0x24f5, 0x24fd, '1'],
];
function asPlain(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const row = pictured.find(([first, last]) => code >= first && code <= last);
  return row ? String.fromCodePoint(row[2].charCodeAt(0) + code - row[0]) : sign;
}

const disguises: readonly (readonly [RegExp, string])[] = [
  [/[\p{Default_Ignorable_Code_Point}\p{M}\p{Cf}⠀]|(?![\n\r\t])\p{Cc}/gu, ''], // what isn't seen; marks on letters
  [/(?<=\p{L})[٠۰](?=\p{L})/gu, '.'], // figures elsewhere: the naught of other scripts
  [/[。．｡·•∙⋅‧・﹒․۔⸳⸱ꓸ●◦⦁⬤⚫⏺🔴🔵܁܂]/gu, '.'],
  [/[⁄∕⧸╱]/gu, '/'],
  [/[ː˸։∶꞉]/gu, ':'],
  [/&#0*46;|&#x0*2e;|&period;|%2e|\\u002e|\\x2e/gi, '.'],
  [/&#0*47;|&#x0*2f;|&sol;|%2f/gi, '/'],
  [/&#0*58;|&#x0*3a;|&colon;|%3a/gi, ':'],
  [/&#0*64;|&#x0*40;|&commat;|%40/gi, '@'],
  [/\s*[[({<]\s*(?:\.|dot)\s*[\])}>]\s*/gi, '.'],
  [/\s*[[({<]\s*(?:@|at)\s*[\])}>]\s*/gi, '@'],
  [new RegExp(`${afterWord}${apart}{1,4}d[o0]t${apart}{1,4}(?=(?:${endings})${endHere})`, 'giu'), '.'],
  [
    new RegExp(
      `${afterWord}${apart}{1,4}(?:full ?stop|point|period)${apart}{1,4}(?=(?:${noWords}|net)${endHere})`,
      'giu',
    ),
    '.',
  ],
  [/(?<=\d)\s*dot\s*(?=\d)/gi, '.'],
  [new RegExp(`${afterWord}d[o0]t(?=(?:${noWords}|net)${endHere})`, 'giu'), '.'],
  [new RegExp(String.raw`${afterWord}\s+\.\s*(?=(?:${endings})${endHere})`, 'giu'), '.'],
  // quotes about the dot, and signs in its place
  [
    new RegExp(String.raw`${afterWord}[^\p{L}\p{N}\s.]{1,3}\.[^\p{L}\p{N}\s.]{0,3}(?=(?:${endings})${endHere})`, 'giu'),
    '.',
  ],
  [new RegExp(String.raw`${afterWord}\.[^\p{L}\p{N}\s.]{1,3}(?=(?:${endings})${endHere})`, 'giu'), '.'],
  [new RegExp(String.raw`${afterWord}\.{2,}(?=(?:${noWords}|net)${endHere})`, 'giu'), '.'],
  [new RegExp(String.raw`${afterWord}(?:\p{S}|[*#%\\_])+(?=(?:${endings})${endHere})`, 'giu'), '.'],
  [new RegExp(String.raw`${afterWord}\s*(?:\p{S}|[*#%\\_])+\s*(?=(?:${noWords})${endHere})`, 'giu'), '.'],
  [new RegExp(`${afterWord},(?=(?:${noWords}|net)${endHere})`, 'giu'), '.'],
  [/(?<=\b(?:com|net|org|gov|edu|asn|id))\s*\.\s*(?=au(?!\p{L}))/giu, '.'],
];

/** Full-width and other forms as plain letters, dots as dots. */
export function undisguised(text: string): string {
  const plain = text
    .replaceAll('˙', '.')
    .normalize('NFKD')
    .replace(/\p{So}|\p{No}|\p{RI}/gu, asPlain)
    .replace(folded, (letter) => plainLetter.get(letter) ?? letter);
  return disguises.reduce((rest, [disguise, meant]) => rest.replace(disguise, meant), plain);
}

const turns = /[\u202a-\u202e\u2066-\u2069\u200f]/u;

/** Every way in which a reader may take the text: also letters spaced out (`g o v . a u`), and turned round by marks of direction. */
export function readings(text: string): string[] {
  const plain = undisguised(text);
  const closed = plain.replace(/(?<![\p{L}\p{N}])(?:[\p{L}\p{N}.]\s+){3,}[\p{L}\p{N}.](?![\p{L}\p{N}])/gu, (spaced) =>
    spaced.replace(/\s+/g, ''),
  );
  return [
    ...new Set([plain, closed, ...(turns.test(text) ? [undisguised(Array.from(text).toReversed().join(''))] : [])]),
  ];
}

/** Figures of other scripts as ours: each script's ten stand in a row. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (figure) => {
    const code = figure.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}
