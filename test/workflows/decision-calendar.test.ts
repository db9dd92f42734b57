/** PS-13, PS-14: every decision that waits for a manager goes by the working days of the officer's state, whatever the agency's clocks do. */
import assert from 'node:assert/strict';
import type { AustralianState } from '../../domain/time/zone.ts';
import { act, aStartedApproval, refused, stateOf } from '../support/plan-approval-acts.ts';
import { dayAfter, fivePm, friday, later } from '../support/labour-day.ts';
import { addPeople } from '../support/plan-fixture.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { actOnReferral, aStartedReferral } from '../support/referral-acts.ts';
import { until } from '../support/until.ts';

describe('a decision waits for a manager, by the calendar of the officer’s state', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    house.setClock(new Date(friday));
    await house.startWorker();
  });
  after(() => house.stop());

  /** All asked on that Friday at 10:00. */
  const decisions = {
    plan: async (state: AustralianState) => {
      const people = await addPeople(house.deps.db, { state });
      const { processId } = await aStartedApproval(house.deps, { at: friday, people });
      return { people, processId, tell: act };
    },
    monitor: async (state: AustralianState) => {
      const people = await addPeople(house.deps.db, { state });
      const { processId } = await aStartedReferral(house.deps, { people });
      return { people, processId, tell: actOnReferral };
    },
    transfer: async (state: AustralianState) => {
      const people = await addPeople(house.deps.db, { state });
      const { processId } = await aStartedReferral(house.deps, { people });
      await actOnReferral(house.deps, people.manager, 'acceptMonitoring', processId);
      await actOnReferral(house.deps, people.officer, 'actionTransfer', processId);
      return { people, processId, tell: actOnReferral };
    },
  };

  const inBrisbane = (days: number) => new Date(`${dayAfter(days)}T17:00:00+10:00`).toISOString();
  const calendars: [AustralianState, string, (days: number) => string][] = [
    ['NSW', 'the clocks go forward, and the Monday after is Labour Day', fivePm],
    ['QLD', 'the clocks stay, and the Monday after is the King’s Birthday', inBrisbane],
  ];
  for (const [state, what, at] of calendars)
    it(`PS-13 PS-14 ${state}, where ${what}: reminded, escalated, the last one reminded every 5 working days; handed over with the same date; withdrawn`, async () => {
      await Promise.all(
        Object.values(decisions).map(async (begin) => {
          const { people, processId, tell } = await begin(state);
          const came = async () => {
            const where = { processId, whoId: null };
            const steps = await house.deps.db.processStep.findMany({ where, orderBy: { seq: 'asc' } });
            return steps.map(({ eventId, what: name }) => [name, eventId.slice(`${processId}/${name}/`.length)]);
          };
          await house.forwardTo(processId, later(at(36)));
          const expected = [
            ['remind', at(3)], // Friday is day 0; Tuesday, Wednesday
            ['escalate', at(8)],
            ['remind', at(10)],
            ['escalate', at(15)],
            ['remind', at(17)],
            ['escalate', at(22)], // nobody above
            ['remindAgain', at(29)],
            ['remindAgain', at(36)],
          ];
          await until('all of it came', async () => (await came()).length >= expected.length);
          assert.deepEqual(await came(), expected);
          const due = [{ name: 'remindAgain', at: at(43) }];
          const { manager, due: left } = await stateOf(house.deps, processId);
          assert.deepEqual([manager, left], [people.last.id, due]);

          await tell(house.deps, people.last, 'handOver', processId, { to: people.manager.id });
          const handed = await stateOf(house.deps, processId);
          assert.deepEqual([handed.manager, handed.due], [people.manager.id, due], 'nobody waits longer for it');
          await refused('notTheAssignee', tell(house.deps, people.otherOfficer, 'withdraw', processId));
          assert.equal((await tell(house.deps, people.officer, 'withdraw', processId)).outcome, 'withdrawn');
          assert.equal(await house.deps.db.workItem.count({ where: { processId, state: 'open' } }), 0);
        }),
      );
    });
});
