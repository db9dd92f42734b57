import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addPerson, aSubmittedPlan, addPeople } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';

describe('Allocation', () => {
  let house: House;
  let manager: Caller;
  let managerId: string;
  let officer: { id: string; accountId: string };
  let count = 0;

  before(async () => {
    house = await openHouse();
    const person = await addPerson(house.db, ['serviceManager']);
    managerId = person.id;
    manager = await house.as(person);
    const team = await house.db.team.create({ data: { name: 'Team A', stream: 'PS', region: 'South' } });
    officer = await addPerson(house.db, ['psServiceOfficer'], { teamId: team.id });
  });
  after(() => house.stop());

  const aCustomer = (data: object = {}) =>
    house.db.customer.create({
      data: { csid: String(710_000_000 + ++count), givenNames: 'Given', familyName: `Family${count}`, ...data },
    });
  const refer = (csid: string, more: object = {}) =>
    manager('POST', '/internal-referrals', { body: { csid, type: 'Other', ...more } });
  const assign = (internalReferralId: string, officerId = officer.id, by = manager) =>
    by('POST', '/assignments', { body: { internalReferralId, officerId } });
  const inPs = async (data: object = {}, officerId = officer.id) => {
    const customer = await aCustomer(data);
    const referral = textAt((await refer(customer.csid)).body, 'id');
    const reply = await assign(referral, officerId);
    assert.equal(reply.status, 201, reply.text);
    return { customer, assignmentId: textAt(reply.body, 'id'), referral };
  };

  it('PS-1 refers a customer found by CSID, who then waits to be assigned', async () => {
    const customer = await aCustomer({ state: 'NSW', locality: 'Dubbo', postcode: '2830' });
    const reply = await refer(`${customer.csid.slice(0, 3)} ${customer.csid.slice(3)}`);
    assert.equal(reply.status, 201, reply.text);
    const pending = await manager('GET', '/allocation/pending?sort=-createdAt');
    const line = itemsOf(pending.body).find((item) => at(item, 'id') === at(reply.body, 'id'));
    assert.deepEqual(at(line, 'customer'), {
      id: customer.id,
      csid: customer.csid,
      name: `Given ${customer.familyName}`,
      kind: 'person',
      location: 'Dubbo NSW 2830',
      restricted: false,
    });
    assert.equal(at(line, 'createdBy', 'id'), managerId);
  });

  it('PS-1 an unknown CSID is refused with a clear message, and nothing is created', async () => {
    const before = await house.db.internalReferral.count();
    const reply = await refer('799999999');
    assert.equal(reply.status, 404);
    assert.equal(at(reply.body, 'detail'), 'There is no customer with this CSID.');
    assert.equal((await refer('no csid')).status, 404);
    assert.equal(await house.db.internalReferral.count(), before);
    const refused = await house.db.auditEntry.count({ where: { action: 'allocation.refer', result: 'notFound' } });
    assert.equal(refused, 2);
  });

  it('PS-1 a second referral of one customer is refused, also when 20 come at once', async () => {
    const { id, csid } = await aCustomer();
    const replies = await Promise.all(Array.from({ length: 20 }, () => refer(csid)));
    assert.deepEqual(statusesOf(replies), [201, ...Array<number>(19).fill(409)]);
    const refused = replies.find(({ status }) => status === 409);
    assert.equal(at(refused?.body, 'detail'), 'The customer is referred already and waits to be assigned.');
    assert.equal(await house.db.internalReferral.count({ where: { customerId: id } }), 1);
  });

  it('PS-1 the same key again is one referral, another body under it is refused', async () => {
    const { id, csid } = await aCustomer();
    const key = randomUUID();
    const send = (type: string) => manager('POST', '/internal-referrals', { key, body: { csid, type } });
    const [one, two] = await Promise.all([send('Other'), send('Other')]);
    assert.equal(one.text, two.text);
    assert.equal((await send('Associate')).status, 422);
    assert.equal(await house.db.internalReferral.count({ where: { customerId: id } }), 1);
  });

  it('PS-2 Associate needs a PS customer, who is recorded', async () => {
    const { customer: associate } = await inPs();
    const stranger = await aCustomer();
    const customer = await aCustomer();
    const as = (associateCsid?: string) => refer(customer.csid, { type: 'Associate', associateCsid });
    assert.equal(textAt((await as()).body, 'errors', 0, 'field'), 'associateCsid');
    assert.equal((await as(stranger.csid)).status, 422);
    assert.equal((await as(customer.csid)).status, 422);
    assert.equal((await as('799999998')).status, 404);
    assert.equal((await refer(customer.csid, { associateCsid: associate.csid })).status, 422);
    const made = await as(associate.csid);
    assert.equal(made.status, 201, made.text);
    const row = await house.db.internalReferral.findUniqueOrThrow({ where: { id: textAt(made.body, 'id') } });
    assert.equal(row.associateCustomerId, associate.id);
  });

  it('PS-3 assigns: the customer stands on the officer’s list and counts in the workload', async () => {
    const before = await workloadOf(officer.id);
    const { customer } = await inPs();
    assert.equal(await workloadOf(officer.id), before + 1);
    const list = await (await house.as(officer))('GET', '/officer-actions?limit=100');
    assert.ok(itemsOf(list.body).some((item) => at(item, 'customer', 'id') === customer.id));
    const assigned = await manager('GET', `/allocation/customers?officerId=${officer.id}&limit=100`);
    assert.ok(itemsOf(assigned.body).some((item) => at(item, 'customer', 'id') === customer.id));
    const pending = await manager('GET', '/allocation/pending?limit=100');
    assert.ok(!itemsOf(pending.body).some((item) => at(item, 'customer', 'id') === customer.id));
  });
  const workloadOf = async (officerId: string, by = manager) => {
    const { body } = await by('GET', '/allocation/workload');
    const officers = itemsOf(body, 'teams').flatMap((team) => itemsOf(team, 'officers'));
    return Number(
      at(
        officers.find((o) => at(o, 'id') === officerId),
        'psCustomers',
      ),
    );
  };

  it('PS-3 the workload shows until when an officer is on leave', async () => {
    const away = await addPerson(house.db, ['psServiceOfficer'], { teamId: await teamId() });
    const days = { firstDay: new Date('2026-03-02'), lastDay: new Date('2026-03-06') };
    await house.db.leave.create({ data: { personId: away.id, ...days } });
    const { body } = await manager('GET', `/allocation/workload?team=${await teamId()}`);
    const officers = itemsOf(body, 'teams').flatMap((team) => itemsOf(team, 'officers'));
    assert.equal(
      at(
        officers.find((o) => at(o, 'id') === away.id),
        'onLeaveUntil',
      ),
      '2026-03-06',
    );
  });
  const teamId = async () => (await house.db.team.findFirstOrThrow({ where: { name: 'Team A' } })).id;

  it('PS-3 only a PS service officer at work is given customers', async () => {
    const customer = await aCustomer();
    const referral = textAt((await refer(customer.csid)).body, 'id');
    const gone = await addPerson(house.db, ['psServiceOfficer'], { active: false });
    const other = await addPerson(house.db, ['serviceOfficer']);
    for (const id of [gone.id, other.id, randomUUID()]) {
      const reply = await assign(referral, id);
      assert.equal(reply.status, 409);
      assert.equal(at(reply.body, 'detail'), 'This person is not a PS service officer.');
    }
  });

  it('PS-4 20 managers assign one customer: one assignment, 19 are told by whom and when', async () => {
    const customer = await aCustomer();
    const referral = textAt((await refer(customer.csid)).body, 'id');
    const managers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const person = await addPerson(house.db, ['serviceManager']);
        return { ...person, call: await house.as(person) };
      }),
    );
    const officers = await Promise.all(Array.from({ length: 4 }, () => addPerson(house.db, ['psServiceOfficer'])));
    const replies = await Promise.all(
      managers.map(({ call }, i) => assign(referral, officers[i % officers.length]?.id, call)),
    );
    assert.deepEqual(statusesOf(replies), [201, ...Array<number>(19).fill(409)]);
    const winner = managers[replies.findIndex(({ status }) => status === 201)];
    for (const reply of replies.filter(({ status }) => status === 409)) {
      assert.equal(at(reply.body, 'first', 'by', 'id'), winner?.id, reply.text);
      assert.equal(at(reply.body, 'first', 'at'), house.now.toISOString());
    }
    assert.equal(await house.db.assignment.count({ where: { customerId: customer.id } }), 1);
    assert.equal(await house.db.assignmentOfficer.count({ where: { assignment: { customerId: customer.id } } }), 1);
  });

  it('PS-4 reassigning keeps the history and takes the officer’s open work items along, not the manager’s', async () => {
    const people = await addPeople(house.db);
    const { customerId, assignmentId, processId } = await aSubmittedPlan(house.db, people);
    const item = { customerId, processId, openedAt: house.now };
    await house.db.workItem.create({
      data: { ...item, kind: 'officerMatter', stepKey: '9/a', assigneeId: people.officer.id },
    });
    // somebody may be an officer of one customer and a manager of others
    await house.db.workItem.create({
      data: { ...item, kind: 'planDecision', stepKey: '9/b', assigneeId: people.officer.id },
    });
    const reply = await manager('POST', `/assignments/${assignmentId}/officer`, { body: { officerId: officer.id } });
    assert.equal(reply.status, 200, reply.text);
    assert.equal(at(reply.body, 'movedWorkItems'), 1);
    const items = await house.db.workItem.findMany({ where: { processId }, orderBy: { stepKey: 'asc' } });
    assert.deepEqual(
      items.map(({ kind, assigneeId }) => [kind, assigneeId]),
      [
        ['planDecision', people.manager.id],
        ['officerMatter', officer.id],
        ['planDecision', people.officer.id],
      ],
    );
    const ps = await manager('GET', `/customers/${customerId}/personalised-services`);
    assert.deepEqual(
      itemsOf(at(ps.body, 'assignment'), 'officers').map((line) => at(line, 'officer', 'id')),
      [people.officer.id, officer.id],
    );
    assert.equal(at(ps.body, 'assignment', 'officer', 'id'), officer.id);
    const again = await manager('POST', `/assignments/${assignmentId}/officer`, { body: { officerId: officer.id } });
    assert.equal(at(again.body, 'detail'), 'The customer is with this officer already.');
  });

  it('PS-4 two managers reassign the same customers at once: each has the officer who was given them last, with the open items and the whole history', async () => {
    const rival = await house.as(await addPerson(house.db, ['serviceManager']));
    const [one, two] = [
      await addPerson(house.db, ['psServiceOfficer']),
      await addPerson(house.db, ['psServiceOfficer']),
    ];
    const plans = await Promise.all(
      Array.from({ length: 4 }, async () => aSubmittedPlan(house.db, await addPeople(house.db))),
    );
    const putOff = { onHoldUntil: new Date('2027-03-01'), followUpOn: new Date('2027-02-01') };
    for (const { customerId, processId, assignmentId } of plans) {
      const { officerId } = await house.db.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
      const item = { customerId, processId, kind: 'officerMatter', stepKey: '9/hold', assigneeId: officerId };
      await house.db.workItem.create({ data: { ...item, openedAt: house.now, ...putOff } });
    }
    const give = (by: Caller, assignmentId: string, officerId: string) =>
      by('POST', `/assignments/${assignmentId}/officer`, { body: { officerId } });
    const replies = await Promise.all(
      plans.flatMap(({ assignmentId }) => [give(manager, assignmentId, one.id), give(rival, assignmentId, two.id)]),
    );
    assert.deepEqual(statusesOf(replies), Array<number>(8).fill(200));
    for (const { assignmentId, processId } of plans) {
      const stay = await house.db.assignment.findUniqueOrThrow({
        where: { id: assignmentId },
        include: { officers: { orderBy: { id: 'asc' } } },
      });
      const [, ...given] = stay.officers.map(({ officerId }) => officerId);
      assert.deepEqual(given.toSorted(), [one.id, two.id].toSorted());
      assert.equal(stay.officerId, given.at(-1));
      const item = await house.db.workItem.findFirstOrThrow({ where: { processId, kind: 'officerMatter' } });
      assert.equal(item.assigneeId, stay.officerId);
      assert.equal(item.fromId, given[0]);
      assert.deepEqual([item.onHoldUntil, item.followUpOn], [null, null], 'put off by the officer before');
    }
  });

  it('PS-4 a closed stay makes room for a new one, and tells what still runs', async () => {
    const people = await addPeople(house.db);
    const { customerId, assignmentId, processId, csid } = await aSubmittedPlan(house.db, people);
    assert.equal((await refer(csid)).status, 409);
    const close = () => manager('POST', `/assignments/${assignmentId}/close`, { body: { reason: 'Moved away' } });
    assert.equal((await close()).status, 200);
    const again = await close();
    assert.equal(again.status, 409);
    assert.equal(at(again.body, 'code'), 'ended');
    const facts = await house.db.fact.findMany({ where: { processId } });
    assert.deepEqual(
      facts.map(({ fact, sourceId }) => [fact, sourceId]),
      [['assignmentClosed', assignmentId]],
    );
    const referral = await refer(csid);
    assert.equal(referral.status, 201, referral.text);
    assert.equal((await assign(textAt(referral.body, 'id'))).status, 201);
    assert.equal(await house.db.assignment.count({ where: { customerId } }), 2);
    const ps = await manager('GET', `/customers/${customerId}/personalised-services`);
    assert.equal(at(ps.body, 'earlierAssignments', 0, 'closeReason'), 'Moved away');
    assert.equal(at(ps.body, 'submissions', 0, 'assignmentId'), assignmentId);
    assert.equal(at(ps.body, 'plan'), null);
  });

  it('PS-4 close and reassign at once: either the one or the other comes first, never both half', async () => {
    const { assignmentId } = await inPs();
    const other = await addPerson(house.db, ['psServiceOfficer']);
    const [closed, moved] = await Promise.all([
      manager('POST', `/assignments/${assignmentId}/close`, { body: { reason: 'Over' } }),
      manager('POST', `/assignments/${assignmentId}/officer`, { body: { officerId: other.id } }),
    ]);
    assert.equal(closed.status, 200);
    assert.ok([200, 409].includes(moved.status), moved.text);
    const row = await house.db.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: { officers: true },
    });
    assert.equal(row.officers.length, moved.status === 200 ? 2 : 1);
    assert.notEqual(row.closedAt, null);
  });

  it('RS-3 the lists sort both ways, page, and name a wrong column', async () => {
    const names = async (query: string) => {
      const reply = await manager('GET', `/allocation/customers?limit=100&${query}`);
      assert.equal(reply.status, 200, reply.text);
      return itemsOf(reply.body).map((item) => textAt(item, 'assignmentId'));
    };
    const forward = await names('sort=openedAt');
    assert.deepEqual((await names('sort=-openedAt')).toReversed(), forward);
    const first = await manager('GET', '/allocation/customers?limit=2');
    const next = await manager('GET', `/allocation/customers?limit=2&cursor=${textAt(first.body, 'nextCursor')}`);
    assert.deepEqual(
      [...itemsOf(first.body), ...itemsOf(next.body)].map((item) => textAt(item, 'assignmentId')),
      (await names('sort=name')).slice(0, 4),
    );
    assert.equal((await manager('GET', '/allocation/customers?sort=csid')).status, 422);
  });

  it('RS-3 a page goes on where it ended though its last row left the list', async () => {
    const owner = await addPerson(house.db, ['psServiceOfficer']);
    const stays = [await inPs({}, owner.id), await inPs({}, owner.id), await inPs({}, owner.id)];
    const path = `/allocation/customers?officerId=${owner.id}&limit=1`;
    const first = await manager('GET', path);
    assert.equal(at(first.body, 'items', 0, 'assignmentId'), stays[0]?.assignmentId);
    const gone = `/assignments/${stays[0]?.assignmentId}/close`;
    await manager('POST', gone, { body: { reason: 'Over' } });
    const next = await manager('GET', `${path}&cursor=${textAt(first.body, 'nextCursor')}`);
    assert.equal(at(next.body, 'items', 0, 'assignmentId'), stays[1]?.assignmentId);
    assert.equal(at(next.body, 'total'), 2);
  });
});
