import assert from 'node:assert/strict';
import { defaultSettings } from '../../domain/settings.ts';
import { workingDayEnd } from '../../domain/time/working-days.ts';
import { calendarOf, readSettings } from '../../prisma/repositories/settings.ts';
import { openApi, type ApiHouse } from './support/api.ts';
import { statusesOf } from './support/reading.ts';
import type { Browser } from './support/browser.ts';

describe('Settings and calendar days', () => {
  let api: ApiHouse;
  let administrator: Browser;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
    await api.clock.set(new Date('2026-12-31T13:30:00Z')); // New Year's Day in Sydney, still 2026 in Perth
    administrator = await api.signIn('administrator');
  });
  after(() => api.stop());

  const decisionDays = { remindAfter: 3, escalateAfter: 7, remindAgainEvery: 2 };
  const put = (name: string, body: object, revision: number | null) =>
    administrator.send(`/settings/${name}`, {
      method: 'PUT',
      body,
      headers: revision === null ? {} : { 'if-match': `"${revision}"` },
    });

  it('PS-13 EM-8 EM-25 shows the settings in force, the defaults where nobody set any', async () => {
    const { agencyTimeZone, ...parts } = defaultSettings;
    assert.deepEqual((await administrator.send('/settings')).json, {
      decisionDays: { ...parts.decisionDays, revision: 0 },
      messaging: { ...parts.messaging, revision: 0 },
      fdv: { ...parts.fdv, revision: 0 },
      onlineAccounts: { ...parts.onlineAccounts, revision: 0 },
      agencyTimeZone,
    });
    assert.deepEqual(parts.decisionDays, { remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5 });
  });

  it('PS-13 sets the working days of reminder and escalation, the reminder first', async () => {
    assert.deepEqual((await put('decision-days', decisionDays, 0)).json, { ...decisionDays, revision: 1 });
    assert.deepEqual((await readSettings(api.deps.db)).decisionDays, decisionDays);
    for (const wrong of [
      { remindAfter: 7 },
      { remindAfter: 0 },
      { escalateAfter: 61 },
      { remindAgainEvery: 1.5 },
      { remindAfter: '2' },
    ])
      assert.equal((await put('decision-days', { ...decisionDays, ...wrong }, 1)).status, 422, JSON.stringify(wrong));
    assert.deepEqual((await readSettings(api.deps.db)).decisionDays, decisionDays);
  });

  it('EM-25 EM-30 EM-49 sets what messages run by, inside bounds, each refusal at its field in a plain sentence', async () => {
    const { messaging } = defaultSettings;
    const wanted = { ...messaging, nextHourMinutes: 20, listedAfterMinutes: 8 };
    const saved = await put('messaging', wanted, 0);
    assert.deepEqual(saved.json, { ...wanted, revision: 1 });
    assert.equal(saved.headers.get('etag'), '"1"');
    const wrong: [object, field: string, sentence: RegExp][] = [
      [{ validityMinutes: 601 }, 'validityMinutes', /^Enter a whole number from 1 to 600\.$/],
      [{ settleMinutes: 14 }, 'settleMinutes', /^Enter a whole number from 15 to 240\.$/],
      [{ retryForHours: 0 }, 'retryForHours', /^Enter a whole number/],
      [{ nextHourMinutes: 45, validityMinutes: 16 }, 'nextHourMinutes', /could come after it/],
      [{ askAfterMinutes: 60, receiptForHours: 1 }, 'askAfterMinutes', /sooner than the end of waiting/],
      [
        { settleWithoutProofHours: 1, validityMinutes: 45, settleMinutes: 16 },
        'settleWithoutProofHours',
        /not be sooner than with proof/,
      ],
    ];
    for (const [part, field, sentence] of wrong) {
      const { status, json } = await put('messaging', { ...messaging, ...part }, 1);
      assert.equal(status, 422, field);
      const [error] = json.errors as { field: string; message: string }[];
      assert.equal(error?.field, field);
      assert.match(error?.message ?? '', sentence);
    }
    assert.deepEqual((await readSettings(api.deps.db)).messaging, wanted);
  });

  it('EM-8 EM-9 sets the kinds of process that count and the days of consultations', async () => {
    const { consultationDays } = defaultSettings.fdv;
    const wanted = {
      processes: ['objection', 'objection'],
      consultationDays: { ...consultationDays, escalateAfter: 4 },
    };
    const { json } = await put('fdv', wanted, 0);
    assert.deepEqual(json, { ...wanted, processes: ['objection'], revision: 1 });
    for (const [part, field] of [
      [{ processes: [] }, 'processes'],
      [{ processes: ['divorce'] }, 'processes.0'],
      [{ consultationDays: { ...consultationDays, remindAfter: 9 } }, 'consultationDays.escalateAfter'],
      [{ consultationDays: { ...consultationDays, remindAgainEvery: 61 } }, 'consultationDays.remindAgainEvery'],
    ] as const) {
      const refused = await put('fdv', { ...wanted, ...part }, 1);
      assert.equal(refused.status, 422);
      assert.equal((refused.json.errors as { field: string }[])[0]?.field, field);
    }
    const [entry] = await api.deps.db.auditEntry.findMany({ where: { subjectId: 'fdv', result: 'done' } });
    assert.deepEqual(entry?.detail, { processes: ['objection'], ...wanted.consultationDays });
  });

  it('RS-3 of two administrators the second is refused, whichever settings they change, the very first time too', async () => {
    const { json } = await administrator.send('/settings');
    for (const [name, key] of [
      ['decision-days', 'decisionDays'],
      ['messaging', 'messaging'],
      ['fdv', 'fdv'],
    ] as const) {
      const { revision, ...body } = json[key] as { revision: number };
      assert.equal((await put(name, body, null)).status, 428, name);
      const both = await Promise.all([put(name, body, revision), put(name, body, revision)]);
      assert.deepEqual(statusesOf(both), [200, 412], name);
    }
    await api.deps.db.setting.delete({ where: { key: 'decisionDays' } });
    const both = await Promise.all([put('decision-days', decisionDays, 0), put('decision-days', decisionDays, 0)]);
    assert.deepEqual(statusesOf(both), [200, 412]);
  });

  it('PS-13 takes the default where a stored setting is not understood', async () => {
    await api.deps.db.setting.update({ where: { key: 'decisionDays' }, data: { value: { remindAfter: 'soon' } } });
    assert.deepEqual((await readSettings(api.deps.db)).decisionDays, {
      remindAfter: 2,
      escalateAfter: 5,
      remindAgainEvery: 5,
    });
  });

  it('PS-13 lets administrators add and strike days of a state, which then count', async () => {
    const path = '/calendar-days/VIC/2026-09-25'; // the Friday before the AFL Grand Final
    const put = (kind: string, date = path) =>
      administrator.send(date, { method: 'PUT', body: { kind, name: 'The match moved' } });
    const due = async () =>
      workingDayEnd(await calendarOf(api.deps.db, 'VIC'), new Date('2026-09-23T02:00:00Z'), 2).toISOString();
    assert.equal(await due(), '2026-09-28T07:00:00.000Z');
    assert.equal((await put('struck')).status, 200);
    assert.equal((await put('added', '/calendar-days/VIC/2026-09-24')).status, 200);
    assert.equal(await due(), '2026-09-28T07:00:00.000Z'); // Thursday free, Friday worked
    const { json } = await administrator.send('/calendar-days?state=VIC');
    assert.deepEqual(json.items, [
      { state: 'VIC', date: '2026-09-24', kind: 'added', name: 'The match moved' },
      { state: 'VIC', date: '2026-09-25', kind: 'struck', name: 'The match moved' },
    ]);
    assert.equal((await administrator.send('/calendar-days/VIC/2026-09-24', { method: 'DELETE' })).status, 204);
    assert.equal(await due(), '2026-09-25T07:00:00.000Z');
    assert.equal((await administrator.send('/calendar-days/VIC/2026-09-24', { method: 'DELETE' })).status, 404);
    assert.deepEqual((await administrator.send('/calendar-days?state=NSW')).json.items, []);
  });

  it('PS-13 shows the public holidays of this year and the next, by the year of the state itself', async () => {
    const years = async (state: string) => {
      const { json } = await administrator.send(`/calendar-days?state=${state}`);
      return [...new Set((json.holidays as { date: string }[]).map(({ date }) => date.slice(0, 4)))];
    };
    assert.deepEqual(await years('NSW'), ['2027', '2028']);
    assert.deepEqual(await years('WA'), ['2026', '2027']);
    for (const path of ['/calendar-days/NZ/2027-01-01', '/calendar-days/NSW/2027-02-30'])
      assert.equal(
        (await administrator.send(path, { method: 'PUT', body: { kind: 'added', name: 'x' } })).status,
        404,
        path,
      );
  });
});
