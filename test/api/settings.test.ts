import assert from 'node:assert/strict';
import { workingDayEnd } from '../../domain/time/working-days.ts';
import { calendarOf, readSettings } from '../../prisma/repositories/settings.ts';
import { openApi, type ApiHouse } from './support/api.ts';
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

  it('PS-13 shows the settings in force, by default 2, 5 and 5 working days', async () => {
    assert.deepEqual((await administrator.send('/settings')).json, {
      decisionDays: { remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5 },
      agencyTimeZone: 'Australia/Sydney',
    });
  });

  it('PS-13 sets the working days of reminder and escalation, the reminder first', async () => {
    const put = (body: object) => administrator.send('/settings/decision-days', { method: 'PUT', body });
    assert.deepEqual((await put(decisionDays)).json, decisionDays);
    assert.deepEqual((await readSettings(api.deps.db)).decisionDays, decisionDays);
    for (const wrong of [
      { remindAfter: 7 },
      { remindAfter: 0 },
      { escalateAfter: 61 },
      { remindAgainEvery: 1.5 },
      { remindAfter: '2' },
    ])
      assert.equal((await put({ ...decisionDays, ...wrong })).status, 422, JSON.stringify(wrong));
    assert.deepEqual((await readSettings(api.deps.db)).decisionDays, decisionDays);
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
