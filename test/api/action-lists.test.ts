import assert from 'node:assert/strict';
import {
  addCustomer,
  addPeople,
  addPerson,
  aSubmittedPlan,
  putOnLeave,
  type People,
  type SubmittedPlan,
} from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

describe('Actions lists and the submission', () => {
  let house: House;
  let people: People;
  let officer: Caller;
  let manager: Caller;
  let waiting: SubmittedPlan;

  before(async () => {
    house = await openHouse();
    people = await addPeople(house.db);
    officer = await house.as(people.officer);
    manager = await house.as(people.manager);
    waiting = await aSubmittedPlan(house.db, people);
  });
  after(() => house.stop());

  const read = (by: Caller, id = waiting.submissionId) => by('GET', `/plan-submissions/${id}`);

  it('PS-10 a submitted plan stands on the manager’s list; the officer’s shows for whom it waits and until when', async () => {
    const line = itemsOf((await manager('GET', '/manager-actions')).body)[0];
    assert.equal(at(line, 'submissionId'), waiting.submissionId);
    assert.equal(at(line, 'submittedBy', 'id'), people.officer.id);
    assert.equal(at(line, 'officer', 'id'), people.officer.id);
    assert.equal(at(line, 'dueAt'), '2026-03-09T06:00:00.000Z');
    assert.equal(at(line, 'followUpAt'), '2026-03-04T06:00:00.000Z');
    assert.equal(at(line, 'overdue'), false);
    const mine = itemsOf((await officer('GET', '/officer-actions')).body)[0];
    assert.equal(at(mine, 'plan', 'state'), 'submitted');
    assert.equal(at(mine, 'plan', 'waitingFor', 'id'), people.manager.id);
    assert.equal(at(mine, 'plan', 'dueAt'), '2026-03-09T06:00:00.000Z');
  });

  it('PS-10 the manager sees what is asked, by whom, since when, and what may be done', async () => {
    const reply = await read(manager);
    assert.equal(reply.status, 200, reply.text);
    assert.equal(at(reply.body, 'customer', 'csid'), waiting.csid);
    assert.deepEqual(at(reply.body, 'submitted', 'coreIssue'), { type: 'Other', stackingDocumentDate: '2026-02-02' });
    assert.equal(at(reply.body, 'previous'), null);
    assert.equal(at(reply.body, 'process', 'waitingFor', 'id'), people.manager.id);
    assert.equal(at(reply.body, 'process', 'since'), waiting.at);
    assert.deepEqual(
      itemsOf(at(reply.body, 'process'), 'due').map((due) => at(due, 'name')),
      ['remind', 'escalate'],
    );
    assert.equal(at(reply.body, 'process', 'temporalUrl'), null);
    assert.equal(at(reply.body, 'timeline', 0, 'what'), 'submit');
    assert.equal(itemsOf(reply.body, 'stackingDocuments').length, 1);
    const may = at(reply.body, 'may');
    assert.deepEqual([at(may, 'accept'), at(may, 'return'), at(may, 'handOver')], Array(3).fill({ possible: true }));
    assert.equal(at(may, 'withdraw', 'possible'), false);
  });

  it('PS-14 the officer may withdraw and not decide', async () => {
    const may = at((await read(officer)).body, 'may');
    assert.equal(at(may, 'withdraw', 'possible'), true);
    assert.equal(at(may, 'accept', 'why'), 'Your role does not allow this.');
    assert.equal(
      at((await read(await house.as(people.next))).body, 'may', 'accept', 'why'),
      'It waits for another manager.',
    );
  });

  it('PS-12 an editor who is a manager sees why deciding is closed', async () => {
    const { submissionId } = await aSubmittedPlan(house.db, people, { editors: [people.manager.id] });
    const reply = await read(manager, submissionId);
    assert.match(textAt(reply.body, 'may', 'accept', 'why'), /You submitted or edited/);
    assert.equal(at(reply.body, 'process', 'waitingFor', 'id'), people.next.id);
    const next = await house.as(people.next);
    assert.ok(
      itemsOf((await next('GET', '/manager-actions')).body).some((i) => at(i, 'submissionId') === submissionId),
    );
  });

  it('PS-14 the delegate of a manager on leave sees the item, for whom it is, and may decide it', async () => {
    const others = await addPeople(house.db);
    const { submissionId, customerId, processId } = await aSubmittedPlan(house.db, others);
    const delegate = await house.as(others.last);
    assert.deepEqual(itemsOf((await delegate('GET', '/manager-actions')).body), []);
    // what the manager is told of an own message is nobody else's matter
    const told = { kind: 'messageNotSent', stepKey: '1/messageNotSent', assigneeId: others.manager.id };
    await house.db.workItem.create({ data: { ...told, customerId, processId, openedAt: new Date() } });
    await putOnLeave(house.db, others.manager.id, others.last.id);
    const items = itemsOf((await delegate('GET', '/manager-actions')).body);
    assert.equal(at(items[0], 'submissionId'), submissionId);
    assert.equal(at((await delegate('GET', '/session')).body, 'counts', 'open'), items.length);
    assert.equal(at(items[0], 'forManager', 'id'), others.manager.id);
    assert.equal(at((await read(delegate, submissionId)).body, 'may', 'accept', 'possible'), true);
    const own = itemsOf((await (await house.as(others.manager))('GET', '/manager-actions')).body);
    assert.equal(at(own[0], 'forManager'), null);
    house.now = new Date('2026-03-15T13:00:00.000Z'); // 16 March in Sydney: the leave is over
    try {
      const after = await house.as(others.last);
      assert.deepEqual(itemsOf((await after('GET', '/manager-actions')).body), []);
      assert.equal(at((await read(after, submissionId)).body, 'may', 'accept', 'possible'), false);
    } finally {
      house.now = new Date('2026-03-01T23:00:00.000Z');
    }
  });

  it('PS-13 overdue comes first, then reminded, then by due date', async () => {
    const others = await addPeople(house.db);
    const late = await aSubmittedPlan(house.db, others, { at: '2026-02-15T23:00:00.000Z' });
    const early = await aSubmittedPlan(house.db, others, { at: '2026-03-01T22:00:00.000Z' });
    const reminded = await aSubmittedPlan(house.db, others, { at: '2026-03-02T22:00:00.000Z' });
    await house.db.workItem.updateMany({ where: { processId: reminded.processId }, data: { remindedAt: house.now } });
    const items = itemsOf((await (await house.as(others.manager))('GET', '/manager-actions')).body);
    assert.deepEqual(
      items.map((item) => [at(item, 'submissionId'), at(item, 'overdue')]),
      [
        [late.submissionId, true],
        [reminded.submissionId, false],
        [early.submissionId, false],
      ],
    );
  });

  it('PS-11 returned plans come first on the officer’s list, with the reason; then overdue, then by name', async () => {
    const others = await addPeople(house.db);
    const fresh = await addCustomer(house.db, others);
    const overdue = await aSubmittedPlan(house.db, others, { at: '2026-02-15T23:00:00.000Z' });
    const returned = await aSubmittedPlan(house.db, others);
    await house.db.planSubmission.update({
      where: { id: returned.submissionId },
      data: { state: 'returned', reason: 'Say more', decidedById: others.manager.id, decidedAt: house.now },
    });
    const call = await house.as(others.officer);
    const items = itemsOf((await call('GET', '/officer-actions')).body);
    assert.deepEqual(
      items.map((item) => at(item, 'customer', 'id')),
      [returned.customerId, overdue.customerId, fresh.customerId],
    );
    assert.equal(at(items[0], 'plan', 'reason'), 'Say more');
    const some = itemsOf((await call('GET', '/officer-actions?state=returned')).body);
    assert.deepEqual(
      some.map((item) => at(item, 'customer', 'id')),
      [returned.customerId],
    );
    const body = { reason: 'Settled' };
    const referring = await call('POST', `/customers/${fresh.customerId}/transfer-referrals`, { body });
    assert.equal(referring.status, 201, referring.text);
    const referred = (await call('GET', '/officer-actions?referral=awaitingMonitorApproval')).body;
    assert.deepEqual(
      itemsOf(referred).map((item) => at(item, 'customer', 'id')),
      [fresh.customerId],
    );
    const counts = ['all', 'returned', 'submitted', 'none', 'noReferral', 'awaitingMonitorApproval', 'monitoring'];
    assert.deepEqual(
      counts.map((word) => at(referred, 'counts', word)),
      [3, 1, 1, 1, 2, 1, 0],
    );
    const { processId } = overdue;
    await house.db.process.update({ where: { id: processId }, data: { dueAt: new Date('2030-01-01') } });
    const lapsed = { step: 'lapsed', dueAt: null };
    await house.db.process.updateMany({
      where: { customerId: fresh.customerId, kind: 'transferReferral' },
      data: lapsed,
    });
    assert.deepEqual(
      itemsOf((await call('GET', '/officer-actions')).body).map((item) => at(item, 'customer', 'id')),
      [returned.customerId, fresh.customerId, overdue.customerId], // the 90 days are over: the officer's move
    );
  });

  it('PS-11 a second version shows the first one, its reason, and what changed', async () => {
    const { customerId, submissionId } = await aSubmittedPlan(house.db, people);
    await house.db.planSubmission.update({
      where: { id: submissionId },
      data: { state: 'returned', reason: 'Say more', decidedById: people.manager.id, decidedAt: house.now },
    });
    const body = { segment: 'Segment', issue: 'More' };
    await officer('PUT', `/customers/${customerId}/plan/trigger`, { body, ifMatch: 2 });
    const second = await officer('POST', `/customers/${customerId}/plan/submissions`);
    assert.equal(second.status, 201, second.text);
    const reply = await read(manager, textAt(second.body, 'id'));
    assert.equal(at(reply.body, 'number'), 2);
    assert.equal(at(reply.body, 'previous', 'reason'), 'Say more');
    assert.deepEqual(
      itemsOf(reply.body, 'differences').map((d) => [at(d, 'field'), at(d, 'after')]),
      [
        ['segment', 'Segment'],
        ['issue', 'More'],
      ],
    );
  });

  it('RS-1 the lists are for their roles; nobody sees another officer’s', async () => {
    assert.equal((await manager('GET', '/officer-actions')).status, 403);
    assert.equal((await officer('GET', '/manager-actions')).status, 403);
    const other = await house.as(people.otherOfficer);
    assert.equal(at((await other('GET', '/officer-actions')).body, 'total'), 0);
    const plain = await house.as(await addPerson(house.db, ['serviceOfficer']));
    assert.equal((await read(plain)).status, 403);
  });
});
