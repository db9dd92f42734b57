import assert from 'node:assert/strict';
import { lastMoment, timeBar, type NamedTimes } from '../../domain/electronic-messaging/last-moment.ts';

const sydney = ['Australia/Sydney'];
const border = ['Australia/Brisbane', 'Australia/Sydney'];

describe('the last moment of a message that names a time', () => {
  const moments: readonly (readonly [string, NamedTimes, pressedAt: string, zones: string[], string | null])[] = [
    ['none where it names no time', {}, '2026-07-15T02:00:00.000Z', sydney, null],
    [
      '15 minutes after Send',
      { contactTime: 'nextHour' },
      '2026-07-15T02:00:00.500Z',
      sydney,
      '2026-07-15T02:15:00.500Z',
    ],
    [
      '15 minutes after Send of the next 2 hours too',
      { contactTime: 'nextTwoHours' },
      '2026-07-15T02:00:00.500Z',
      sydney,
      '2026-07-15T02:15:00.500Z',
    ],
    ['20:00 today', { contactTime: 'today' }, '2026-07-14T22:00:00.000Z', sydney, '2026-07-15T10:00:00.000Z'],
    [
      '20:00 today in Perth',
      { contactTime: 'today' },
      '2026-07-15T11:59:00.000Z',
      ['Australia/Perth'],
      '2026-07-15T12:00:00.000Z',
    ],
    [
      '20:00 on the day daylight saving begins',
      { contactTime: 'today' },
      '2026-10-03T21:00:00.000Z',
      sydney,
      '2026-10-04T09:00:00.000Z',
    ],
    ['the eastern 20:00', { contactTime: 'today' }, '2026-12-15T00:00:00.000Z', border, '2026-12-15T09:00:00.000Z'],
    [
      'the end of the day before',
      { byDate: '2026-07-20' },
      '2026-07-15T02:00:00.000Z',
      sydney,
      '2026-07-19T14:00:00.000Z',
    ],
    [
      'the end of the day before, half an hour off on Lord Howe',
      { byDate: '2026-07-20' },
      '2026-07-15T02:00:00.000Z',
      ['Australia/Lord_Howe'],
      '2026-07-19T13:30:00.000Z',
    ],
    [
      'the eastern end of the day before',
      { byDate: '2026-12-20' },
      '2026-12-15T00:00:00.000Z',
      border,
      '2026-12-19T13:00:00.000Z',
    ],
    [
      'the earliest: the contact time',
      { byDate: '2026-07-20', contactTime: 'nextHour' },
      '2026-07-15T02:00:00.000Z',
      sydney,
      '2026-07-15T02:15:00.000Z',
    ],
    [
      'the earliest: the By date',
      { byDate: '2026-07-16', contactTime: 'today' },
      '2026-07-15T14:00:00.000Z',
      sydney,
      '2026-07-15T14:00:00.000Z',
    ],
  ];
  for (const [what, names, pressedAt, zones, expected] of moments)
    it(`EM-49 is ${what}`, () => assert.equal(lastMoment(names, pressedAt, zones, 15), expected));

  it('EM-49 the minutes are a setting', () =>
    assert.equal(
      lastMoment({ contactTime: 'nextHour' }, '2026-07-15T02:00:00.000Z', sydney, 40),
      '2026-07-15T02:40:00.000Z',
    ));

  it('EM-23 asks for a zone and a date', () => {
    assert.throws(() => lastMoment({}, '2026-07-15T02:00:00.000Z', [], 15), RangeError);
    assert.throws(() => lastMoment({ byDate: '2026-02-30' }, '2026-07-15T02:00:00.000Z', sydney, 15), RangeError);
  });
});

describe('what a message that names a time is refused for', () => {
  type Named = Parameters<typeof timeBar>[0];
  const refused: readonly (readonly [
    string,
    Named,
    zones: string[],
    at: string,
    code: string | null,
    wayOut?: string,
  ])[] = [
    ['EM-49 a pre-call alert at 8:00', { preCall: true }, sydney, '2026-07-14T22:00:00.000Z', null],
    ['EM-49 a pre-call alert at 19:59:54.000', { preCall: true }, sydney, '2026-07-15T09:59:54.000Z', null],
    [
      'EM-49 a pre-call alert at 19:59:54.001',
      { preCall: true },
      sydney,
      '2026-07-15T09:59:54.001Z',
      'outsideWindow',
      'It can be sent from 16 Jul 2026, 8:00 am AEST.',
    ],
    [
      'EM-49 a pre-call alert at 7:59:59.999',
      { preCall: true },
      sydney,
      '2026-07-14T21:59:59.999Z',
      'outsideWindow',
      'It can be sent from 15 Jul 2026, 8:00 am AEST.',
    ],
    [
      'EM-49 a pre-call alert in the night in which daylight saving begins',
      { preCall: true },
      sydney,
      '2026-10-03T12:00:00.000Z',
      'outsideWindow',
      'It can be sent from 4 Oct 2026, 8:00 am AEDT.',
    ],
    [
      'EM-49 a pre-call alert where the western zone opens last',
      { preCall: true },
      ['Australia/Sydney', 'Australia/Brisbane'],
      '2026-12-15T21:30:00.000Z',
      'outsideWindow',
      'It can be sent from 16 Dec 2026, 8:00 am AEST.',
    ],
    ['EM-49 another message at night', { preCall: false }, sydney, '2026-07-15T12:00:00.000Z', null],
    [
      'EM-18 a By date in the past',
      { preCall: false, byDate: '2026-07-14' },
      sydney,
      '2026-07-15T02:00:00.000Z',
      'byDatePast',
    ],
    [
      'EM-18 a By date of yesterday by the customer’s clock, today by UTC',
      { preCall: false, byDate: '2026-07-15' },
      sydney,
      '2026-07-15T15:00:00.000Z',
      'byDatePast',
    ],
    [
      'EM-49 a By date today',
      { preCall: false, byDate: '2026-07-15' },
      sydney,
      '2026-07-15T02:00:00.000Z',
      'byDateTooSoon',
    ],
    ['EM-49 a By date tomorrow', { preCall: false, byDate: '2026-07-16' }, sydney, '2026-07-15T02:00:00.000Z', null],
    [
      'EM-49 a By date tomorrow, sent tomorrow',
      { preCall: false, byDate: '2026-07-16' },
      sydney,
      '2026-07-15T10:00:00.000Z',
      'byDateTooSoon',
    ],
    [
      'EM-49 a By date the day after, sent tomorrow',
      { preCall: false, byDate: '2026-07-17' },
      sydney,
      '2026-07-15T10:00:00.000Z',
      null,
    ],
    [
      'EM-49 a By date today before the window opens',
      { preCall: false, byDate: '2026-07-15' },
      sydney,
      '2026-07-14T15:00:00.000Z',
      'byDateTooSoon',
    ],
    [
      'EM-18 by the customer’s date, not by ours',
      { preCall: false, byDate: '2026-07-16' },
      ['Australia/Perth'],
      '2026-07-15T15:30:00.000Z', // 16 July in Sydney, 15 July 23:30 in Perth, sent on the 16th
      'byDateTooSoon',
    ],
    [
      'EM-18 a pre-call alert at night with a By date in the past',
      { preCall: true, byDate: '2026-07-01' },
      sydney,
      '2026-07-15T12:00:00.000Z',
      'byDatePast',
    ],
  ];
  for (const [what, named, zones, at, code, wayOut] of refused)
    it(`${what}: ${code ? 'refused' : 'sent'}`, () => {
      const bar = timeBar(named, zones, new Date(at));
      assert.equal(bar?.code ?? null, code);
      if (wayOut) assert.equal(bar?.wayOut, wayOut);
      if (bar) assert.equal(bar.rule, code === 'byDatePast' ? 'EM-18' : 'EM-49');
    });

  it('EM-49 at the end of a hold the By date is refused on its own day, from 8:00 on', () => {
    const held = { preCall: false, byDate: '2026-07-17' };
    assert.equal(timeBar(held, sydney, new Date('2026-07-15T22:00:00.000Z')), null);
    assert.equal(timeBar(held, sydney, new Date('2026-07-16T22:00:00.000Z'))?.code, 'byDateTooSoon');
  });
});
