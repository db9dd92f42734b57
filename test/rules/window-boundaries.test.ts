/** EM-22, EM-23 at every boundary of the send window, against luxon: it shares the zone data with the product and nothing of its arithmetic. */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { customerZones, type CustomerPlace } from '../../domain/time/customer-zones.ts';
import { sendingDate, sendWindow } from '../../domain/time/send-window.ts';

/**
 * UTC by hand. `dst`: the last evening of winter time until the first morning of summer time; `end`: the last evening of summer time until
 * the first morning of winter time (3 to 4 October 2026, 3 to 4 April 2027). From 20:00 to 8:00, each.
 */
const places: readonly (readonly [name: string, CustomerPlace, dst: string, end: string])[] = [
  ['NSW', { state: 'NSW' }, '10:00Z to 21:00Z', '09:00Z to 22:00Z'],
  ['ACT', { state: 'ACT' }, '10:00Z to 21:00Z', '09:00Z to 22:00Z'],
  ['VIC', { state: 'VIC' }, '10:00Z to 21:00Z', '09:00Z to 22:00Z'],
  ['TAS', { state: 'TAS' }, '10:00Z to 21:00Z', '09:00Z to 22:00Z'],
  ['QLD', { state: 'QLD' }, '10:00Z to 22:00Z', '10:00Z to 22:00Z'],
  ['SA', { state: 'SA' }, '10:30Z to 21:30Z', '09:30Z to 22:30Z'],
  ['NT', { state: 'NT' }, '10:30Z to 22:30Z', '10:30Z to 22:30Z'],
  ['WA', { state: 'WA' }, '12:00Z to 00:00Z', '12:00Z to 00:00Z'],
  ['Broken Hill 2880', { postcode: '2880', state: 'NSW' }, '10:30Z to 21:30Z', '09:30Z to 22:30Z'],
  ['Lord Howe 2898', { postcode: '2898', state: 'NSW' }, '09:30Z to 21:00Z', '09:00Z to 21:30Z'],
  ['Eucla 6443', { postcode: '6443', state: 'WA' }, '11:15Z to 23:15Z', '11:15Z to 23:15Z'],
  ['Norfolk Island 2899', { postcode: '2899' }, '09:00Z to 20:00Z', '08:00Z to 21:00Z'],
  ['Christmas Island 6798', { postcode: '6798' }, '13:00Z to 01:00Z', '13:00Z to 01:00Z'],
  ['Cocos Islands 6799', { postcode: '6799' }, '13:30Z to 01:30Z', '13:30Z to 01:30Z'],
  ['0872 (NT, SA, WA)', { postcode: '0872' }, '10:30Z to 00:00Z', '09:30Z to 00:00Z'],
  ['2406 (NSW, QLD)', { postcode: '2406' }, '10:00Z to 22:00Z', '09:00Z to 22:00Z'],
  ['4377 (QLD, NSW)', { postcode: '4377' }, '10:00Z to 22:00Z', '09:00Z to 22:00Z'],
  ['4380 (QLD, NSW)', { postcode: '4380' }, '10:00Z to 22:00Z', '09:00Z to 22:00Z'],
  ['4383 (QLD, NSW)', { postcode: '4383' }, '10:00Z to 22:00Z', '09:00Z to 22:00Z'],
  ['4385 (QLD, NSW)', { postcode: '4385' }, '10:00Z to 22:00Z', '09:00Z to 22:00Z'],
  ['4825 (QLD, NT)', { postcode: '4825' }, '10:00Z to 22:30Z', '10:00Z to 22:30Z'],
];

/** The days around each change of three years, and days on which nothing changes. */
const days = [
  ...['2026-10-04', '2027-04-04', '2027-10-03', '2028-04-02', '2028-10-01', '2029-04-01'].flatMap((sunday) =>
    [-2, -1, 0, 1].map((more) => DateTime.fromISO(sunday, { zone: 'utc' }).plus({ days: more }).toISODate() ?? ''),
  ),
  '2026-12-25',
  '2026-12-31',
  '2027-01-01',
  '2027-07-15',
  '2028-02-29',
];
const on = (zones: readonly string[], date: string, hour: number): number[] =>
  zones.map((zone) => DateTime.fromISO(date, { zone }).set({ hour }).toMillis());
/** It opens when the last zone has it, and closes with the first. */
const opening = (zones: readonly string[], date: string) => Math.max(...on(zones, date, 8));
const closing = (zones: readonly string[], date: string) => Math.min(...on(zones, date, 20));
const iso = (ms: number) => new Date(ms).toISOString();
const next = (date: string) => DateTime.fromISO(date, { zone: 'utc' }).plus({ days: 1 }).toISODate() ?? '';

describe('each boundary of the send window', () => {
  for (const [name, place, dst, end] of places)
    it(`EM-22 EM-23 ${name}: closed from ${dst} where summer time begins, from ${end} where it ends; on ${days.length} days, to the millisecond`, () => {
      const zones = customerZones(place);
      const night = (date: string) =>
        [closing(zones, date), opening(zones, next(date))].map((ms) => `${iso(ms).slice(11, 16)}Z`).join(' to ');
      assert.deepEqual([night('2026-10-03'), night('2027-04-03')], [dst, end]);
      for (const date of days) {
        const [opens, closes, reopens] = [opening(zones, date), closing(zones, date), opening(zones, next(date))];
        const open = { open: true, closesAt: iso(closes) };
        const held = { open: false, opensAt: iso(reopens) };
        const expected: [at: number, window: object][] = [
          [opens - 1, { open: false, opensAt: iso(opens) }],
          [opens, open],
          [opens + 1, open],
          [closes - 6001, open],
          [closes - 6000, open], // six seconds left
          [closes - 5999, held], // fewer
          [closes - 1, held],
          [closes, held],
          [closes + 1, held],
          [reopens - 1, held],
        ];
        for (const [at, window] of expected)
          assert.deepEqual(sendWindow(zones, new Date(at)), window, `${name}, at ${iso(at)}`);
        // EM-14: the western date; the one on which it leaves for what is held
        const west = zones.map((zone) => DateTime.fromMillis(closes, { zone }).toISODate() ?? '').toSorted()[0];
        assert.equal(sendingDate(zones, new Date(closes)), west);
        assert.equal(sendingDate(zones, new Date(reopens)), next(date));
      }
    });
});
