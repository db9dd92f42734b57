/** What may not stand in a message (EM-4): in a template when it is saved, and in the values when they are filled in. */
import { holdsEmailAddress, holdsHyperlink, undisguised } from './hyperlink.ts';
import { variables, type TemplateValues } from './template.ts';

export type TextProblemCode =
  | 'hyperlink'
  | 'emailAddress'
  | 'unknownVariable'
  | 'longNumber'
  | 'dateOfBirth'
  | 'name'
  | 'customersData'
  | 'agencyPhone'
  | 'receiptNumber';

/** What is wrong, and the sentence that the page shows. The sentence never repeats what was found. */
export type TextProblem = { code: TextProblemCode; sentence: string };

const sentences = {
  hyperlink: 'A message must not hold a hyperlink or the address of a website. Leave a space after a full stop.',
  emailAddress: 'A message must not hold an e-mail address.',
  unknownVariable: `The only variables are ${variables.map((name) => `{${name}}`).join(', ')}.`,
  longNumber:
    'A message must not hold a number that could be somebody’s own. Phone numbers of the agency may stand in it.',
  dateOfBirth: 'A message must not hold a date of birth.',
  name: 'A message must not hold a person’s name.',
} as const;

/**
 * What a template's text must not hold; empty where it may be saved. Without the customer at hand, so what could be somebody's
 * data counts: a run of six or more figures (a CSID has six), a date of birth, a title with a name.
 */
export function textProblems(templateText: string): TextProblem[] {
  // a value stands there: `{agencyPhone}.Please` would be a link as much as `us.Please`
  const text = variables.reduce((rest, variable) => rest.replaceAll(`{${variable}}`, 'variable'), templateText);
  const found: readonly (readonly [holds: boolean, code: keyof typeof sentences])[] = [
    [holdsHyperlink(text), 'hyperlink'],
    [holdsEmailAddress(text), 'emailAddress'],
    [/[{}]/.test(text), 'unknownVariable'],
    ...personalData(text),
  ];
  return found.filter(([holds]) => holds).map(([, code]) => ({ code, sentence: sentences[code] }));
}

function personalData(text: string): (readonly [holds: boolean, code: 'longNumber' | 'dateOfBirth' | 'name'])[] {
  const plain = asciiDigits(undisguised(text));
  return [
    [longNumber.test(plain.replace(agencyPhone, ' phone ').replace(financialYear, ' year ')), 'longNumber'],
    [birthDates.some((date) => date.test(plain)), 'dateOfBirth'],
    [titleAndName.test(plain), 'name'],
  ];
}

/** What is recorded of the customer whom the message is for. */
export type PersonalData = {
  names: readonly string[];
  csid: string;
  /** E.164. */
  phones: readonly string[];
  email: string | null;
};

/** The values that are free text, or were once. */
const labels = {
  receiptNumber: 'The receipt number',
  agencyPhone: 'The phone number',
  paymentType: 'The payment type',
} as const;

/**
 * What the values filled in must not hold; empty where they may be sent: a hyperlink, an e-mail address, the customer's own
 * data, or a receipt number that is none. Contact time and `By date` are no free text.
 */
export function valueProblems(values: TemplateValues, personal: PersonalData): TextProblem[] {
  const problems: TextProblem[] = [];
  for (const variable of ['receiptNumber', 'agencyPhone', 'paymentType'] as const) {
    const value = values[variable];
    if (value === undefined) continue;
    const add = (code: TextProblemCode, what: string) =>
      problems.push({ code, sentence: `${labels[variable]} ${what}` });
    if (holdsHyperlink(value)) add('hyperlink', 'must not hold a hyperlink.');
    if (holdsEmailAddress(value)) add('emailAddress', 'must not hold an e-mail address.');
    const whose = customersData(value, personal);
    if (whose) add('customersData', `must not hold the customer’s ${whose}.`);
    if (variable === 'paymentType' && personalData(value).some(([holds]) => holds))
      add('customersData', 'must not hold anything that is somebody’s own.');
    if (variable === 'agencyPhone' && !/^[+\d ()-]{6,20}$/.test(value.trim()))
      add('agencyPhone', 'is not a phone number.');
    if (variable === 'receiptNumber' && !/^[A-Za-z0-9-]{1,20}$/.test(value.trim()))
      add('receiptNumber', 'has letters, digits and hyphens only, 20 at most.');
  }
  return problems;
}

/** 13 12 72, 131 272, 1300 or 1800 and six figures, with the country's code or without; not as a part of a longer number. */
const agencyPhone =
  /(?<!\d[ .-]?)(?:\+?61 ?)?(?:13\d{4}|13 \d\d \d\d|13\d \d{3}|1[38]00[ -]?(?:\d{3}[ -]?\d{3}|\d\d[ -]?\d\d[ -]?\d\d))(?![ .-]?\d)/g;

/** 2026-27, 2026/2027. */
const financialYear = /(?<![\d./-])20\d\d ?[/‐-―−-] ?(?:20)?\d\d(?![./-]?\d)/g;

/** Six figures or more, as people group them. */
const longNumber = /\d(?:(?:[\s.,/_‐-―−-]|\) ?| [‐-―−-] )?\d){5,}/;

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const past = String.raw`(?:19\d\d|20[01]\d)`;
/** A date soon after a word for birth; a written date of a year in which only things of the past happened. */
const birthDates: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:born|birth|birthday|birthdate|d\.?o\.?b)\b\D{0,15}(?:\d{4}|\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?(?:\d|${month}))`,
    'i',
  ),
  new RegExp(String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${month}\.?,?\s+${past}\b`, 'i'),
  new RegExp(String.raw`\b${month}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+${past}\b`, 'i'),
];

const titleAndName = /(?<!\p{L})(?:M[Rr]|M[Rr][Ss]|M[Ss]|Miss|MISS|M[Xx]|D[Rr])\.?\s+\p{Lu}\p{L}/u;

/** Which of the customer's data the value holds, however it is written; null where none. */
function customersData(value: string, { names, csid, phones, email }: PersonalData): string | null {
  const plain = comparable(value);
  const digits = plain.replace(/\D/g, '');
  const own = (number: string) => number.length >= 6 && digits.includes(number);
  if (names.some((name) => nameWords(name).some((word) => holdsWord(plain, word)))) return 'name';
  if (own(csid.replace(/\D/g, ''))) return 'CSID';
  if (phones.some((phone) => own(phone.replace(/\D/g, '').slice(-8)))) return 'phone number';
  return email && plain.includes(comparable(email)) ? 'e-mail address' : null;
}

/** The whole name, and each part that is more than two letters: `To` and `An` are names too, and words of every text. */
function nameWords(name: string): string[] {
  const parts = comparable(name)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  return [parts.join(' '), ...parts].filter((word) => word.length > 2);
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/\p{L}$/u.test(text.slice(0, at)) && !/^\p{L}/u.test(text.slice(at + word.length))) return true;
  return false;
}

function comparable(text: string): string {
  return asciiDigits(undisguised(text))
    .replace(/['‘’ʼ`]/g, '')
    .toLowerCase();
}

/** Figures of other scripts as ours: each script's ten stand in a row. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (figure) => {
    const code = figure.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}
