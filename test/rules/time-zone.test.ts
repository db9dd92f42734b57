import assert from 'node:assert/strict';
import { systemClock } from '../../domain/time/clock.ts';
import { addDays, daysBetween, isLocalDate } from '../../domain/time/local-date.ts';
import { agencyZone, australianStates, isAustralianState, localNow, stateZone } from '../../domain/time/zone.ts';

describe('zones', () => {
  const shown: readonly (readonly [string, string, string])[] = [
    ['Australia/Sydney', '2027-01-14T13:30:05Z', '2027-01-15 00:30:05'],
    ['Australia/Sydney', '2027-07-14T13:30:05Z', '2027-07-14 23:30:05'],
    ['Australia/Brisbane', '2027-01-14T13:30:05Z', '2027-01-14 23:30:05'],
    ['Australia/Adelaide', '2027-01-14T13:30:05Z', '2027-01-15 00:00:05'],
    ['Australia/Darwin', '2027-01-14T13:30:05Z', '2027-01-14 23:00:05'],
    ['Australia/Perth', '2027-12-31T16:00:00Z', '2028-01-01 00:00:00'],
    ['Australia/Eucla', '2027-01-14T13:30:05Z', '2027-01-14 22:15:05'],
    ['Australia/Lord_Howe', '2027-01-14T13:30:05Z', '2027-01-15 00:30:05'],
    ['Australia/Lord_Howe', '2027-07-14T13:30:05Z', '2027-07-15 00:00:05'],
    ['Australia/Hobart', '2027-10-02T15:59:59Z', '2027-10-03 01:59:59'],
    ['Australia/Hobart', '2027-10-02T16:00:00Z', '2027-10-03 03:00:00'],
  ];
  for (const [zone, at, expected] of shown) {
    it(`EM-23 shows ${expected} in ${zone} at ${at}`, () => {
      const { date, hour, minute, second } = localNow(zone, new Date(at));
      const time = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
      assert.equal(`${date} ${time}`, expected);
    });
  }

  it('EM-23 refuses an unknown zone and an invalid instant', () => {
    assert.throws(() => localNow('Australia/Canberry', new Date()), RangeError);
    assert.throws(() => localNow(agencyZone, new Date(Number.NaN)), RangeError);
  });

  it('EM-23 knows a zone for each state', () => {
    for (const state of australianStates) {
      assert.ok(isAustralianState(state));
      assert.equal(localNow(stateZone[state], new Date('2027-07-01T00:00:00Z')).date, '2027-07-01');
    }
    assert.equal(isAustralianState('NZ'), false);
  });
});

describe('local dates', () => {
  it('PS-13 knows the days that exist', () => {
    for (const date of ['2026-01-31', '2028-02-29', '2000-02-29']) assert.equal(isLocalDate(date), true, date);
    for (const date of ['2027-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-01T00:00Z', '']) {
      assert.equal(isLocalDate(date), false, date);
    }
  });

  it('PS-13 counts days over month, leap day and year end', () => {
    assert.equal(addDays('2028-02-28', 2), '2028-03-01');
    assert.equal(addDays('2027-01-01', -1), '2026-12-31');
    assert.equal(daysBetween('2026-12-30', '2027-01-02'), 3);
    assert.equal(daysBetween('2027-01-02', '2026-12-30'), -3);
  });
});

describe('the clock', () => {
  it('PS-13 takes the present instant from the system clock', () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    assert.ok(before <= now && now <= Date.now());
  });
});
