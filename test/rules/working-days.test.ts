import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, isWeekend } from '../../domain/time/local-date.ts';
import {
  isWorkingDay,
  nextWorkingDay,
  publicHolidays,
  workingDayEnd,
  type WorkingCalendar,
} from '../../domain/time/working-days.ts';
import { australianStates, localNow, stateZone, type AustralianState } from '../../domain/time/zone.ts';

const plain = (state: AustralianState): WorkingCalendar => ({ state, added: [], struck: [] });

describe('working days', () => {
  // Free weekdays only, MM-DD. Pins the data that was read through (see WorkingCalendar), so that an update shows.
  const freeWeekdays: readonly (readonly [number, AustralianState, string])[] = [
    [2026, 'NSW', '01-01 01-26 04-03 04-06 04-27 06-08 10-05 12-25 12-28'],
    [2026, 'VIC', '01-01 01-26 03-09 04-03 04-06 06-08 09-25 11-03 12-25 12-28'],
    [2026, 'QLD', '01-01 01-26 04-03 04-06 05-04 10-05 12-25 12-28'],
    [2026, 'SA', '01-01 01-26 03-09 04-03 04-06 06-08 10-05 12-25 12-28'],
    [2026, 'WA', '01-01 01-26 03-02 04-03 04-06 04-27 06-01 09-28 12-25 12-28'],
    [2026, 'TAS', '01-01 01-26 03-09 04-03 04-06 06-08 12-25 12-28'],
    [2026, 'NT', '01-01 01-26 04-03 04-06 05-04 06-08 08-03 12-25 12-28'],
    [2026, 'ACT', '01-01 01-26 03-09 04-03 04-06 04-27 06-01 06-08 10-05 12-25 12-28'],
    [2027, 'NSW', '01-01 01-26 03-26 03-29 04-26 06-14 10-04 12-27 12-28'],
    [2027, 'VIC', '01-01 01-26 03-08 03-26 03-29 06-14 09-24 11-02 12-27 12-28'],
    [2027, 'QLD', '01-01 01-26 03-26 03-29 04-26 05-03 10-04 12-27 12-28'],
    [2027, 'SA', '01-01 01-26 03-08 03-26 03-29 06-14 10-04 12-27 12-28'], // 04-26: see WorkingCalendar
    [2027, 'WA', '01-01 01-26 03-01 03-26 03-29 04-26 06-07 09-27 12-27 12-28'],
    [2027, 'TAS', '01-01 01-26 03-08 03-26 03-29 06-14 12-27 12-28'],
    [2027, 'NT', '01-01 01-26 03-26 03-29 04-26 05-03 06-14 08-02 12-27 12-28'],
    [2027, 'ACT', '01-01 01-26 03-08 03-26 03-29 04-26 05-31 06-14 10-04 12-27 12-28'],
  ];
  for (const [year, state, expected] of freeWeekdays) {
    it(`PS-13 counts exactly the whole-day public holidays of ${state} in ${year} as free`, () => {
      const free: string[] = [];
      for (let date = `${year}-01-01`; date.startsWith(`${year}`); date = addDays(date, 1)) {
        if (!isWeekend(date) && !isWorkingDay(plain(state), date)) free.push(date.slice(5));
      }
      assert.equal(free.join(' '), expected);
    });
  }

  const notStateWide: readonly (readonly [string, AustralianState, string])[] = [
    ['the Ekka show day', 'QLD', '2026-08-12'],
    ['the Royal Hobart Regatta', 'TAS', '2026-02-09'],
    ['Recreation Day', 'TAS', '2026-11-02'],
    ['Easter Tuesday', 'TAS', '2026-04-07'],
    ['the Darwin show day', 'NT', '2026-07-24'],
    ['the bank holiday', 'NSW', '2026-08-03'],
    ['Christmas Eve, free from the evening on,', 'SA', '2026-12-24'],
    ['Christmas Eve, free from the evening on,', 'QLD', '2026-12-24'],
    ["New Year's Eve, free from the evening on,", 'NT', '2026-12-31'],
  ];
  for (const [what, state, date] of notStateWide) {
    it(`PS-13 works on ${what} in ${state}`, () => assert.equal(isWorkingDay(plain(state), date), true));
  }

  const ends: readonly (readonly [string, AustralianState, string, number, string])[] = [
    ['from a Monday morning', 'NSW', '2026-11-23T10:00+11:00', 2, '2026-11-25T17:00+11:00'],
    ['from the first moment of a Monday', 'NSW', '2026-11-23T00:00+11:00', 2, '2026-11-25T17:00+11:00'],
    ['from the last minute of the working day', 'NSW', '2026-11-23T16:59+11:00', 2, '2026-11-25T17:00+11:00'],
    ['from 17:00 itself', 'NSW', '2026-11-23T17:00+11:00', 2, '2026-11-25T17:00+11:00'],
    ['from just after 17:00', 'NSW', '2026-11-23T17:00:00.001+11:00', 2, '2026-11-26T17:00+11:00'],
    ['over a weekend', 'NSW', '2026-11-26T10:00+11:00', 2, '2026-11-30T17:00+11:00'],
    ['from a Friday evening', 'NSW', '2026-11-27T17:01+11:00', 2, '2026-12-02T17:00+11:00'],
    ['from a Saturday', 'NSW', '2026-11-28T11:00+11:00', 2, '2026-12-02T17:00+11:00'],
    ['from a Sunday night', 'NSW', '2026-11-29T23:59+11:00', 2, '2026-12-02T17:00+11:00'],
    ['from a public holiday', 'VIC', '2026-11-03T10:00+11:00', 2, '2026-11-06T17:00+11:00'],
    ['five days on', 'NSW', '2026-11-23T10:00+11:00', 5, '2026-11-30T17:00+11:00'],
    ['by the date in the state, not in UTC', 'WA', '2026-11-23T23:00Z', 2, '2026-11-26T17:00+08:00'],
    ['over Melbourne Cup', 'VIC', '2026-11-02T10:00+11:00', 2, '2026-11-05T17:00+11:00'],
    ['not over Melbourne Cup elsewhere', 'NSW', '2026-11-02T10:00+11:00', 2, '2026-11-04T17:00+11:00'],
    ['over the start of daylight saving', 'NSW', '2026-10-01T10:00+10:00', 2, '2026-10-06T17:00+11:00'],
    ['over the end of daylight saving', 'ACT', '2027-04-02T09:00+11:00', 2, '2027-04-06T17:00+10:00'],
    ['over the end of daylight saving at half an hour', 'SA', '2027-04-02T09:00+10:30', 2, '2027-04-06T17:00+09:30'],
    ['where there is no daylight saving', 'QLD', '2027-04-02T09:00+10:00', 2, '2027-04-06T17:00+10:00'],
    ['over a leap day', 'NSW', '2028-02-28T10:00+11:00', 2, '2028-03-01T17:00+11:00'],
    ['to a leap day', 'QLD', '2028-02-25T10:00+10:00', 2, '2028-02-29T17:00+10:00'],
    ['over the end of a February without one', 'NSW', '2027-02-26T10:00+11:00', 2, '2027-03-02T17:00+11:00'],
    ['over Easter', 'TAS', '2026-04-01T10:00+11:00', 2, '2026-04-07T17:00+10:00'],
    ['over Christmas', 'VIC', '2026-12-23T10:00+11:00', 2, '2026-12-29T17:00+11:00'],
    ['over the year end', 'VIC', '2026-12-23T10:00+11:00', 5, '2027-01-04T17:00+11:00'],
    ['to Christmas Eve', 'SA', '2026-12-23T10:00+10:30', 1, '2026-12-24T17:00+10:30'],
    ['from after work on Christmas Eve', 'NT', '2026-12-24T18:00+09:30', 1, '2026-12-30T17:00+09:30'],
    ['over Anzac Day made up for on Monday', 'WA', '2026-04-24T10:00+08:00', 1, '2026-04-28T17:00+08:00'],
    ['over Anzac Day not made up for', 'VIC', '2026-04-24T10:00+10:00', 1, '2026-04-27T17:00+10:00'],
  ];
  for (const [what, state, from, days, expected] of ends) {
    it(`PS-13 ends ${days} working day(s) at 17:00 local, ${what} (${state})`, () =>
      assert.equal(workingDayEnd(plain(state), new Date(from), days).toISOString(), new Date(expected).toISOString()));
  }

  it('PS-13 reminds again every 5 working days without slipping, counted from the deadline before', () => {
    const calendar = plain('NSW');
    let deadline = new Date('2026-11-02T17:00+11:00');
    for (const expected of ['09', '16', '23', '30']) {
      deadline = workingDayEnd(calendar, deadline, 5);
      assert.equal(deadline.toISOString(), new Date(`2026-11-${expected}T17:00+11:00`).toISOString());
    }
  });

  it('PS-13 lets administrators add a free day', () => {
    const calendar: WorkingCalendar = { ...plain('QLD'), added: ['2026-08-12'] };
    assert.equal(isWorkingDay(calendar, '2026-08-12'), false);
    assert.equal(nextWorkingDay(calendar, '2026-08-11'), '2026-08-13');
    assert.equal(
      workingDayEnd(calendar, new Date('2026-08-11T10:00+10:00'), 2).toISOString(),
      new Date('2026-08-14T17:00+10:00').toISOString(),
    );
  });

  it('PS-13 lets administrators strike a public holiday, but no weekend', () => {
    const calendar: WorkingCalendar = { ...plain('VIC'), struck: ['2026-09-25', '2026-09-26'] };
    assert.equal(isWorkingDay(calendar, '2026-09-25'), true);
    assert.equal(isWorkingDay(calendar, '2026-09-26'), false);
    assert.equal(isWorkingDay(plain('VIC'), '2026-09-25'), false);
  });

  it('PS-13 names the holidays it counts, substitute days included', () => {
    assert.equal(publicHolidays('VIC', 2026).get('2026-11-03'), 'Melbourne Cup');
    assert.equal(publicHolidays('NSW', 2027).get('2027-12-28'), 'Boxing Day (substitute day)');
  });

  it('PS-13 refuses dates, instants and numbers of days that are none', () => {
    const calendar = plain('NSW');
    for (const date of ['2026-02-30', '26-02-03', '2026-2-3', '']) {
      assert.throws(() => isWorkingDay(calendar, date), RangeError);
      assert.throws(() => nextWorkingDay(calendar, date), RangeError);
    }
    assert.throws(() => workingDayEnd(calendar, new Date(Number.NaN), 2), RangeError);
    for (const days of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => workingDayEnd(calendar, new Date('2026-11-23T10:00+11:00'), days), RangeError);
    }
  });

  const instants = fc.date({
    min: new Date('2024-01-01T00:00Z'),
    max: new Date('2032-12-31T00:00Z'),
    noInvalidDate: true,
  });
  const dates = instants.map((at) => at.toISOString().slice(0, 10));
  const numbers = fc.integer({ min: 1, max: 30 });
  for (const state of australianStates) {
    const calendars = fc
      .record({ added: fc.array(dates, { maxLength: 40 }), struck: fc.array(dates, { maxLength: 40 }) })
      .map((changes): WorkingCalendar => ({ state, ...changes }));
    const zone = stateZone[state];

    it(`PS-13 always ends at 17:00 local on a working day, with ${state}'s days counted one by one`, () =>
      fc.assert(
        fc.property(calendars, instants, numbers, (calendar, from, days) => {
          const end = localNow(zone, workingDayEnd(calendar, from, days));
          assert.deepEqual([end.hour, end.minute, end.second], [17, 0, 0]);
          assert.equal(isWorkingDay(calendar, end.date), true);
          // Counted the other way round: the working days after the day of submission, up to the end.
          const start = localNow(zone, from);
          let whole = 0;
          for (let date = addDays(start.date, 1); date <= end.date; date = addDays(date, 1)) {
            if (isWorkingDay(calendar, date)) whole++;
          }
          const over =
            (start.hour * 60 + start.minute) * 60 + start.second + (from.getTime() % 1000) / 1000 > 17 * 3600;
          assert.equal(whole, over || !isWorkingDay(calendar, start.date) ? days + 1 : days);
        }),
      ));

    it(`PS-13 never ends earlier for more days or a later submission in ${state}`, () =>
      fc.assert(
        fc.property(calendars, instants, numbers, fc.nat(20 * 86_400_000), (calendar, from, days, later) => {
          const end = workingDayEnd(calendar, from, days);
          assert.ok(end > from);
          assert.ok(workingDayEnd(calendar, from, days + 1) > end);
          assert.ok(workingDayEnd(calendar, new Date(from.getTime() + later), days) >= end);
        }),
      ));

    it(`PS-13 restores a working day of ${state} that was added and struck again`, () =>
      fc.assert(
        fc.property(dates, (date) => {
          fc.pre(isWorkingDay(plain(state), date));
          assert.equal(isWorkingDay({ state, added: [date], struck: [] }, date), false);
          assert.equal(isWorkingDay({ state, added: [date], struck: [date] }, date), true);
        }),
      ));
  }
});
