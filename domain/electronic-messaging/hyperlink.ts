/**
 * Hyperlinks and e-mail addresses in a text, in any disguise (EM-4): what a handset would make a link of, and what a reader
 * would type into a browser. In doubt it is one; a space after the full stop or colon makes the doubt go.
 */
import { noWords, readings } from './disguise.ts';

/** What opens something on a handset when `word:` comes right before it. */
const schemes =
  'tel|smsto|sms|mmsto|mms|callto|facetime|skype|whatsapp|viber|tg|sip|geo|maps?|market|intent|itms(?:-apps)?|app|data|javascript|vbscript|file|s?ftp|magnet|webcal|upi|bitcoin';

const links: readonly RegExp[] = [
  /\p{L}[\p{L}\p{N}+.-]*\s?:\s?\//u, // a scheme
  /h\s*(?:t\s*t|x\s*x)\s*p\s*s?\s*:/i,
  /\bmailto\s*:/i,
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${schemes})\s?:(?=[^\s:])`, 'iu'),
  /(?<![\p{L}\p{N}:])\/\/\s?[\p{L}\p{N}]/u,
  /\\\\/,
  /<\s*a\s|href\s*=/i,
  /(?<!\p{L})w[^\p{L}\p{N}]{0,2}w[^\p{L}\p{N}]{0,2}w/iu,
  /[\p{L}\p{N}-]\.(?:\p{L}{2,}|xn--[\p{L}\p{N}-]+)(?![\p{L}\p{N}])/u, // a domain: my.gov.au, bit.ly
  /\p{L}\.(?:c[o0]m|g[o0]v|[o0]rg|i[o0]|[l1]y)(?![\p{L}\p{N}])/iu,
  new RegExp(String.raw`[\p{L}\p{N}]\.\s+(?:${noWords})(?![\p{L}\p{N}'’])`, 'u'), // small letters: a sentence would begin with a big one
  /(?<![\p{L}\p{N}])(?:com|net|org|gov|edu|asn|id)[^\p{L}\p{N}]{0,4}au(?![\p{L}\p{N}])/iu,
  /(?:com|gov|org|edu)[\s_,/-]{0,3}au(?![\p{L}\p{N}])/u,
  /(?:COM|GOV|ORG|EDU)[\s_,/-]{0,3}AU(?![\p{L}\p{N}])/u,
  /xn--/i,
  /(?<![\p{L}\p{N}])(?:localhost|bitly|tinyurl|shorturl|rebrandly|linktree|youtube)(?![\p{L}\p{N}])/iu,
  /[\p{L}\p{N}]:\d{2,5}\//u, // a port
  /[\p{L}\p{N}]\/[^\s?#]*[?#]\S*=/u, // an address with what is asked for
  /(?<![\d.])\d{1,3}(?:(?:\.| \. )\d{1,3}){3}(?!\.?\d)/, // an address in figures
  /(?<![\p{L}\p{N}:])(?:[\da-f]{1,4}:){3,7}:?[\da-f]{1,4}|::[\da-f]{1,4}(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])0x[\da-f]{4,}/iu,
];

const email = /[^\s@]+@[^\s@]+/gu;
const emailInWords =
  /(?:@|(?<!\p{L})at(?!\p{L}))[\s.]*(?:gmail|hotmail|outlook|yahoo|bigpond|icloud|optusnet)(?!\p{L})/iu;

/** Whether the text holds an e-mail address. */
export function holdsEmailAddress(text: string): boolean {
  return readings(text).some((reading) => reading.search(email) >= 0 || emailInWords.test(reading));
}

/** Whether the text holds a hyperlink; an e-mail address alone is none. */
export function holdsHyperlink(text: string): boolean {
  return readings(text).some((reading) => {
    const plain = reading.replace(email, ' ');
    return links.some((link) => link.test(plain));
  });
}
