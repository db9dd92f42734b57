import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import { recordDeceased } from '../../prisma/repositories/record-deceased.ts';
import { actOn, addConsultants, aStartedConsultation } from '../support/fdv-acts.ts';
import { dayAfter, earlier, fivePm, friday, later } from '../support/labour-day.ts';
import { refused, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';

describe('an FDV consultation that waits', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const itemsOf = async (processId: string) => {
    const items = await house.deps.db.workItem.findMany({ where: { processId }, orderBy: { id: 'asc' } });
    return items.map(({ kind, state, assigneeId }) => [kind, state, assigneeId]);
  };
  const recordOf = (id: string) => house.deps.db.fdvConsultation.findUniqueOrThrow({ where: { id } });
  /** What fell due, when, and who was asked then. */
  const fellDue = async (processId: string) => {
    const steps = await house.deps.db.processStep.findMany({
      where: { processId, whoId: null },
      orderBy: { seq: 'asc' },
    });
    return steps.map(({ eventId, what, toId }) => [what, eventId.slice(`${processId}/${what}/`.length), toId]);
  };

  it('EM-8 reminds and escalates by working days of the officer’s state: the team, the region, anybody; who is on leave or was asked is passed over; nobody left: reminded again', async () => {
    const { db } = house.deps;
    const people = await addConsultants(db);
    const { sso, leader, nearSso, nearLeader, farSso, farLeader } = people;
    const days = { firstDay: new Date(dayAfter(-10)), lastDay: new Date(dayAfter(40)) };
    await db.leave.create({ data: { personId: nearLeader.id, ...days } });
    await db.person.update({ where: { id: farLeader.id }, data: { active: false } });
    const { processId, consultationId } = await aStartedConsultation(house.deps, { at: friday, people });
    await house.forwardTo(processId, earlier(fivePm(2)));
    assert.deepEqual(await timeline(house.deps, processId), ['ask']);
    await house.forwardTo(processId, later(fivePm(2))); // Monday is Labour Day
    assert.deepEqual(await fellDue(processId), [['remind', fivePm(2), sso.id]]);
    assert.ok((await db.workItem.findFirstOrThrow({ where: { processId, state: 'open' } })).remindedAt);

    await house.forwardTo(processId, later(fivePm(15)));
    const hers = [
      ['remind', fivePm(2), sso.id],
      ['escalate', fivePm(3), leader.id],
      ['remind', fivePm(4), leader.id],
      ['escalate', fivePm(5), nearSso.id],
      ['remind', fivePm(8), nearSso.id], // a weekend
      ['escalate', fivePm(9), farSso.id],
      ['remind', fivePm(10), farSso.id],
      ['escalate', fivePm(11), farSso.id], // nobody left
      ['remindAgain', fivePm(15), farSso.id],
    ];
    assert.deepEqual(await fellDue(processId), hers);
    const state = await stateOf(house.deps, processId);
    assert.deepEqual(
      [state.needs, state.manager, state.due],
      ['consultant', farSso.id, [{ name: 'remindAgain', at: fivePm(17) }]],
    );
    const open = await db.workItem.findMany({ where: { processId, state: 'open' } });
    assert.deepEqual(
      open.map(({ assigneeId, fromId, dueAt }) => [assigneeId, fromId, dueAt?.toISOString()]),
      [[farSso.id, nearSso.id, fivePm(11)]], // overdue, and stays
    );
    // the one who was asked first answers all the same, while another is asked
    assert.equal((await actOn(house.deps, sso, 'appropriate', processId)).outcome, 'appropriate');
    const { state: word, answeredById } = await recordOf(consultationId);
    assert.deepEqual([word, answeredById], ['appropriate', sso.id]);
    assert.deepEqual((await itemsOf(processId)).slice(-2), [
      ['fdvConsultation', 'done', farSso.id],
      ['fdvAnswered', 'open', people.officer.id],
    ]);
  });

  it('EM-8 RS-1 a customer who becomes restricted is asked about with those only who may see them', async () => {
    const { db } = house.deps;
    const { processId, customerId, people } = await aStartedConsultation(house.deps, { at: friday });
    const { farSso, sso } = people;
    await db.person.update({ where: { id: farSso.id }, data: { roles: ['sso', 'racOfficer'] } });
    await db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    await refused('notAllowed', actOn(house.deps, sso, 'appropriate', processId));
    await refused('badInput', actOn(house.deps, farSso, 'handOver', processId, { to: people.leader.id }));
    await house.forwardTo(processId, later(fivePm(3)));
    assert.equal((await stateOf(house.deps, processId)).manager, farSso.id);
    assert.equal((await actOn(house.deps, farSso, 'notAppropriate', processId)).outcome, 'notAppropriate');
  });

  it('EM-8 the officer withdraws; a later answer is told so, and another question may be asked', async () => {
    const { processId, consultationId, people } = await aStartedConsultation(house.deps);
    await refused('notTheAsker', actOn(house.deps, people.sso, 'withdraw', processId));
    assert.equal((await actOn(house.deps, people.officer, 'withdraw', processId)).outcome, 'withdrawn');
    assert.deepEqual(await itemsOf(processId), [['fdvConsultation', 'cancelled', people.sso.id]]);
    assert.equal((await recordOf(consultationId)).state, 'withdrawn');
    const { extra } = await refused('ended', actOn(house.deps, people.sso, 'appropriate', processId));
    assert.equal(extra.first?.what, 'withdraw');
    await aStartedConsultation(house.deps, { people });
  });

  it('EM-8 a customer recorded as deceased ends it, and nobody is told to send anything', async () => {
    const { processId, consultationId, customerId, people } = await aStartedConsultation(house.deps);
    const at = new Date().toISOString();
    const fact = { customerId, deceasedOn: at.slice(0, 10), sourceId: randomUUID(), occurredAt: at };
    await house.deps.db.$transaction((tx) => recordDeceased(tx, fact));
    await deliverNow(house.deps, processId);
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'ended');
    assert.equal((await recordOf(consultationId)).state, 'ended');
    assert.deepEqual(await itemsOf(processId), [['fdvConsultation', 'cancelled', people.sso.id]]);
  });

  it('EM-8 hand over: by any SSO, team leader or operator, by a service manager once whoever is asked has left; never to the asker', async () => {
    const { db } = house.deps;
    const { processId, people } = await aStartedConsultation(house.deps, { at: friday });
    const { sso, leader, nearSso, farSso, manager, operator, officer } = people;
    const handOver = (by: typeof sso, to: typeof sso) => actOn(house.deps, by, 'handOver', processId, { to: to.id });
    const { due } = await stateOf(house.deps, processId);
    await refused('notTheManager', handOver(manager, leader));
    await refused('badInput', handOver(leader, manager));
    await refused('fourEyes', handOver(sso, officer));
    assert.equal((await handOver(sso, leader)).waitingForId, leader.id);
    assert.equal((await handOver(operator, nearSso)).waitingForId, nearSso.id);
    await db.person.update({ where: { id: nearSso.id }, data: { active: false } });
    assert.equal((await handOver(manager, farSso)).waitingForId, farSso.id);
    assert.deepEqual((await stateOf(house.deps, processId)).due, due, 'the officer waits no longer for it');
    assert.deepEqual(
      (await itemsOf(processId)).map(([, state, who]) => [state, who]),
      [sso, leader, nearSso].map(({ id }) => ['done', id]).concat([['open', farSso.id]]),
    );
  });

  it('EM-8 four eyes by person: an officer who became a team leader meanwhile does not answer; who has left is no obstacle', async () => {
    const { db } = house.deps;
    const { processId, consultationId, people } = await aStartedConsultation(house.deps);
    const { officer, leader } = people;
    await db.person.update({ where: { id: officer.id }, data: { roles: ['teamLeader'] } });
    await refused('fourEyes', actOn(house.deps, officer, 'appropriate', processId));
    await db.person.update({ where: { id: officer.id }, data: { active: false } });
    assert.equal((await actOn(house.deps, leader, 'notAppropriate', processId)).outcome, 'notAppropriate');
    const { state, answeredById, reason } = await recordOf(consultationId);
    assert.deepEqual([state, answeredById, reason !== null], ['notAppropriate', leader.id, true]);
  });

  it('EM-8 a “not appropriate” without a reason is refused by the database too, and the process goes on', async () => {
    const { processId, people } = await aStartedConsultation(house.deps);
    await refused('rule', actOn(house.deps, people.sso, 'notAppropriate', processId, { reason: ' ' }));
    assert.equal((await actOn(house.deps, people.sso, 'appropriate', processId)).outcome, 'appropriate');
  });
});
