import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { smsLength } from '../../domain/electronic-messaging/segments.ts';

/** Twilio's own calculator, without smart encoding: the judge. */
function twilios(text: string) {
  const message = new SegmentedMessage(text, 'auto', false);
  return {
    encoding: message.encodingName,
    characters: message.numberOfCharacters,
    segments: message.segmentsCount,
  };
}

describe('the length of an SMS', () => {
  const lengths: readonly (readonly [
    what: string,
    text: string,
    'GSM-7' | 'UCS-2',
    characters: number,
    segments: number,
  ])[] = [
    ['no text', '', 'GSM-7', 0, 1],
    ['160 letters', 'a'.repeat(160), 'GSM-7', 160, 1],
    ['161 letters', 'a'.repeat(161), 'GSM-7', 161, 2],
    ['306 letters', 'a'.repeat(306), 'GSM-7', 306, 2],
    ['307 letters', 'a'.repeat(307), 'GSM-7', 307, 3],
    ['80 euro signs', '€'.repeat(80), 'GSM-7', 160, 1],
    ['81 euro signs', '€'.repeat(81), 'GSM-7', 162, 2],
    ['153 euro signs, 76 to a segment', '€'.repeat(153), 'GSM-7', 306, 3],
    ['an escaped sign at the border, not parted', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['a line break', 'a\nb\r\nc', 'GSM-7', 6, 1],
    ['70 characters of Japanese', '日'.repeat(70), 'UCS-2', 70, 1],
    ['71 characters of Japanese', '日'.repeat(71), 'UCS-2', 71, 2],
    ['134 characters of Japanese', '日'.repeat(134), 'UCS-2', 134, 2],
    ['135 characters of Japanese', '日'.repeat(135), 'UCS-2', 135, 3],
    ['a curly apostrophe', `Don’t reply${'.'.repeat(59)}`, 'UCS-2', 70, 1],
    ['a curly apostrophe and one more', `Don’t reply${'.'.repeat(60)}`, 'UCS-2', 71, 2],
    ['a straight apostrophe', `Don't reply${'.'.repeat(149)}`, 'GSM-7', 160, 1],
    ['a no-break space', `13\u00a012 72${'.'.repeat(63)}`, 'UCS-2', 71, 2],
    ['a backtick', '`', 'UCS-2', 1, 1],
    ['35 surrogate pairs', '😀'.repeat(35), 'UCS-2', 35, 1],
    ['36 surrogate pairs, 33 to a segment', '😀'.repeat(36), 'UCS-2', 36, 2],
    ['67 surrogate pairs, 33 to a segment', '😀'.repeat(67), 'UCS-2', 67, 3],
    ['a surrogate pair at the border, not parted', `${'日'.repeat(66)}😀${'日'.repeat(66)}`, 'UCS-2', 133, 3],
    ['a surrogate pair that just fits', `${'日'.repeat(65)}😀${'日'.repeat(67)}`, 'UCS-2', 133, 2],
    ['an accent that stands by itself', 'e\u0301', 'UCS-2', 1, 1],
  ];
  for (const [what, text, encoding, characters, segments] of lengths)
    it(`EM-20 ${what}: ${encoding}, ${characters} characters, ${segments} ${segments === 1 ? 'segment' : 'segments'}`, () => {
      assert.deepEqual(smsLength(text), { encoding, characters, segments });
      assert.deepEqual(twilios(text), { encoding, characters, segments }, 'Twilio counts as we do');
    });

  const letters = fc.constantFrom(...'abcXYZ 019.,!?@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà\n\r'.split(''));
  const extended = fc.constantFrom(...'^{}\\[~]|€\f'.split(''));
  const wide = fc.constantFrom('’', '\u00a0', '–', '日', 'ж', 'ç', '`', '…', '\u200b', '\t');
  const emoji = fc.constantFrom('😀', '🎉', '𝒳', '👍🏽', '🇦🇺', '👨‍👩‍👧', 'e\u0301', '\r\n');
  const alphabets: readonly (readonly [string, fc.Arbitrary<string>])[] = [
    ['GSM-7', fc.oneof({ weight: 6, arbitrary: letters }, { weight: 1, arbitrary: extended })],
    ['extended GSM-7', fc.oneof(letters, { weight: 3, arbitrary: extended })],
    ['UCS-2', fc.oneof({ weight: 4, arbitrary: letters }, extended, wide)],
    ['emoji', fc.oneof(letters, extended, wide, { weight: 2, arbitrary: emoji })],
  ];
  for (const [name, alphabet] of alphabets) {
    const texts = fc.array(alphabet, { maxLength: 400, size: 'max' }).map((parts) => parts.join(''));
    it(`EM-20 counts as Twilio does: ${name}`, () => {
      fc.assert(
        fc.property(texts, (text) => assert.deepEqual(smsLength(text), twilios(text))),
        { numRuns: 300 },
      );
    });
  }

  it('EM-20 takes each character of Latin, Greek, Cyrillic and the signs for what Twilio takes it', () => {
    for (let code = 0; code < 0x2200; code++) {
      const text = String.fromCharCode(code);
      assert.deepEqual(smsLength(text), twilios(text), `U+${code.toString(16)}`);
    }
  });
});
