import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addCalendarDays } from '../../domain/time/calendar-days.ts';
import { localNow } from '../../domain/time/zone.ts';

const sydney = 'Australia/Sydney';
const lordHowe = 'Australia/Lord_Howe';

describe('calendar days', () => {
  const table: [what: string, zone: string, from: string, days: number, to: string][] = [
    ['no change of clocks', sydney, '2026-06-01T00:30:00Z', 30, '2026-07-01T00:30:00Z'],
    ['into daylight saving: an hour less', sydney, '2026-08-01T01:00:00Z', 90, '2026-10-30T00:00:00Z'],
    ['out of daylight saving: an hour more', sydney, '2027-01-20T00:00:00Z', 90, '2027-04-20T01:00:00Z'],
    ['across both changes', sydney, '2026-09-01T01:00:00Z', 270, '2027-05-29T01:00:00Z'],
    ['over a leap day', sydney, '2028-01-15T00:00:00Z', 60, '2028-03-15T00:00:00Z'],
    ['to a leap day', sydney, '2027-12-31T03:00:00Z', 60, '2028-02-29T03:00:00Z'],
    ['from a leap day, out of daylight saving', sydney, '2028-02-28T23:00:00Z', 90, '2028-05-29T00:00:00Z'],
    ['over the end of a February without one', sydney, '2026-12-31T03:00:00Z', 60, '2027-03-01T03:00:00Z'],
    ['half an hour of daylight saving on Lord Howe', lordHowe, '2026-08-01T01:30:00Z', 90, '2026-10-30T01:00:00Z'],
    // 4 October 2026: 2:00 becomes 3:00 in Sydney
    ['into the gap: the first instant after it', sydney, '2026-09-03T16:30:00Z', 30, '2026-10-03T16:00:00Z'],
    ['the gap on Lord Howe is half an hour', lordHowe, '2026-09-03T15:45:00Z', 30, '2026-10-03T15:30:00Z'],
    // 4 April 2027: 3:00 becomes 2:00 in Sydney, so that 2:30 comes twice
    ['into the repeated hour: the first of the two', sydney, '2027-03-03T15:30:00Z', 31, '2027-04-03T15:30:00Z'],
  ];
  for (const [what, zone, from, days, to] of table)
    it(`PS-17 ${days} days, ${what}`, () =>
      assert.equal(addCalendarDays(zone, new Date(from), days).toISOString(), new Date(to).toISOString()));

  it('PS-17 the same local time so many dates later, wherever that time exists', () => {
    const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 400 }), fc.constantFrom(sydney, lordHowe), (ms, days, zone) => {
        const from = new Date(ms);
        const then = addCalendarDays(zone, from, days);
        const [before, after] = [localNow(zone, from), localNow(zone, then)];
        assert.equal((Date.parse(after.date) - Date.parse(before.date)) / 86_400_000, days);
        const inGap = after.hour === 3 || after.hour === 2;
        if (!inGap) assert.deepEqual([after.hour, after.minute], [before.hour, before.minute]);
      }),
    );
  });
});
