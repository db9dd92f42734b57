/** Time travel: the shared clock and every open process go to the same instant, and what begins afterwards begins there. */
import assert from 'node:assert/strict';
import { virtualNow } from '../../dev/time-skipping.ts';
import { destination, travel } from '../../dev/time-travel.ts';
import { createTemporal } from '../../api/temporal.ts';
import { settableClock, type SettableClock } from '../../prisma/clock.ts';
import { actOnReferral, aStartedReferral } from '../support/referral-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { connectTemporal } from '../support/temporal.ts';

/** Far less than a working day, far more than a slow machine needs. */
const near = 5 * 60_000;

describe('time travel', () => {
  let house: ProcessHouse;
  let clock: SettableClock;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
    clock = await settableClock(house.deps.db, 'test');
    const { connection } = await connectTemporal();
    const temporal = createTemporal(house.client, connection, house.taskQueue, clock.offset);
    house.deps = { ...house.deps, clock, temporal };
  });
  after(async () => {
    clock.close();
    await house.stop();
  });

  it('PS-19 PS-25 moves the clock and every open process, and a process that begins then begins at the moved clock', async () => {
    const { db } = house.deps;
    const early = await aStartedReferral(house.deps);
    await actOnReferral(house.deps, early.people.manager, 'acceptMonitoring', early.processId);
    const waiting = await aStartedReferral(house.deps);
    const to = destination('61d', clock.now());
    const { moved, now } = await travel({ client: house.client, db, clock }, to);
    assert.equal(moved, 2);
    assert.ok(Math.abs(now.getTime() - to.getTime()) < near);
    for (const { processId } of [early, waiting])
      assert.ok(Math.abs((await virtualNow(house.client, processId)).getTime() - to.getTime()) < near);
    assert.equal(await db.workItem.count({ where: { processId: early.processId, kind: 'day60', state: 'open' } }), 1);

    const late = await aStartedReferral(house.deps);
    await actOnReferral(house.deps, late.people.manager, 'acceptMonitoring', late.processId);
    assert.ok(Math.abs((await virtualNow(house.client, late.processId)).getTime() - to.getTime()) < near);
    const { monitorDecidedAt } = await db.transferReferral.findUniqueOrThrow({ where: { id: late.referralId } });
    assert.ok(monitorDecidedAt && Math.abs(monitorDecidedAt.getTime() - to.getTime()) < near);

    await travel({ client: house.client, db, clock }, destination('31d', clock.now()));
    assert.equal((await db.process.findUniqueOrThrow({ where: { id: early.processId } })).step, 'lapsed');
    assert.equal((await db.process.findUniqueOrThrow({ where: { id: late.processId } })).step, 'monitoring');
  });

  it('PS-25 a process whose workflow was terminated keeps nobody else from going', async () => {
    const { db } = house.deps;
    const gone = await aStartedReferral(house.deps);
    await house.client.workflow.getHandle(gone.processId).terminate('drill');
    const unstarted = await aStartedReferral({ ...house.deps, temporal: { ...house.deps.temporal, start: away } });
    const other = await aStartedReferral(house.deps);
    const to = destination('1d', clock.now());
    const { left, now } = await travel({ client: house.client, db, clock }, to);
    assert.equal(left, 2);
    assert.ok(Math.abs(now.getTime() - to.getTime()) < near);
    assert.ok(Math.abs((await virtualNow(house.client, other.processId)).getTime() - to.getTime()) < near);
    assert.equal((await db.process.findUniqueOrThrow({ where: { id: unstarted.processId } })).seq, 0);
  });
  const away = () => Promise.reject(new Error('Temporal is away'));

  it('PS-25 never goes back', async () => {
    await assert.rejects(
      travel({ client: house.client, db: house.deps.db, clock }, new Date(clock.now().getTime() - 1000)),
      /forward only/,
    );
    assert.throws(() => destination('sixty days', clock.now()), /Say how far/);
  });
});
