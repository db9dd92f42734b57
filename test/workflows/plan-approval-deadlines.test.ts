import assert from 'node:assert/strict';
import { supportsTimeSkipping, virtualNow } from '../../dev/time-skipping.ts';
import { putCalendarDay, writeSetting } from '../../prisma/repositories/settings.ts';
import { dayAfter, earlier, fivePm, friday, later } from '../support/labour-day.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { act, aStartedApproval, stateOf, timeline } from '../support/plan-approval-acts.ts';

const day = 24 * 3_600_000;

describe('an undecided plan reminds and escalates', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const instants = async (processId: string) =>
    (await house.deps.db.processStep.findMany({ where: { processId, whoId: null }, orderBy: { seq: 'asc' } })).map(
      ({ eventId, what, at }) => {
        const due = eventId.slice(`${processId}/${what}/`.length);
        assert.ok(at.toISOString() >= due, `${what} was recorded before it was due`);
        return [what, due];
      },
    );

  it('design 7: the server skips time: a process’s own clock moves, and nothing waits for it', async () => {
    const { processId } = await aStartedApproval(house.deps, { at: friday });
    assert.ok(await supportsTimeSkipping(house.client, processId));
    const began = Date.now();
    await house.forward(processId, '5 days');
    const moved = (await virtualNow(house.client, processId)).getTime() - began;
    assert.ok(moved >= 5 * day, `moved ${moved} ms`);
  });

  it('PS-13 reminds after 2 and escalates after 5 working days at 17:00 local, over a weekend, a holiday and the change to summer time', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { at: friday });
    const { db } = house.deps;
    await house.forwardTo(processId, earlier(fivePm(3)));
    assert.deepEqual(await timeline(house.deps, processId), ['submit']);
    await house.forwardTo(processId, later(fivePm(3))); // Friday is day 0; Monday is Labour Day; Tuesday, Wednesday
    assert.deepEqual(await instants(processId), [['remind', fivePm(3)]]);
    const item = await db.workItem.findFirstOrThrow({ where: { processId, state: 'open' } });
    assert.equal(item.assigneeId, people.manager.id);
    assert.ok(item.remindedAt);

    await house.forwardTo(processId, earlier(fivePm(8)));
    assert.equal((await stateOf(house.deps, processId)).manager, people.manager.id);
    await house.forwardTo(processId, later(fivePm(8))); // Thursday, Friday, Monday
    assert.deepEqual((await instants(processId)).at(-1), ['escalate', fivePm(8)]);
    assert.equal((await stateOf(house.deps, processId)).manager, people.next.id);
    const items = await db.workItem.findMany({ where: { processId }, orderBy: { openedAt: 'asc' } });
    assert.deepEqual(
      items.map(({ state, assigneeId, fromId }) => [state, assigneeId, fromId]),
      [
        ['cancelled', people.manager.id, null],
        ['open', people.next.id, people.manager.id],
      ],
    );
    assert.equal((await act(house.deps, people.next, 'accept', processId)).outcome, 'accepted');
  });

  it('PS-13 the last manager in line is reminded again every 5 working days', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { at: friday });
    await house.forwardTo(processId, later(fivePm(43)));
    assert.deepEqual(await instants(processId), [
      ['remind', fivePm(3)],
      ['escalate', fivePm(8)], // to the next
      ['remind', fivePm(10)],
      ['escalate', fivePm(15)], // to the last
      ['remind', fivePm(17)],
      ['escalate', fivePm(22)], // nobody above
      ['remindAgain', fivePm(29)],
      ['remindAgain', fivePm(36)],
      ['remindAgain', fivePm(43)],
    ]);
    const state = await stateOf(house.deps, processId);
    assert.equal(state.manager, people.last.id);
    assert.deepEqual(state.due, [{ name: 'remindAgain', at: fivePm(50) }]);
    assert.equal(await house.deps.db.workItem.count({ where: { processId, state: 'open' } }), 1);
    assert.equal((await act(house.deps, people.last, 'accept', processId)).outcome, 'accepted');
  });

  it('PS-25 it is escalated and decided on another worker that keeps nothing cached between two tasks', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { at: friday });
    await house.forwardTo(processId, later(fivePm(3)));
    await house.stopWorker();
    await house.startWorker({ maxCachedWorkflows: 0 });
    await house.forwardTo(processId, later(fivePm(8)));
    assert.equal((await act(house.deps, people.next, 'accept', processId)).outcome, 'accepted');
    await house.stopWorker();
    await house.startWorker();
  });

  it('PS-13 days that administrators add and strike count for processes submitted afterwards', async () => {
    const { db } = house.deps;
    const before = await aStartedApproval(house.deps, { at: friday });
    await db.$transaction(async (tx) => {
      await putCalendarDay(tx, { state: 'NSW', date: dayAfter(1), kind: 'struck', name: 'Labour Day is worked' });
      await putCalendarDay(tx, { state: 'NSW', date: dayAfter(5), kind: 'added', name: 'closed' });
    });
    const after = await aStartedApproval(house.deps, { at: friday });
    const due = async (processId: string) => (await stateOf(house.deps, processId)).due;
    assert.deepEqual(await due(before.processId), [
      { name: 'remind', at: fivePm(3) },
      { name: 'escalate', at: fivePm(8) },
    ]);
    assert.deepEqual(await due(after.processId), [
      { name: 'remind', at: fivePm(2) }, // Monday, Tuesday
      { name: 'escalate', at: fivePm(8) }, // Wednesday, Thursday; Friday is closed; Monday
    ]);
    await house.forwardTo(after.processId, later(fivePm(2)));
    assert.deepEqual(await instants(after.processId), [['remind', fivePm(2)]]);
    await db.calendarDay.deleteMany();
  });

  it('PS-13 changed durations apply to processes started afterwards; each goes by its own', async () => {
    const { db } = house.deps;
    const before = await aStartedApproval(house.deps, { at: friday });
    await db.$transaction((tx) =>
      writeSetting(tx, 'decisionDays', 0, { remindAfter: 1, escalateAfter: 3, remindAgainEvery: 2 }),
    );
    const after = await aStartedApproval(house.deps, { at: friday });
    const due = async (processId: string) => (await stateOf(house.deps, processId)).due.map(({ at }) => at);
    assert.deepEqual(await due(after.processId), [fivePm(2), fivePm(4)]);

    await house.forwardTo(before.processId, later(fivePm(8)));
    assert.deepEqual(await due(before.processId), [fivePm(10), fivePm(15)]); // still 2 and 5
    const state = await stateOf(house.deps, before.processId);
    assert.ok('days' in state);
    assert.deepEqual(state.days, { remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5 });
    await db.setting.deleteMany();
  });
});
