import assert from 'node:assert/strict';
import { parseTimeOfDay } from '../../domain/time/time-of-day.ts';

describe('times of day as people type them', () => {
  const read: [typed: string, hour: number, minute: number][] = [
    ['2:30 pm', 14, 30],
    ['2.30pm', 14, 30],
    ['2 pm', 14, 0],
    ['2:05 a.m.', 2, 5],
    ['12 am', 0, 0],
    ['12:15 pm', 12, 15],
    ['14:30', 14, 30],
    ['09:05', 9, 5],
    ['00:00', 0, 0],
    [' 11:59 PM ', 23, 59],
  ];
  it('EM-48 every usual form is read, and what could mean two times is not', () => {
    for (const [typed, hour, minute] of read) assert.deepEqual(parseTimeOfDay(typed), { hour, minute }, typed);
    for (const typed of ['', '2:30', '11:30', '25:00', '14:60', '13 pm', '0 am', 'noon', '2:3 pm', '14', '2 m'])
      assert.equal(parseTimeOfDay(typed), null, typed);
  });
});
