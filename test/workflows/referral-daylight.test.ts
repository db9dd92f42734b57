/** PS-17, PS-25: the 90 days over a change of the clocks and over a leap day, each process begun at a clock of its own. */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { createTemporal } from '../../api/temporal.ts';
import type { Deps } from '../../api/deps.ts';
import { stateOf } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { actOnReferral, aStartedReferral, itemsFitTheStep } from '../support/referral-acts.ts';
import { connectTemporal } from '../support/temporal.ts';

const zone = 'Australia/Sydney';

/** The first days, far enough ahead, on which the clocks go forward and back. */
function clockChanges(): { forward: DateTime; back: DateTime } {
  const found: Partial<Record<'forward' | 'back', DateTime>> = {};
  for (let day = DateTime.now().setZone(zone).plus({ days: 92 }).startOf('day'); ; day = day.plus({ days: 1 })) {
    const by = day.plus({ days: 1 }).offset - day.offset;
    if (by > 0) found.forward ??= day;
    if (by < 0) found.back ??= day;
    const { forward, back } = found;
    if (forward && back) return { forward, back };
  }
}
const { forward, back } = clockChanges();

/** The first leap day, far enough ahead. */
function leapDay(): DateTime {
  for (let { year } = DateTime.now().setZone(zone).plus({ days: 92 }); ; year++) {
    const day = DateTime.fromObject({ year, month: 2, day: 29 }, { zone });
    if (day.isValid && day > DateTime.now().plus({ days: 92 })) return day;
  }
}

describe('90 days over a change of the clocks, and over a leap day', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  /** API and processes as if it were this instant now. */
  async function at(instant: DateTime): Promise<Deps> {
    const offset = instant.toMillis() - Date.now();
    const { connection } = await connectTemporal();
    const temporal = createTemporal(house.client, connection, house.taskQueue, () => offset);
    return { ...house.deps, temporal, clock: { now: () => new Date(Date.now() + offset) } };
  }

  const local = (instant: Date | string) => DateTime.fromISO(new Date(instant).toISOString(), { zone });
  const fromMidnight = (instant: DateTime) => instant.toFormat('HH:mm:ss.SSS');

  /** Accepted at that local time. Returns when, and when reminders and lapse are due. */
  async function monitoredFrom(start: DateTime) {
    const deps = await at(start);
    const r = await aStartedReferral(deps);
    await actOnReferral(deps, r.people.manager, 'acceptMonitoring', r.processId);
    const { monitorDecidedAt } = await deps.db.transferReferral.findUniqueOrThrow({ where: { id: r.referralId } });
    assert.ok(monitorDecidedAt);
    const accepted = local(monitorDecidedAt);
    assert.equal(accepted.toISODate(), start.toISODate(), 'the process began at the clock of its own');
    return { r, deps, accepted, due: (await stateOf(deps, r.processId)).due };
  }

  /** Each deadline comes when it is due and not before, and leaves what waits for the officer. */
  async function goesThrough({ r, deps, due }: Awaited<ReturnType<typeof monitoredFrom>>): Promise<void> {
    for (const { name, at: when } of due) {
      const told = () => deps.db.processStep.findFirst({ where: { processId: r.processId, what: name } });
      await house.forwardTo(r.processId, new Date(Date.parse(when) - 60_000).toISOString());
      assert.equal(await told(), null, `${name} came early`);
      await house.forwardTo(r.processId, new Date(Date.parse(when) + 60_000).toISOString());
      const step = await told();
      assert.ok(step && step.at >= new Date(when), name);
      await itemsFitTheStep(deps, r);
    }
    assert.equal((await stateOf(deps, r.processId)).step, 'lapsed');
  }

  for (const [which, change] of [
    ['forward', forward],
    ['back', back],
  ] as const)
    for (const daysBefore of [30, 70, 85])
      it(`PS-17 PS-19 accepted ${daysBefore} days before the clocks go ${which}: day 60, day 80 and the lapse at the same local time`, async () => {
        const monitored = await monitoredFrom(change.minus({ days: daysBefore }).set({ hour: 10, minute: 17 }));
        const { accepted, due } = monitored;
        assert.deepEqual(
          due.map(({ name, at: when }) => [name, local(when).toISODate(), fromMidnight(local(when))]),
          [
            ['day60', 60],
            ['day80', 80],
            ['lapse', 90],
          ].map(([name, days]) => [name, accepted.plus({ days: Number(days) }).toISODate(), fromMidnight(accepted)]),
        );
        assert.ok(
          new Set([accepted, ...due.map(({ at: when }) => local(when))].map(({ offset }) => offset)).size === 2,
        );
        await goesThrough(monitored);
      });

  it('PS-17 where the clocks skip the local time of the end, it ends with the first instant after the gap', async () => {
    const monitored = await monitoredFrom(forward.minus({ days: 90 }).set({ hour: 2, minute: 30 }));
    const lapse = local(monitored.due.at(-1)?.at ?? '');
    assert.equal(lapse.toISODate(), forward.toISODate());
    assert.equal(fromMidnight(lapse), '03:00:00.000');
    await goesThrough(monitored);
  });

  it('PS-17 where the clocks repeat it, it ends the first time', async () => {
    const monitored = await monitoredFrom(back.minus({ days: 90 }).set({ hour: 2, minute: 30 }));
    const lapse = local(monitored.due.at(-1)?.at ?? '');
    assert.equal(lapse.toISODate(), back.toISODate());
    assert.deepEqual([fromMidnight(lapse), lapse.offset], [fromMidnight(monitored.accepted), back.offset]);
    await goesThrough(monitored);
  });

  for (const [what, days] of [
    ['day 60 falls on it', 60],
    ['between day 60 and day 80', 70],
    ['the lapse falls on it', 90],
  ] as const)
    it(`PS-17 PS-19 PS-25 over a leap day, ${what}: it is a day like any other`, async () => {
      const leap = leapDay();
      const monitored = await monitoredFrom(leap.minus({ days }).set({ hour: 10, minute: 17 }));
      const on = monitored.due.map(({ at: when }) => local(when));
      const apart = on.map((day) =>
        Math.round(day.startOf('day').diff(monitored.accepted.startOf('day'), 'days').days),
      );
      assert.deepEqual(apart, [60, 80, 90]);
      assert.deepEqual([...new Set(on.map(fromMidnight))], [fromMidnight(monitored.accepted)]);
      assert.equal(on.filter((day) => day.toISODate() === leap.toISODate()).length, days === 70 ? 0 : 1);
      assert.ok(monitored.accepted < leap && on.some((day) => day >= leap));
      await goesThrough(monitored);
    });
});
