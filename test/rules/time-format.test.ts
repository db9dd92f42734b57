import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { formatDate, formatDue, formatInstant, formatTime, parseDate, relativeDays } from '../../domain/time/format.ts';

describe('Australian form of dates and times', () => {
  const instants: readonly (readonly [string, string | undefined, string])[] = [
    ['2027-02-14T06:00:00Z', undefined, '14 Feb 2027, 5:00 pm AEDT'],
    ['2027-07-14T07:00:00Z', 'Australia/Sydney', '14 Jul 2027, 5:00 pm AEST'],
    ['2027-09-01T14:05:00Z', 'Australia/Sydney', '2 Sep 2027, 12:05 am AEST'],
    ['2027-02-14T01:30:00Z', 'Australia/Adelaide', '14 Feb 2027, 12:00 pm ACDT'],
    ['2027-06-14T06:00:00Z', 'Australia/Brisbane', '14 Jun 2027, 4:00 pm AEST'],
    ['2027-02-14T06:00:00Z', 'Australia/Darwin', '14 Feb 2027, 3:30 pm ACST'],
    ['2027-02-14T06:00:00Z', 'Australia/Perth', '14 Feb 2027, 2:00 pm AWST'],
    ['2027-02-14T06:00:00Z', 'Australia/Eucla', '14 Feb 2027, 2:45 pm ACWST'],
    ['2027-02-14T06:00:00Z', 'Australia/Lord_Howe', '14 Feb 2027, 5:00 pm LHDT'],
    ['2027-02-14T06:00:00Z', 'Pacific/Norfolk', '14 Feb 2027, 6:00 pm GMT+12'],
  ];
  for (const [at, zone, expected] of instants) {
    it(`PS-13 writes ${at} in ${zone ?? "the agency's zone"} as ${expected}`, () => {
      assert.equal(formatInstant(at, zone), expected);
      assert.equal(formatInstant(new Date(at), zone), expected);
      assert.equal(formatTime(at, zone), expected.slice(expected.indexOf(', ') + 2));
    });
  }

  it('PS-13 refuses to write what is no instant and no date', () => {
    assert.throws(() => formatInstant('soon', 'Australia/Sydney'), RangeError);
    assert.throws(() => formatInstant('2027-02-14T06:00:00Z', 'Australia/Nowhere'), RangeError);
    assert.throws(() => formatDate('2027-02-30'), RangeError);
  });

  const due = '2027-02-14T06:00:00Z'; // 5:00 pm AEDT
  const relations: readonly (readonly [string, string])[] = [
    ['2027-02-02T12:00:00Z', 'in 12 days'],
    ['2027-02-13T12:59:00Z', 'in 1 day'], // 11:59 pm the day before
    ['2027-02-13T13:00:00Z', 'today'], // midnight
    ['2027-02-14T06:00:00Z', 'today'],
    ['2027-02-14T06:00:00.001Z', 'overdue today'],
    ['2027-02-14T12:59:00Z', 'overdue today'],
    ['2027-02-14T13:00:00Z', 'overdue by 1 day'],
    ['2027-02-16T02:00:00Z', 'overdue by 2 days'],
  ];
  for (const [now, expected] of relations) {
    it(`PS-13 says at ${now} of what is due at ${due}: ${expected}`, () =>
      assert.equal(relativeDays(due, now, 'Australia/Sydney'), expected));
  }

  it('PS-13 counts the days to a deadline in the zone asked for', () => {
    assert.equal(relativeDays('2027-02-14T14:00:00Z', '2027-02-14T06:00:00Z', 'Australia/Sydney'), 'in 1 day');
    assert.equal(relativeDays('2027-02-14T14:00:00Z', '2027-02-14T06:00:00Z', 'Australia/Perth'), 'today');
  });

  it('PS-13 counts calendar days to a deadline also when daylight saving makes them shorter', () =>
    assert.equal(relativeDays('2027-10-03T13:30:00Z', '2027-10-02T14:10:00Z', 'Australia/Sydney'), 'in 1 day'));

  it('PS-13 shows a deadline never only relative, never only absolute', () =>
    assert.equal(formatDue(due, '2027-02-02T12:00:00Z', 'Australia/Sydney'), 'in 12 days (14 Feb 2027, 5:00 pm AEDT)'));

  const typed: readonly (readonly [string, string | null])[] = [
    ['14/02/2027', '2027-02-14'],
    [' 14/2/2027 ', '2027-02-14'],
    ['1/1/2027', '2027-01-01'],
    ['14 Feb 2027', '2027-02-14'],
    ['14  february 2027', '2027-02-14'],
    ['3 SEPT 2027', '2027-09-03'],
    ['3 Sep. 2027', '2027-09-03'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2027', null],
    ['02/14/2027', null], // American
    ['2027-02-14', null],
    ['14/02/27', null],
    ['14/02/0227', null],
    ['14 Fe 2027', null],
    ['14 Febr0 2027', null],
    ['14 Maybe 2027', null],
    ['0/02/2027', null],
    ['14/00/2027', null],
    ['', null],
    ['tomorrow', null],
  ];
  for (const [text, expected] of typed) {
    it(`PS-8 reads the typed date "${text}" as ${expected ?? 'none'}`, () => assert.equal(parseDate(text), expected));
  }

  it('PS-8 reads back every date it writes', () => {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (at) => {
        const date = at.toISOString().slice(0, 10);
        assert.equal(parseDate(formatDate(date)), date);
        assert.equal(parseDate(date.split('-').reverse().join('/')), date);
      }),
    );
  });

  it('PS-13 keeps date libraries out of what pages and workflows import', async () => {
    for (const file of ['format', 'zone', 'local-date', 'clock']) {
      const source = await readFile(new URL(`../../domain/time/${file}.ts`, import.meta.url), 'utf8');
      for (const [, from] of source.matchAll(/from '([^']+)'/g)) {
        assert.match(from ?? '', /^\.\/(zone|local-date)\.ts$/, `${file}.ts imports ${from}`);
      }
    }
  });
});
