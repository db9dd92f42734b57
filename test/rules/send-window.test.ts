import assert from 'node:assert/strict';
import fc from 'fast-check';
import { customerZones, type CustomerPlace } from '../../domain/time/customer-zones.ts';
import { localInstant, sendingDate, sendWindow, startOfNextLocalDay } from '../../domain/time/send-window.ts';
import { localNow, stateZone } from '../../domain/time/zone.ts';

type Season = 'winter' | 'summer';
/** Minutes ahead of UTC, written down by hand; for addresses that leave several zones, each of them. */
const places: readonly (readonly [string, CustomerPlace, winter: number[], summer: number[]])[] = [
  ['Sydney', { postcode: '2000' }, [600], [660]],
  ['Canberra', { postcode: '2600' }, [600], [660]],
  ['Melbourne', { postcode: '3000' }, [600], [660]],
  ['Hobart', { postcode: '7000' }, [600], [660]],
  ['Brisbane', { postcode: '4000' }, [600], [600]],
  ['Adelaide', { postcode: '5000' }, [570], [630]],
  ['Darwin', { postcode: '0800' }, [570], [570]],
  ['Perth', { postcode: '6000' }, [480], [480]],
  ['Broken Hill', { postcode: '2880', state: 'NSW' }, [570], [630]],
  ['Lord Howe', { postcode: '2898', state: 'NSW' }, [630], [660]],
  ['Eucla', { postcode: '6443', state: 'WA' }, [525], [525]],
  ['Norfolk Island', { postcode: '2899' }, [660], [720]],
  ['Christmas Island', { postcode: '6798' }, [420], [420]],
  ['the Cocos Islands', { postcode: '6799' }, [390], [390]],
  ['0872 in WA', { postcode: '0872', state: 'WA' }, [480], [480]],
  ['0872 in SA', { postcode: '0872', state: 'SA' }, [570], [630]],
  ['0872 in NT', { postcode: '0872', state: 'NT' }, [570], [570]],
  ['0872 alone', { postcode: '0872' }, [570, 570, 480], [570, 630, 480]],
  ['2406 alone', { postcode: '2406' }, [600, 600], [660, 600]],
  ['4377 alone', { postcode: '4377' }, [600, 600], [600, 660]],
  ['4380 alone', { postcode: '4380' }, [600, 600], [600, 660]],
  ['4383 alone', { postcode: '4383' }, [600, 600], [600, 660]],
  ['4383 in NSW', { postcode: '4383', state: 'NSW' }, [600], [660]],
  ['4385 alone', { postcode: '4385' }, [600, 600], [600, 660]],
  ['4825 alone', { postcode: '4825' }, [600, 570], [600, 570]],
  ['4825 in NT', { postcode: '4825', state: 'NT' }, [570], [570]],
];

/** The season from 8:00 to 20:00 that day, and at 8:00 on the next. Clocks change early on 4 Oct 2026 and on 4 Apr 2027. */
const days: readonly (readonly [date: string, next: string, Season, nextSeason: Season, why: string])[] = [
  ['2026-07-15', '2026-07-16', 'winter', 'winter', 'a Wednesday in winter'],
  ['2026-10-03', '2026-10-04', 'winter', 'summer', 'the night in which daylight saving begins'],
  ['2026-10-04', '2026-10-05', 'summer', 'summer', 'the Sunday on which it began'],
  ['2026-12-25', '2026-12-26', 'summer', 'summer', 'Christmas Day and a Saturday'],
  ['2027-04-03', '2027-04-04', 'summer', 'winter', 'the night in which daylight saving ends'],
  ['2027-04-04', '2027-04-05', 'winter', 'winter', 'the Sunday on which it ended'],
];

const utc = (date: string, time: string, ahead: number) =>
  new Date(Date.parse(`${date}T${time}Z`) - ahead * 60_000).toISOString();

describe('the send window', () => {
  for (const [name, place, winter, summer] of places)
    for (const [date, next, season, nextSeason, why] of days)
      it(`EM-22 EM-23 is open in ${name} from 8:00 to six seconds before 20:00: ${date}, ${why}`, () => {
        const zones = customerZones(place);
        assert.equal(zones.length, winter.length);
        const offsets = season === 'winter' ? winter : summer;
        // the western one opens last, the eastern one closes first
        const west = Math.min(...offsets);
        const east = Math.max(...offsets);
        const opensAt = utc(date, '08:00:00', west);
        const opensNextAt = utc(next, '08:00:00', Math.min(...(nextSeason === 'winter' ? winter : summer)));
        const closesAt = utc(date, '20:00:00', east);
        const at = (time: string, ahead: number) => sendWindow(zones, new Date(utc(date, time, ahead)));

        assert.deepEqual(at('04:00:00', west), { open: false, opensAt });
        assert.deepEqual(at('07:59:59.999', west), { open: false, opensAt });
        assert.deepEqual(at('08:00:00.000', west), { open: true, closesAt });
        assert.deepEqual(at('12:00:00', west), { open: true, closesAt });
        assert.deepEqual(at('19:59:53.999', east), { open: true, closesAt });
        assert.deepEqual(at('19:59:54.000', east), { open: true, closesAt });
        assert.deepEqual(at('19:59:54.001', east), { open: false, opensAt: opensNextAt });
        assert.deepEqual(at('19:59:59.999', east), { open: false, opensAt: opensNextAt });
        assert.deepEqual(at('20:00:00.000', east), { open: false, opensAt: opensNextAt });
        assert.deepEqual(at('23:59:59.999', east), { open: false, opensAt: opensNextAt });
      });

  it('EM-22 takes the next opening, the same day after midnight', () => {
    const opensAt = '2026-07-15T22:00:00.000Z'; // 8:00 on the 16th in Sydney
    assert.deepEqual(sendWindow(['Australia/Sydney'], new Date('2026-07-15T13:59:59.999Z')), { open: false, opensAt });
    assert.deepEqual(sendWindow(['Australia/Sydney'], new Date('2026-07-15T14:00:00.000Z')), { open: false, opensAt });
  });

  it('EM-23 knows no window without a zone, with an unknown one, at no instant, or where no hour is shared', () => {
    const noon = new Date('2026-07-15T02:00:00Z');
    assert.throws(() => sendWindow([], noon), RangeError);
    assert.throws(() => sendingDate([], noon), RangeError);
    assert.throws(() => startOfNextLocalDay([], noon), RangeError);
    assert.throws(() => sendWindow(['Australia/Canberry'], noon), RangeError);
    assert.throws(() => sendWindow(['Australia/Sydney'], new Date(Number.NaN)), RangeError);
    assert.throws(() => sendWindow(['Pacific/Auckland', 'Africa/Abidjan'], noon), RangeError);
  });

  const anyZones = fc.oneof(
    fc.constantFrom(...places.map(([, place]) => customerZones(place))),
    fc.subarray([stateZone.WA, stateZone.SA, stateZone.NT, stateZone.QLD, stateZone.NSW], { minLength: 1 }),
    fc.constantFrom(['Europe/London'], ['Pacific/Auckland'], ['America/New_York'], ['Africa/Cairo']),
  );
  const anyInstant = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2028-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const hour = 3_600_000;

  it('EM-22 is open, or opens at 8:00 local, later, within a day and not a moment too late', () => {
    fc.assert(
      fc.property(anyZones, anyInstant, fc.double({ min: 0, max: 1, noNaN: true }), (zones, at, part) => {
        const window = sendWindow(zones, at);
        if (window.open) {
          for (const zone of zones) {
            const local = localNow(zone, at);
            assert.ok(local.hour >= 8 && local.hour < 20);
          }
          const left = Date.parse(window.closesAt) - at.getTime();
          assert.ok(left >= 6_000 && left <= 12 * hour);
          const closing = zones.map((zone) => localNow(zone, new Date(window.closesAt)));
          assert.ok(closing.some((local) => local.hour === 20 && local.minute === 0 && local.second === 0));
        } else {
          const opensAt = Date.parse(window.opensAt);
          const wait = opensAt - at.getTime();
          assert.ok(wait > 0 && wait <= 25 * hour);
          assert.equal(opensAt % 60_000, 0);
          const opening = zones.map((zone) => localNow(zone, new Date(opensAt)));
          assert.ok(opening.some((local) => local.hour === 8 && local.minute === 0));
          assert.ok(sendWindow(zones, new Date(opensAt)).open);
          const between = at.getTime() + Math.floor((wait - 1) * part);
          assert.deepEqual(sendWindow(zones, new Date(between)), window);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('EM-23 where it is open the local date is the same in every zone', () => {
    fc.assert(
      fc.property(anyZones, anyInstant, (zones, at) => {
        if (!sendWindow(zones, at).open) return;
        for (const zone of zones) assert.equal(localNow(zone, at).date, sendingDate(zones, at));
      }),
    );
  });
});

describe('the local date of sending', () => {
  const dates: readonly (readonly [zones: string[], at: string, date: string])[] = [
    [['Australia/Sydney'], '2026-12-31T12:59:59.999Z', '2026-12-31'],
    [['Australia/Sydney'], '2026-12-31T13:00:00.000Z', '2027-01-01'],
    [['Australia/Brisbane'], '2026-12-31T13:59:59.999Z', '2026-12-31'],
    [['Australia/Brisbane'], '2026-12-31T14:00:00.000Z', '2027-01-01'],
    [['Australia/Brisbane', 'Australia/Sydney'], '2026-12-31T13:30:00.000Z', '2026-12-31'],
    [['Australia/Sydney', 'Australia/Brisbane'], '2026-12-31T13:30:00.000Z', '2026-12-31'],
    [['Australia/Darwin', 'Australia/Adelaide', 'Australia/Perth'], '2026-12-31T15:59:59.999Z', '2026-12-31'],
    [['Australia/Darwin', 'Australia/Adelaide', 'Australia/Perth'], '2026-12-31T16:00:00.000Z', '2027-01-01'],
    [['Australia/Perth'], '2026-12-31T16:00:00.000Z', '2027-01-01'],
  ];
  for (const [zones, at, date] of dates)
    it(`EM-14 EM-23 is ${date} in ${zones.join(', ')} at ${at}`, () =>
      assert.equal(sendingDate(zones, new Date(at)), date));
});

describe('the beginning of the next local day', () => {
  const beginnings: readonly (readonly [zones: string[], at: string, begins: string])[] = [
    [['Australia/Sydney'], '2026-12-31T12:59:59.999Z', '2026-12-31T13:00:00.000Z'],
    [['Australia/Sydney'], '2026-12-31T13:00:00.000Z', '2027-01-01T13:00:00.000Z'],
    [['Australia/Sydney'], '2026-10-03T14:00:00.000Z', '2026-10-04T13:00:00.000Z'], // a day of 23 hours
    [['Australia/Sydney'], '2027-04-03T13:00:00.000Z', '2027-04-04T14:00:00.000Z'], // and one of 25
    [['Australia/Lord_Howe'], '2026-10-03T13:30:00.000Z', '2026-10-04T13:00:00.000Z'], // and one of 23 and a half
    [['Australia/Eucla'], '2026-10-03T15:14:59.999Z', '2026-10-03T15:15:00.000Z'],
    [['Australia/Brisbane', 'Australia/Sydney'], '2026-12-31T13:30:00.000Z', '2026-12-31T14:00:00.000Z'],
    [['Australia/Sydney', 'Australia/Brisbane'], '2026-12-31T13:30:00.000Z', '2026-12-31T14:00:00.000Z'],
  ];
  for (const [zones, at, begins] of beginnings)
    it(`EM-28 is ${begins} in ${zones.join(', ')} at ${at}`, () =>
      assert.equal(startOfNextLocalDay(zones, new Date(at)), begins));
});

describe('a local time as an instant', () => {
  const instants: readonly (readonly [zone: string, date: string, hour: number, minute: number, at: string])[] = [
    ['Australia/Sydney', '2026-10-04', 1, 59, '2026-10-03T15:59:00.000Z'],
    ['Australia/Sydney', '2026-10-04', 2, 0, '2026-10-03T16:00:00.000Z'], // skipped: 3:00
    ['Australia/Sydney', '2026-10-04', 2, 30, '2026-10-03T16:00:00.000Z'],
    ['Australia/Sydney', '2026-10-04', 3, 0, '2026-10-03T16:00:00.000Z'],
    ['Australia/Sydney', '2027-04-04', 2, 30, '2027-04-03T15:30:00.000Z'], // twice: the first
    ['Australia/Sydney', '2027-04-04', 3, 0, '2027-04-03T17:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', 2, 15, '2026-10-03T15:30:00.000Z'], // skipped: 2:30
    ['Australia/Lord_Howe', '2027-04-04', 1, 45, '2027-04-03T14:45:00.000Z'], // twice: the first
    ['Africa/Cairo', '2026-04-24', 0, 0, '2026-04-23T22:00:00.000Z'], // clocks skip midnight
    ['Australia/Eucla', '2027-01-01', 0, 0, '2026-12-31T15:15:00.000Z'],
    ['America/New_York', '2026-07-01', 20, 0, '2026-07-02T00:00:00.000Z'],
  ];
  for (const [zone, date, hour, minute, at] of instants)
    it(`EM-23 is ${at} for ${date} ${hour}:${String(minute).padStart(2, '0')} in ${zone}`, () =>
      assert.equal(localInstant(zone, date, hour, minute), at));

  it('EM-23 refuses what is no date, time or zone', () => {
    assert.throws(() => localInstant('Australia/Sydney', '2027-02-29', 8), RangeError);
    assert.throws(() => localInstant('Australia/Sydney', '2027-02-28', 25), RangeError);
    assert.throws(() => localInstant('Australia/Canberry', '2027-02-28', 8), RangeError);
  });
});
