import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { emptyInterview } from '../../domain/incidents/interview.ts';
import { addCustomer, addPeople, addPerson, aSubmittedPlan, planted, type People } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at as valueAt } from './support/reading.ts';

type Item = { kind: string; id: string; customer: { id: string } | null; person: { id: string } | null };
type Result = { kind: string; id: string; done: boolean; code: string | null };

/** Typed as its route's schema says. */
const at = <T = unknown>(body: unknown, ...path: string[]) => valueAt(body, ...path) as T;
const itemsOf = <T>(body: unknown) => at<T[]>(body, 'items');

describe('What a leaver leaves', () => {
  let house: House;
  let people: People;
  let manager: Caller;
  before(async () => {
    house = await openHouse();
  });
  beforeEach(async () => {
    people = await addPeople(house.db);
    manager = await house.as(people.manager);
  });
  after(() => house.stop());

  const belongings = async (call: Caller, id = people.officer.id) => {
    const { status, body } = await call('GET', `/people/${id}/belongings`);
    assert.equal(status, 200);
    return { items: itemsOf<Item>(body), counts: at<Record<string, number>>(body, 'counts') };
  };
  const handOver = async (
    call: Caller,
    toId: string,
    items: { kind: string; id: string }[],
    more: { from?: string; key?: string } = {},
  ) => {
    const { from = people.officer.id, ...options } = more;
    const { status, body } = await call('POST', `/people/${from}/hand-over`, { body: { toId, items }, ...options });
    assert.equal(status, 200, JSON.stringify(body));
    return at<Result[]>(body, 'results').map(({ kind, done, code }) => [kind, done ? 'done' : code]);
  };
  const some = (items: Item[]) => items.map(({ kind, id }) => ({ kind, id }));
  /** An open reminder of the officer's, as a process opens it. */
  async function aWorkItem(customerId: string, processId: string) {
    const item = {
      kind: 'monitoringReminder',
      customerId,
      processId,
      assigneeId: people.officer.id,
      openedAt: house.now,
    };
    return house.db.workItem.create({ data: { ...item, stepKey: randomUUID() } });
  }

  it('PS-4 PS-14 everything of one person is one list, and goes over in bulk with a result for each', async () => {
    const { customerId, assignmentId } = await addCustomer(house.db, people);
    const plan = await aSubmittedPlan(house.db, people);
    const item = await aWorkItem(plan.customerId, plan.processId);
    const outside = await aWorkItem(
      (await addCustomer(house.db, await addPeople(house.db))).customerId,
      plan.processId,
    );
    const { items, counts } = await belongings(manager);
    assert.deepEqual(counts, { customers: 2, workItems: 2, decisions: 0, incidents: 0, delegations: 0, staff: 0 });
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['customer', 'customer', 'workItem', 'workItem'],
    );
    assert.ok(items.some(({ id, customer }) => id === assignmentId && customer?.id === customerId));
    const to = people.otherOfficer.id;
    assert.deepEqual(await handOver(manager, to, [...some(items), { kind: 'workItem', id: randomUUID() }]), [
      ['customer', 'done'],
      ['customer', 'done'],
      ['workItem', 'notFound'], // it moved with its customer
      ['workItem', 'done'],
      ['workItem', 'notFound'],
    ]);
    const rows = await house.db.workItem.findMany({ where: { id: { in: [item.id, outside.id] } } });
    assert.deepEqual(
      rows.map(({ assigneeId, fromId }) => [assigneeId, fromId]),
      [
        [to, people.officer.id],
        [to, people.officer.id],
      ],
    );
    assert.deepEqual((await belongings(manager)).items, []);
    const entries = await house.db.auditEntry.findMany({ where: { personId: people.manager.id, result: 'done' } });
    assert.deepEqual(entries.map(({ action }) => action).toSorted(), [
      'allocation.reassign',
      'allocation.reassign',
      'belongings.handOver',
    ]);
  });

  it('PS-4 sent again it repeats nothing and goes on with what was left; another content under the same key is refused item by item', async () => {
    const first = await addCustomer(house.db, people);
    const second = await addCustomer(house.db, people);
    const key = randomUUID();
    const one = { kind: 'customer', id: first.assignmentId };
    const two = { kind: 'customer', id: second.assignmentId };
    await handOver(manager, people.otherOfficer.id, [one], { key });
    assert.deepEqual(await handOver(manager, people.otherOfficer.id, [one, two], { key }), [
      ['customer', 'done'],
      ['customer', 'done'],
    ]);
    assert.equal(await house.db.assignmentOfficer.count({ where: { assignmentId: first.assignmentId } }), 2);
    assert.deepEqual(await handOver(manager, people.manager.id, [one], { key }), [['customer', 'keyReused']]);
  });

  it('PS-4 what may not go over stays, with the reason, and the rest goes', async () => {
    const closed = await addCustomer(house.db, people);
    await house.db.assignment.update({
      where: { id: closed.assignmentId },
      data: { closedAt: house.now, closeReason: 'x' },
    });
    const elsewhere = await addCustomer(house.db, { ...people, officer: people.otherOfficer });
    const good = await addCustomer(house.db, people);
    const items = [closed, elsewhere, good].map(({ assignmentId }) => ({ kind: 'customer', id: assignmentId }));
    const third = await addPerson(house.db, ['psServiceOfficer']);
    assert.deepEqual(await handOver(manager, third.id, items), [
      ['customer', 'ended'],
      ['customer', 'conflict'],
      ['customer', 'done'],
    ]);
    const self = await manager('POST', `/people/${third.id}/hand-over`, { body: { toId: third.id, items } });
    assert.equal(self.status, 422);
    assert.equal(
      (await manager('POST', `/people/${randomUUID()}/hand-over`, { body: { toId: third.id, items } })).status,
      404,
    );
  });

  it('PS-4 EM-33 EM-36 interviews that are not finished and what SAS told a leaver to do go to another officer who may see the customer', async () => {
    const { db } = house;
    const { customerId } = await addCustomer(db, await addPeople(db));
    const restricted = await db.customer.create({ data: { csid: '799000001', givenNames: planted, restricted: true } });
    const leaver = people.officer.id;
    const begun = { cause: 'reported', officerId: leaver, createdAt: house.now, interview: emptyInterview };
    const draft = await db.incident.create({ data: { ...begun, state: 'draft', customerId } });
    const task = { assigneeId: leaver, openedAt: house.now, dueAt: house.now };
    const found = { mobile: '+61491570006', escalatedAt: house.now, dueAt: house.now, foundAt: house.now };
    const told = (foundCustomerId: string) =>
      db.incidentTask.create({
        data: {
          ...task,
          kind: 'removeNumber',
          incident: {
            create: {
              ...begun,
              ...found,
              state: 'toDo',
              finding: 'otherRecord',
              foundById: leaver,
              foundCustomerId,
            },
          },
        },
      });
    const open = await told(customerId);
    const hidden = await told(restricted.id);
    await db.person.update({ where: { id: leaver }, data: { active: false } });
    const listed = itemsOf<{ person: { id: string }; counts: Record<string, number> }>(
      (await manager('GET', '/leavers')).body,
    ).find(({ person }) => person.id === leaver);
    assert.equal(listed?.counts['incidents'], 2);
    const { items } = await belongings(manager);
    assert.deepEqual(
      items.map(({ kind, id, customer }) => [kind, id, customer?.id]),
      [
        ['incident', open.id, customerId],
        ['incident', draft.id, customerId],
      ],
    );
    const all = [...some(items), { kind: 'incident', id: hidden.id }];
    const auditor = await addPerson(db, ['auditor']);
    assert.deepEqual(await handOver(manager, auditor.id, all), [
      ['incident', 'conflict'],
      ['incident', 'conflict'],
      ['incident', 'notFound'],
    ]);
    const to = people.otherOfficer;
    assert.deepEqual(await handOver(manager, to.id, all), [
      ['incident', 'done'],
      ['incident', 'done'],
      ['incident', 'notFound'],
    ]);
    const call = await house.as(to);
    const interview = await call('GET', `/incidents/${draft.id}`);
    assert.equal(at(interview.body, 'may', 'interview', 'possible'), true);
    const removes = await call('GET', `/incidents/${open.incidentId}`);
    assert.equal(at(removes.body, 'foundCustomer', 'id'), customerId);
    assert.deepEqual((await belongings(manager)).items, []);
  });

  it('PS-14 PS-12 delegations and staff of a manager go to another manager, never to themselves or in a circle', async () => {
    const leave = await house.db.leave.create({
      data: {
        personId: people.next.id,
        delegateId: people.manager.id,
        firstDay: new Date('2026-03-01'),
        lastDay: new Date('2026-03-20'),
      },
    });
    const over = await house.db.leave.create({
      data: {
        personId: people.last.id,
        delegateId: people.manager.id,
        firstDay: new Date('2026-01-01'),
        lastDay: new Date('2026-01-20'),
      },
    });
    const admin = await house.as(await addPerson(house.db, ['administrator']));
    const { items, counts } = await belongings(admin, people.manager.id);
    assert.deepEqual(counts, { customers: 0, workItems: 0, decisions: 0, incidents: 0, delegations: 1, staff: 2 });
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['delegation', 'staff', 'staff'],
    );
    const from = people.manager.id;
    const all = some(items);
    assert.deepEqual(await handOver(admin, people.next.id, all, { from }), [
      ['delegation', 'conflict'],
      ['staff', 'done'],
      ['staff', 'done'],
    ]);
    assert.deepEqual(
      await handOver(admin, people.last.id, [...all.slice(0, 1), { kind: 'delegation', id: over.id }], { from }),
      [
        ['delegation', 'done'],
        ['delegation', 'notFound'],
      ],
    );
    assert.equal((await house.db.leave.findUniqueOrThrow({ where: { id: leave.id } })).delegateId, people.last.id);
    const circle = { kind: 'staff', id: people.manager.id };
    assert.deepEqual(await handOver(admin, people.manager.id, [circle], { from: people.next.id }), [
      ['staff', 'conflict'],
    ]);
    assert.deepEqual(await handOver(admin, people.officer.id, [circle], { from: people.next.id }), [
      ['staff', 'conflict'],
    ]);
  });

  it('RS-1 nobody gains by it: not the staff or delegation of a leaver for oneself, nor another manager of one’s own; each refusal is recorded', async () => {
    const both = await addPerson(house.db, ['administrator', 'serviceManager'], { managerId: people.manager.id });
    const theirs = await house.as(both);
    const leave = await house.db.leave.create({
      data: {
        personId: people.next.id,
        delegateId: people.manager.id,
        firstDay: new Date('2026-03-01'),
        lastDay: new Date('2026-03-20'),
      },
    });
    const items = [
      { kind: 'delegation', id: leave.id },
      { kind: 'staff', id: people.officer.id },
    ];
    const from = people.manager.id;
    assert.deepEqual(await handOver(theirs, both.id, items, { from }), [
      ['delegation', 'ownRights'],
      ['staff', 'ownRights'],
    ]);
    const own = { kind: 'staff', id: both.id };
    assert.deepEqual(await handOver(theirs, people.last.id, [own], { from }), [['staff', 'ownRights']]);
    const recorded = await house.db.auditEntry.findMany({
      where: { personId: both.id, result: 'ownRights' },
      select: { subjectId: true, action: true },
    });
    assert.deepEqual(
      recorded.map(({ subjectId }) => String(subjectId)).toSorted(),
      [...items, own].map(({ id }) => id).toSorted(),
    );
    assert.ok(recorded.every(({ action }) => action === 'belongings.handOver'));
  });

  it('PS-4 a work item goes to nobody who could not open it', async () => {
    const plan = await aSubmittedPlan(house.db, people);
    const elsewhere = await addCustomer(house.db, await addPeople(house.db));
    const { id } = await aWorkItem(elsewhere.customerId, plan.processId);
    for (const taker of [
      await addPerson(house.db, ['auditor']),
      await addPerson(house.db, ['serviceOfficer'], { active: false }),
    ])
      assert.deepEqual(await handOver(manager, taker.id, [{ kind: 'workItem', id }]), [['workItem', 'conflict']]);
    const clerk = await addPerson(house.db, ['serviceOfficer']);
    assert.deepEqual(await handOver(manager, clerk.id, [{ kind: 'workItem', id }]), [['workItem', 'done']]);
  });

  it('RS-1 administrators hand over no customers; restricted ones exist for RAC officers only, in list, counts and bulk', async () => {
    const { customerId, assignmentId } = await addCustomer(house.db, people);
    await house.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    const rac = await addPerson(house.db, ['psServiceOfficer', 'racOfficer']);
    const admin = await house.as(await addPerson(house.db, ['administrator']));
    const item = { kind: 'customer', id: assignmentId };
    for (const call of [admin, manager])
      assert.deepEqual(await belongings(call), {
        items: [],
        counts: { customers: 0, workItems: 0, decisions: 0, incidents: 0, delegations: 0, staff: 0 },
      });
    assert.deepEqual(await handOver(admin, rac.id, [item]), [['customer', 'forbidden']]);
    assert.deepEqual(await handOver(manager, rac.id, [item, { kind: 'customer', id: randomUUID() }]), [
      ['customer', 'notFound'],
      ['customer', 'notFound'],
    ]);
    const racManager = await house.as(await addPerson(house.db, ['serviceManager', 'racOfficer']));
    assert.equal((await belongings(racManager)).counts['customers'], 1);
    assert.deepEqual(await handOver(racManager, people.otherOfficer.id, [item]), [['customer', 'conflict']]);
    assert.deepEqual(await handOver(racManager, rac.id, [item]), [['customer', 'done']]);
  });
});
