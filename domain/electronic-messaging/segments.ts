/** How long an SMS is (EM-20). What Twilio counts with smart encoding off. */

/** One septet each (GSM 03.38, default alphabet). */
const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Two septets each: an escape and a sign. They are never parted. */
const gsmExtended = new Set('\f^{}\\[~]|€');

/** What fits: a message of one segment, and each segment of a longer one. Septets of GSM-7, code units of UCS-2. */
const room = { 'GSM-7': { alone: 160, each: 153 }, 'UCS-2': { alone: 70, each: 67 } } as const;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export type SmsLength = {
  encoding: 'GSM-7' | 'UCS-2';
  /** As the limit counts them: in GSM-7 the extended ones (`€ ^ { } [ ] ~ | \`) as two; in UCS-2 what a reader takes for one. */
  characters: number;
  segments: number;
};

/**
 * The length of a text as it is sent. One character outside GSM-7 (`’`, a no-break space, an emoji) makes all of it UCS-2,
 * with 70 instead of 160 to a segment. No text at all counts as one segment.
 */
export function smsLength(text: string): SmsLength {
  const all = Array.from(text);
  const isGsm = all.every((character) => gsm.has(character) || gsmExtended.has(character));
  const encoding = isGsm ? 'GSM-7' : 'UCS-2';
  const sizes = isGsm ? all.map((character) => (gsmExtended.has(character) ? 2 : 1)) : ucs2Sizes(text);
  const size = sum(sizes);
  const characters = isGsm ? size : sizes.length;
  return { encoding, characters, segments: size <= room[encoding].alone ? 1 : packed(sizes, room[encoding].each) };
}

/** Code units of what a reader takes for one character: a surrogate pair is never parted, nor an emoji of several. */
function ucs2Sizes(text: string): number[] {
  const sizes: number[] = [];
  for (const { segment } of graphemes.segment(text)) {
    if (segment === '\r\n') sizes.push(1, 1);
    else sizes.push(segment.length);
  }
  return sizes;
}

function packed(sizes: readonly number[], each: number): number {
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > each) {
      segments++;
      used = 0;
    }
    used += size;
  }
  return segments;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
