/** What could be somebody's own in a text (EM-4), without a customer at hand: a long number, a date of birth, a person's name. In doubt it is. */
import { asciiDigits, undisguised } from './disguise.ts';

export type PersonalKind = 'longNumber' | 'dateOfBirth' | 'name';

/** Which of them the text holds, in any writing. */
export function personalKinds(text: string): PersonalKind[] {
  const plain = asciiDigits(undisguised(text));
  const found: readonly (readonly [boolean, PersonalKind])[] = [
    [holdsLongNumber(plain), 'longNumber'],
    [birthDates.some((date) => date.test(plain)), 'dateOfBirth'],
    [holdsName(plain), 'name'],
  ];
  return found.filter(([holds]) => holds).map(([, kind]) => kind);
}

// ---------- numbers ----------

/** Not right after, and not right before, other figures: a longer number is none of these. */
const alone = (what: string) =>
  new RegExp(String.raw`(?<!\d[^\p{L}\p{N},;]{0,3})(?:${what})(?![^\p{L}\p{N},;]{0,2}\d)`, 'giu');

const time = String.raw`(?:[01]?\d|2[0-3])[:.][0-5]\d`;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** What has figures and is nobody's own. */
const harmless: readonly RegExp[] = [
  // 13 12 72, 131 272, 1300 or 1800 and six figures, with the country's code or without
  /(?<!\d[ .-]?)(?:\+?61 ?)?(?:13\d{4}|13 \d\d \d\d|13\d \d{3}|1[38]00[ -]?(?:\d{3}[ -]?\d{3}|\d\d[ -]?\d\d[ -]?\d\d))(?![ .-]?\d)/g,
  /(?<![\d./-])20\d\d ?[/‐-―−-] ?(?:20)?\d\d(?![./-]?\d)/g, // a financial year: 2026-27, 2026/2027
  alone(String.raw`\$ ?(?:\d{1,3},\d{3}|\d{1,5})(?:\.\d\d)?`), // money
  alone(String.raw`\d{1,3}(?:\.\d+)? ?%`),
  alone(String.raw`${time}(?: ?[‐-―−-] ?${time})?`),
  new RegExp(String.raw`(?<=(?<!\p{L})${month} )\d{1,2}(?:st|nd|rd|th)?, ?\d{4}(?! ?[./-]?\d)`, 'giu'), // July 14, 2027
  new RegExp(String.raw`(?<=(?<!\p{L})(?:${month}|in|for|of|year) )20[2-9]\d(?! ?[./-]?\d)`, 'giu'),
];

const figureWords: Readonly<Record<string, string>> = {
  zero: '0', oh: '0', nil: '0', nought: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9',
  ten: '10', eleven: '11', twelve: '12', thirteen: '13', fourteen: '14', fifteen: '15', sixteen: '16', seventeen: '17', eighteen: '18', nineteen: '19',
  twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', seventy: '70', eighty: '80', ninety: '90',
}; // prettier-ignore
const figureWord = new RegExp(String.raw`(?<!\p{L})(?:${Object.keys(figureWords).join('|')})(?!\p{L})`, 'giu');
const twice = /(?<!\p{L})(double|triple|treble)[\s-]+(\d)(?!\d)/giu;

/** Six figures or more (a CSID has six), whatever signs part them but the end of a sentence. */
const longNumber = /\d(?:(?!\s?[.!?]\s|\s\()[^\p{L}\p{N}]{0,3}\d){5,}/u;
/** The number of a record, however short. */
const recordNumber =
  /(?<!\p{L})(?:csid|crn|tfn|tax file|medicare|passport|licence|bsb|account|case)(?:\s*(?:customer|reference|number|card|no|nr|id|is|was|[.:#=-]))*\s*\d{3,}/iu;

function holdsLongNumber(text: string): boolean {
  const rest = harmless.reduce((plain, what) => plain.replace(what, ' harmless '), text);
  const figures = rest
    .replace(figureWord, (word) => figureWords[word.toLowerCase()] ?? word)
    .replace(twice, (_, times: string, figure: string) => figure.repeat(times.toLowerCase() === 'double' ? 2 : 3))
    .replace(/[〇一二三四五六七八九]/g, (sign) => String('〇一二三四五六七八九'.indexOf(sign)));
  return [rest, figures, lettersAsFigures(rest)].some((each) => longNumber.test(each)) || recordNumber.test(rest);
}

/** `O491 57O OO6`: letters that look like figures, in a word of figures. */
export const lettersAsFigures = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])[\doil|]*\d[\doil|]*(?![\p{L}\p{N}])/giu, (word) =>
    word.replace(/o/gi, '0').replace(/[il|]/gi, '1'),
  );

// ---------- dates of birth ----------

const past = String.raw`(?:19\d\d|20[01]\d)`;
const pastInWords = String.raw`(?:nineteen|two\s+thousand)(?!\p{L})`;
const dayWord = String.raw`(?<!\p{L})(?:(?:twenty|thirty)[\s-]+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty)`;
const day = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?|${dayWord})`;
const birth = String.raw`(?<!\p{L})(?:born|birth|birthday|birthdate|birth\s+date|d[\s.]*o[\s.]*b)(?!\p{L})`;
/** What stands between the word for birth and the date; `certificate by` does not. */
const until = String.raw`(?:[\s:,.=()–-]|(?:is|was|were|are|on|date|day|of|the|in)(?!\p{L}))*`;

/** A date soon after a word for birth; a written date of a year in which only things of the past happened. */
const birthDates: readonly RegExp[] = [
  String.raw`${birth}${until}(?:\d{4}|${day}[\s./-]+(?:of\s+)?(?:\d|${month})|${month}[\s.]+(?:the\s+)?${day}|${pastInWords})`,
  String.raw`(?<!\p{L}|\d)${day}\s+(?:day\s+)?(?:of\s+)?${month}[.,]?\s+(?:${past}(?!\d)|${pastInWords})`,
  String.raw`(?<!\p{L})${month}[.]?\s+(?:the\s+)?${day},?\s+(?:${past}(?!\d)|${pastInWords})`,
].map((date) => new RegExp(date, 'iu'));

// ---------- names ----------

/** `mr` and `dr` are no words of ours, `miss` and `sir` are. */
const titled =
  /(?<!\p{L})(?:(?:[Mm][Rr]|[Mm][Rr][Ss]|[Mm][Xx]|[Dd][Rr]|M[Ss]|ms|Miss|MISS|Mister|MISTER|Prof|PROF|Professor|Sir|Dame|Rev|Reverend)[^\p{L}\p{N}]{1,3}(?=\p{Lu})|(?:mrs?|dr|prof)[^\p{L}\p{N}]{1,3})(\p{L}{2,})/gu;
const greeted = /(?<!\p{L})(?:[Dd]ear|DEAR|[Hh]i|HI|[Hh]ello|HELLO|[Hh]ey|HEY)[ ,]{1,2}(\p{Lu}\p{L}+)/gu;

/** What follows a title and is no name, as where everything stands in capitals; and who is greeted without a name. */
const noNames = new Set(['your', 'our', 'the', 'this', 'a', 'an', 'it', 'out', 'any', 'or', 'and', 'teams']);
const general = new Set(
  (
    'customer customers client clients parent parents carer carers payer payers payee payees guardian guardians sir madam all there everyone ' +
    'everybody team we this that you your please it its from if child services the a an our thank thanks just do did and to call for ' +
    'reminder variable phone'
  ).split(' '),
);

function holdsName(text: string): boolean {
  const follows = (pattern: RegExp, ordinary: ReadonlySet<string>) =>
    [...text.matchAll(pattern)].some(([, word = '']) => !ordinary.has(word.toLowerCase()));
  return follows(titled, noNames) || follows(greeted, general);
}
