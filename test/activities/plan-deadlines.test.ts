import assert from 'node:assert/strict';
import { writeSetting } from '../../prisma/repositories/settings.ts';
import { aSubmittedPlan, addPeople, addPerson, putOnLeave, submittedAt } from '../support/plan-fixture.ts';
import { openBench, type Bench } from './bench.ts';

describe('a plan that nobody decides', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  /** Submitted on Monday, 2 March 2026, 10:00 in Sydney. */
  async function given(state: 'NSW' | 'VIC' | 'WA' = 'NSW') {
    const people = await addPeople(bench.db, { state });
    return { ...people, people, plan: await aSubmittedPlan(bench.db, people) };
  }
  const dates = (due: readonly { name: string; at: string }[]) =>
    due.map(({ name, at }) => `${name} ${at.slice(0, 16)}`);

  it('PS-13 reminds the manager after 2 working days, once, and marks the work item', async () => {
    const { plan, manager } = await given();
    assert.equal((await bench.comes(plan, 'remind')).answer, 'recorded');
    const { state, open, steps } = await bench.standing(plan);
    assert.deepEqual(dates(state.due), ['escalate 2026-03-09T06:00']);
    assert.equal(open[0]?.remindedAt?.toISOString(), '2026-03-04T06:00:00.000Z');
    assert.deepEqual([open.length, open[0]?.assigneeId], [1, manager.id]);
    const { what, whoId, toId } = steps.at(-1) ?? {};
    assert.deepEqual([what, whoId, toId], ['remind', null, manager.id]);
    const audit = await bench.db.auditEntry.findMany({ where: { processId: plan.processId } });
    assert.deepEqual(
      audit.map(({ action, result, personId }) => [action, result, personId]),
      [['planApproval.remind', 'done', null]],
    );
  });

  it('PS-12 PS-13 a manager who has left is not reminded: the first above who may decide is asked, and nobody left is the operators’ matter', async () => {
    const { plan, manager, next, last } = await given();
    await bench.db.person.update({ where: { id: manager.id }, data: { active: false } });
    await bench.comes(plan, 'remind');
    const { state, open, items } = await bench.standing(plan);
    assert.deepEqual([state.manager, dates(state.due)], [next.id, ['escalate 2026-03-09T06:00']]);
    assert.deepEqual(
      open.map(({ kind, assigneeId, fromId }) => [kind, assigneeId, fromId]),
      [['planDecision', next.id, manager.id]],
    );
    assert.equal(items.length, 2);
    await bench.comes(plan, 'escalate');
    await bench.comes(plan, 'escalate'); // nobody above the last one: reminded again
    await bench.db.person.update({ where: { id: last.id }, data: { active: false } });
    await bench.comes(plan, 'remindAgain');
    const left = await bench.standing(plan);
    assert.deepEqual([left.state.manager, left.state.needs, left.state.due], [null, 'operator', []]);
    assert.deepEqual(
      left.open.map(({ kind, assigneeId }) => [kind, assigneeId]),
      [['noManagerLeft', null]],
    );
  });

  it('PS-13 after 5 working days it goes to the next manager, whose own days begin', async () => {
    const { plan, manager, next } = await given();
    await bench.comes(plan, 'remind');
    assert.equal((await bench.comes(plan, 'escalate')).answer, 'recorded');
    const { state, items, open, steps, dueAt } = await bench.standing(plan);
    assert.equal(state.manager, next.id);
    assert.deepEqual(dates(state.due), ['remind 2026-03-11T06:00', 'escalate 2026-03-16T06:00']);
    assert.equal(dueAt?.toISOString(), state.due[1]?.at);
    assert.deepEqual(
      items.map((item) => item.state),
      ['cancelled', 'open'],
    );
    assert.deepEqual([open[0]?.assigneeId, open[0]?.fromId, open[0]?.remindedAt], [next.id, manager.id, null]);
    assert.deepEqual([steps.at(-1)?.what, steps.at(-1)?.toId], ['escalate', next.id]);
    assert.equal(await bench.ask(plan, manager, 'accept'), 'notTheManager');
    assert.equal(await bench.ask(plan, next, 'accept'), 'done');
  });

  it('PS-12 PS-13 escalation skips who wrote the plan and who has left', async () => {
    const people = await addPeople(bench.db);
    const top = await addPerson(bench.db, ['serviceManager']);
    await bench.db.person.update({ where: { id: people.last.id }, data: { active: false, managerId: top.id } });
    const plan = await aSubmittedPlan(bench.db, people, { editors: [people.next.id] });
    await bench.comes(plan, 'escalate');
    assert.equal((await bench.standing(plan)).state.manager, top.id);
  });

  it('PS-13 RS-1 escalation of a customer restricted meanwhile skips who may not see them', async () => {
    const { plan, last } = await given();
    await bench.db.customer.update({ where: { id: plan.customerId }, data: { restricted: true } });
    await bench.db.person.update({ where: { id: last.id }, data: { roles: ['serviceManager', 'racOfficer'] } });
    await bench.comes(plan, 'escalate');
    assert.equal((await bench.standing(plan)).state.manager, last.id);
  });

  it('PS-13 the last manager in line is reminded again every 5 working days, at 17:00, however late each was handled', async () => {
    const { plan, last, manager } = await given();
    assert.equal(await bench.ask(plan, manager, 'handOver', { to: last.id }), 'done');
    await bench.comes(plan, 'remind');
    await bench.comes(plan, 'escalate', '2026-03-10T01:00:00.000Z'); // noticed the next noon
    let standing = await bench.standing(plan);
    assert.deepEqual([standing.state.manager, ...dates(standing.state.due)], [last.id, 'remindAgain 2026-03-16T06:00']);
    await bench.comes(plan, 'remindAgain', '2026-03-16T06:00:30.000Z');
    await bench.comes(plan, 'remindAgain');
    standing = await bench.standing(plan);
    assert.deepEqual(dates(standing.state.due), ['remindAgain 2026-03-30T06:00']);
    assert.equal(standing.open[0]?.remindedAt?.toISOString(), '2026-03-23T06:00:00.000Z');
    assert.deepEqual([standing.open.length, standing.seq], [1, 5]);
    assert.equal(await bench.ask(plan, last, 'accept'), 'done');
  });

  it('PS-13 after a long outage the days count from now: no two deadlines come at once', async () => {
    const { plan } = await given();
    await bench.comes(plan, 'remind', '2026-03-24T01:00:00.000Z');
    await bench.comes(plan, 'escalate', '2026-03-24T01:00:01.000Z'); // a Tuesday, two weeks late
    assert.deepEqual(dates((await bench.standing(plan)).state.due), [
      'remind 2026-03-26T06:00',
      'escalate 2026-03-31T06:00',
    ]);
  });

  it('PS-13 PS-25 a circle in the line of managers ends the escalation with the last of them', async () => {
    const { plan, manager, next, last } = await given();
    await bench.db.person.update({ where: { id: last.id }, data: { managerId: manager.id, active: false } });
    await bench.db.person.update({ where: { id: next.id }, data: { active: false } });
    await bench.comes(plan, 'escalate');
    const { state } = await bench.standing(plan);
    assert.deepEqual([state.manager, state.due[0]?.name], [manager.id, 'remindAgain']);
  });

  it('PS-12 PS-14 a manager above who is an author, and on leave with the present manager as delegate, is passed over', async () => {
    const people = await addPeople(bench.db);
    const plan = await aSubmittedPlan(bench.db, people, { editors: [people.next.id] });
    await putOnLeave(bench.db, people.next.id, people.manager.id);
    await bench.comes(plan, 'escalate');
    assert.equal((await bench.standing(plan)).state.manager, people.last.id);
  });

  const calendars = [
    ['NSW', 'remind 2026-03-04T06:00', 'escalate 2026-03-09T06:00'],
    ['VIC', 'remind 2026-03-04T06:00', 'escalate 2026-03-10T06:00'], // Labour Day on the 9th
    ['WA', 'remind 2026-03-05T09:00', 'escalate 2026-03-10T09:00'], // Labour Day on the 2nd: counts from the 3rd, in Perth
  ] as const;
  for (const [state, ...expected] of calendars) {
    it(`PS-13 the working days are those of the officer’s state: ${state}`, async () => {
      const { plan } = await given(state);
      assert.deepEqual(dates((await bench.standing(plan)).state.due), expected);
    });
  }

  it('PS-13 administrators add a day and strike one, also for dates that are counted later in a process', async () => {
    const { plan } = await given('VIC');
    const day = (date: string, kind: string) => ({ state: 'VIC', date: new Date(date), kind, name: 'decreed' });
    await bench.db.calendarDay.createMany({ data: [day('2026-03-12', 'added'), day('2026-04-06', 'struck')] });
    await bench.comes(plan, 'escalate');
    assert.deepEqual(dates((await bench.standing(plan)).state.due), [
      'remind 2026-03-13T06:00',
      'escalate 2026-03-18T06:00',
    ]);
    await bench.comes(plan, 'escalate');
    await bench.comes(plan, 'escalate'); // nobody above: 25 March and 5 working days, daylight saving ends on 5 April
    await bench.comes(plan, 'remindAgain');
    const { state } = await bench.standing(plan);
    assert.deepEqual(dates(state.due), ['remindAgain 2026-04-09T07:00']); // Good Friday free, Easter Monday struck
    await bench.db.calendarDay.deleteMany();
  });

  it('PS-13 a changed setting holds for plans submitted after it; those under way keep theirs', async () => {
    const { plan: before, people } = await given();
    await bench.db.$transaction((tx) =>
      writeSetting(tx, 'decisionDays', 0, { remindAfter: 1, escalateAfter: 2, remindAgainEvery: 3 }),
    );
    const after = await aSubmittedPlan(bench.db, people, { at: submittedAt });
    assert.deepEqual(dates((await bench.standing(after)).state.due), [
      'remind 2026-03-03T06:00',
      'escalate 2026-03-04T06:00',
    ]);
    await bench.comes(before, 'escalate');
    assert.deepEqual(dates((await bench.standing(before)).state.due), [
      'remind 2026-03-11T06:00',
      'escalate 2026-03-16T06:00',
    ]);
    await bench.db.setting.deleteMany();
  });

  it('PS-15 PS-25 a deadline that comes twice is recorded once', async () => {
    const { plan } = await given();
    const first = await bench.comes(plan, 'remind');
    await bench.unchanged(plan, async () => {
      const event = {
        kind: 'deadline' as const,
        id: `${plan.processId}/remind/2026-03-04T06:00:00.000Z`,
        name: 'remind',
      };
      assert.deepEqual(await bench.tell(plan, event, { seq: 0 }), first);
    });
  });
});
