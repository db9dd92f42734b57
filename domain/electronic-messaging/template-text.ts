/** What may not stand in a message (EM-4): in a template when it is saved, and in the values when they are filled in. */
import { asciiDigits, undisguised } from './disguise.ts';
import { holdsEmailAddress, holdsHyperlink } from './hyperlink.ts';
import { lettersAsFigures, personalKinds } from './personal-data.ts';
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
  hyperlink:
    'A message must not hold a hyperlink or the address of a website. Leave a space after a full stop or colon.',
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
    [holdsUnknownVariable(text), 'unknownVariable'],
    ...personalKinds(text).map((kind) => [true, kind] as const),
  ];
  return found.filter(([holds]) => holds).map(([, code]) => ({ code, sentence: sentences[code] }));
}

/** An address on the web, whose figures are nobody's. */
const address = /(?:https?:\/\/|www\.)\S+/gi;

/**
 * What must not stand in guidelines, prior actions, advice and protocols, which officers read and nobody is sent; empty where it
 * may be saved. Links may.
 */
export function guidanceProblems(text: string): TextProblem[] {
  const plain = text.replace(address, ' ');
  const found = [...(holdsEmailAddress(plain) ? ['emailAddress' as const] : []), ...personalKinds(plain)];
  return found.map((code) => ({ code, sentence: guidanceSentences[code] }));
}

const guidanceSentences = {
  emailAddress: 'No e-mail address may stand here: it could be somebody’s own.',
  longNumber: 'No number that could be somebody’s own may stand here. Phone numbers of the agency may.',
  dateOfBirth: 'No date of birth may stand here.',
  name: 'No person’s name may stand here.',
} as const;

/** Where somebody meant a value to stand, in the way of another system: it would be sent as it is. */
const placeholders: readonly RegExp[] = [
  /[[<«%]\s*[A-Z]{2}[A-Z _]*[\]>»%]/,
  /[[<«%][\w ]*(?:name|date|number|amount|phone|time|type|csid|address|customer)s?\s*[\]>»%]/i,
  /\$(?!AUD)[A-Za-z_]{3,}/,
];
const bracesInAnyForm = /[{}❴❵⦃⦄]/;

const holdsUnknownVariable = (text: string): boolean => {
  const plain = text.normalize('NFKD');
  return bracesInAnyForm.test(plain) || placeholders.some((form) => form.test(plain));
};

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
    if (variable === 'paymentType' && personalKinds(value).length > 0)
      add('customersData', 'must not hold anything that is somebody’s own.');
    if (variable === 'agencyPhone' && !/^[+\d ()-]{6,20}$/.test(value.trim()))
      add('agencyPhone', 'is not a phone number.');
    else if (variable === 'agencyPhone' && !whose && isMobile(value))
      add('agencyPhone', 'must not be a mobile number: it could be somebody’s own.');
    if (variable === 'receiptNumber' && !/^[A-Za-z0-9-]{1,20}$/.test(value.trim()))
      add('receiptNumber', 'has letters, digits and hyphens only, 20 at most.');
    else if (variable === 'receiptNumber' && !whose && (isMobile(value) || isReference(value)))
      add('receiptNumber', 'must not be a mobile number or a Customer Reference Number.');
  }
  return problems;
}

/** An Australian one, however it is grouped. */
const isMobile = (value: string): boolean =>
  /^(?:\+?61|0)[45]\d{8}$/.test(lettersAsFigures(asciiDigits(undisguised(value))).replace(/[\s()-]/g, ''));

/** Nine figures and a letter. */
const isReference = (value: string): boolean => /^\d{9}[A-Z]$/i.test(value.replace(/[\s-]/g, ''));

/** Which of the customer's data the value holds, however it is written; null where none. */
function customersData(value: string, { names, csid, phones, email }: PersonalData): string | null {
  const plain = comparable(value);
  const digits = lettersAsFigures(asciiDigits(undisguised(value))).replace(/\D/g, '');
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
