import assert from 'node:assert/strict';
import { parseTypedNumber, readNumber, type NumberKind } from '../../prisma/mobile-number.ts';

describe('what a number is', () => {
  // kept for fiction by the ACMA
  const fictitious =
    '491570006 491570156 491570157 491570158 491570159 491570110 491570313 491570737 491571266 491571491 491571804 491572549 491572665 491572983 491573770 491573087 491574118 491574632 491575254 491575789 491576398 491576801 491577426 491577644 491578957 491578148 491578888 491579212 491579760 491579455';
  it('EM-6 knows the thirty made-up mobiles', () => {
    const numbers = fictitious.split(' ');
    assert.equal(numbers.length, 30);
    for (const number of numbers) assert.equal(readNumber(`+61${number}`), 'australianMobile', number);
  });

  const numbers: readonly (readonly [what: string, e164: string, NumberKind])[] = [
    ['a mobile of 04', '+61499999999', 'australianMobile'],
    ['a mobile of 05', '+61512345678', 'australianMobile'],
    ['too short a mobile', '+6149157000', 'other'],
    ['too long a mobile', '+614915700061', 'other'],
    ['too long a mobile of 05', '+615123456789', 'other'],
    ['a mobile with a zero too many', '+610491570006', 'other'],
    ['a landline in Sydney', '+61255501234', 'other'],
    ['a landline in Perth', '+61870101234', 'other'],
    ['a landline on Cocos', '+61891621234', 'other'],
    ['a service number', '+611300123456', 'other'],
    ['the agency’s number', '+61131272', 'other'],
    ['a satellite or internet number', '+61147123456', 'other'],
    ['a New Zealand mobile', '+6421234567', 'overseas'],
    ['a British mobile', '+447700900123', 'overseas'],
    ['an American number', '+12025550123', 'overseas'],
    ['a Norfolk Island mobile', '+672350123', 'overseas'],
    ['a Norfolk Island landline', '+672322123', 'overseas'],
    ['an extension', '+61491570006;ext=3', 'other'],
    ['an extension in words', '+61491570006 ext. 3', 'other'],
    ['an extension by x', '+61491570006x3', 'other'],
    ['a mobile as people write it', '0491 570 006', 'other'],
    ['a mobile with spaces', '+61 491 570 006', 'other'],
    ['a mobile without a plus', '61491570006', 'other'],
    ['letters', '+61HELLO', 'other'],
    ['a country that does not exist', '+999123456', 'other'],
    ['too few figures for abroad', '+6421', 'other'],
    ['a few more, still too few', '+642123', 'other'],
    ['too many figures for abroad', '+6421234567890', 'other'],
    ['nothing', '', 'other'],
  ];
  for (const [what, e164, kind] of numbers)
    it(`EM-6 takes ${what} for ${kind}: ${e164}`, () => assert.equal(readNumber(e164), kind));
});

describe('a number as somebody types it', () => {
  const typed: readonly (readonly [text: string, e164: string, isMobile: boolean | null])[] = [
    ['0491 570 006', '+61491570006', true],
    [' (0491) 570-006 ', '+61491570006', true],
    ['+61 (0)491 570 006', '+61491570006', true],
    ['61491570006', '+61491570006', true],
    ['0061 491 570 006', '+61491570006', true],
    ['0511 111 111', '+61511111111', true],
    ['(02) 5550 1234', '+61255501234', false],
    ['08 7010 1234', '+61870101234', false],
    ['131 272', '+61131272', false],
    ['+64 21 123 4567', '+64211234567', null],
    ['0011 44 7700 900164', '+447700900164', null],
    ['+672 350 123', '+672350123', null], // Norfolk Island
  ];
  for (const [text, number, isMobile] of typed)
    it(`EM-6 ${text} is kept as ${number}`, () => assert.deepEqual(parseTypedNumber(text), { number, isMobile }));

  for (const text of ['0491 570 006 ext 5', '0491570006 x5', '0491570006#12', '+61491570006;ext=3'])
    it(`EM-6 refuses an extension: ${text}`, () => {
      const fault = 'Leave the extension out: only the number itself can be kept.';
      assert.deepEqual(parseTypedNumber(text), { fault });
    });
  for (const text of [
    '',
    '12',
    'home',
    '1800 HELLO',
    '0491 570 0061',
    '0491 570 00',
    '+999 123456',
    '+64 21',
    '0491570006, 0491570156',
  ])
    it(`EM-6 refuses what is no number: ${text || 'nothing'}`, () =>
      assert.match(JSON.stringify(parseTypedNumber(text)), /no phone number/));
});
