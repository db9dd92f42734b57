import assert from 'node:assert/strict';
import { isNewNumber } from '../../domain/customers/new-number.ts';

describe('a number that was recorded just before', () => {
  const recorded = '2026-11-01T00:00:00.000Z';
  const cases: [title: string, recordedAt: string | null, writtenAt: string, expected: boolean][] = [
    ['the message was written at that moment', recorded, recorded, true],
    ['fourteen days before', recorded, '2026-11-15T00:00:00.000Z', true],
    ['longer ago', recorded, '2026-11-15T00:00:00.001Z', false],
    ['after the message: another number by then', recorded, '2026-10-31T23:59:59.999Z', false],
    ['before anybody kept when', null, recorded, false],
  ];
  for (const [title, recordedAt, writtenAt, expected] of cases)
    it(`EM-36 EM-29 ${title}: ${expected ? 'it may have been mistyped' : 'nothing is said'}`, () =>
      assert.equal(isNewNumber(recordedAt, writtenAt), expected));
});
