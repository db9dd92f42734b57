import assert from 'node:assert/strict';
import { readNumber, type NumberKind } from '../../prisma/mobile-number.ts';

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
