import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openApi, staff, type ApiHouse } from './support/api.ts';
import type { Browser } from './support/browser.ts';

describe('Leave', () => {
  let api: ApiHouse;
  let manager: Browser;
  let second: Browser;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
    await api.clock.set(new Date('2026-11-29T13:30:00Z')); // 00:30 on Monday the 30th in Sydney
    manager = await api.signIn('manager');
    second = await api.signIn('secondManager');
  });
  beforeEach(() => api.deps.db.leave.deleteMany());
  after(() => api.stop());

  const add = (body: object, browser = manager) => browser.send('/leave', { method: 'POST', body });
  const week = { firstDay: '2026-11-30', lastDay: '2026-12-04', delegateId: null };
  const shortOf = (who: 'manager' | 'secondManager') => ({
    id: api.idOf[who],
    name: staff[who].name,
    userId: staff[who].userId,
    role: 'Service manager',
  });

  it('PS-14 records a manager’s leave with the delegate, and shows it to both and in the list of staff', async () => {
    const { status, json } = await add({ ...week, delegateId: api.idOf.secondManager });
    assert.equal(status, 201);
    const { firstDay, lastDay } = week;
    const line = { id: json.id, firstDay, lastDay, delegate: shortOf('secondManager') };
    assert.deepEqual((await manager.send('/leave')).json.items, [line]);
    const session = await second.send('/session');
    assert.deepEqual(session.json.delegateFor, [{ person: shortOf('manager'), until: week.lastDay }]);
    const people = await second.send('/people?role=serviceManager');
    assert.deepEqual(people.json.items, [
      { ...shortOf('manager'), team: null, onLeaveUntil: week.lastDay, delegate: shortOf('secondManager') },
      { ...shortOf('secondManager'), team: null, onLeaveUntil: null, delegate: null },
    ]);
    const entries = await api.deps.db.auditEntry.findMany({ where: { action: 'leave.edit', result: 'done' } });
    assert.equal(entries.length, 1);
  });

  it('PS-14 takes another active service manager as delegate, nobody else', async () => {
    for (const delegateId of [api.idOf.manager, api.idOf.officer, api.idOf.leaver, randomUUID()]) {
      const { status, json } = await add({ ...week, delegateId });
      assert.equal(status, 422);
      assert.deepEqual(
        (json.errors as { field: string }[]).map(({ field }) => field),
        ['delegateId'],
      );
    }
    assert.equal(await api.deps.db.leave.count(), 0);
  });

  it('PS-14 takes no leave that begins before today, in the agency’s zone, or ends before it began', async () => {
    const past = await add({ ...week, firstDay: '2026-11-29' });
    assert.deepEqual(past.json.errors, [{ field: 'firstDay', message: 'This day is over.' }]);
    const backwards = await add({ ...week, lastDay: '2026-11-29' });
    assert.deepEqual(backwards.json.errors, [
      { field: 'lastDay', message: 'The last day must not lie before the first.' },
    ]);
    const noDay = await add({ ...week, lastDay: '2026-11-31' });
    assert.equal(noDay.status, 422);
  });

  it('PS-14 takes no leave that overlaps my own, also where two are sent at once', async () => {
    const [one, other] = await Promise.all([
      add(week),
      add({ ...week, firstDay: '2026-12-04', lastDay: '2026-12-10' }),
    ]);
    assert.deepEqual(new Set([one.status, other.status]), new Set([201, 409]));
    assert.equal((await add({ ...week, firstDay: '2026-12-12', lastDay: '2026-12-12' })).status, 201);
    assert.equal((await add(week, second)).status, 201, 'another person’s days are their own');
  });

  it('PS-14 takes back my own leave only, once', async () => {
    const { json } = await add(week);
    const path = `/leave/${String(json.id)}`;
    assert.equal((await second.send(path, { method: 'DELETE' })).status, 404);
    const done = await manager.send(path, { method: 'DELETE', headers: { 'idempotency-key': 'a' } });
    assert.deepEqual([done.status, done.text], [204, '']);
    assert.equal((await manager.send(path, { method: 'DELETE', headers: { 'idempotency-key': 'a' } })).status, 204);
    assert.equal((await manager.send(path, { method: 'DELETE' })).status, 404);
  });
});
