import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { recordRestricted, restrictedWithout } from '../../prisma/repositories/record-restricted.ts';
import { recordRights } from '../../prisma/repositories/rights.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { aRestrictedCustomer, restrict } from '../support/restricted-reassignment-acts.ts';
import { until } from '../support/until.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { openTwoApis, type TwoApis } from './support/two-apis.ts';

describe('A PS customer who becomes restricted', function () {
  this.timeout(60_000);
  let house: TwoApis;
  before(async () => {
    house = await openTwoApis(new Date('2026-03-02T00:00:00.000Z'));
    await house.startWorker();
  });
  after(() => house.stop());

  const items = async (by: { accountId: string }, customerId: string) =>
    itemsOf((await (await house.as(by))('GET', '/manager-actions')).body).filter(
      (item) => at(item, 'customer', 'id') === customerId,
    );
  const outcome = (id: string) =>
    house.deps.db.process.findUniqueOrThrow({ where: { id } }).then((process) => process.outcome);

  it('PS-28 the manager who may see them is asked for another officer, nobody else sees it, and the reassignment ends it', async () => {
    const { people, successor, customerId, assignmentId, processId } = await aRestrictedCustomer(house.deps, ['next']);
    assert.deepEqual(await items(people.manager, customerId), []); // above the officer, and may not see them
    const [item] = await items(people.next, customerId);
    assert.deepEqual([textAt(item, 'kind'), at(item, 'officer', 'id')], ['reassignRestricted', people.officer.id]);
    const officer = await house.as(people.officer);
    assert.equal((await officer('GET', `/customers/${customerId}`)).status, 404);
    const manager = await house.as(people.next);
    const give = (officerId: string) =>
      manager('POST', `/assignments/${assignmentId}/officer`, { body: { officerId } });
    assert.equal((await give(people.otherOfficer.id)).status, 409); // who may not see them either
    assert.equal((await give(successor.id)).status, 200);
    await until('it is over', async () => (await outcome(processId)) === 'reassigned');
    assert.deepEqual(await items(people.next, customerId), []);
  });

  it('PS-28 no manager in line may see them: the operators’ item, without the customer, until they hand it to one who may', async () => {
    const { people, customerId, processId } = await aRestrictedCustomer(house.deps, []);
    const operator = await house.as(people.operator);
    const [item] = itemsOf((await operator('GET', '/operator-actions')).body).filter(
      (one) => textAt(one, 'processId') === processId,
    );
    assert.equal(textAt(item, 'kind'), 'noManagerLeft');
    assert.doesNotMatch(JSON.stringify(item), new RegExp(customerId));
    const rac = await addPerson(house.deps.db, ['serviceManager', 'racOfficer']);
    const path = `/restricted-reassignments/${textAt(item, 'submissionId')}/hand-over`;
    const handOver = (managerId: string) => operator('POST', path, { body: { managerId } });
    assert.equal((await handOver(people.manager.id)).status, 422);
    assert.equal((await handOver(rac.id)).status, 200);
    assert.equal((await items(rac, customerId)).length, 1);
  });

  it('PS-28 what is under way goes on; lifted it is over; an officer who may see them keeps them', async () => {
    const { customerId, people, processId } = await aRestrictedCustomer(house.deps, ['manager']);
    assert.equal(await house.deps.db.assignment.count({ where: { customerId, closedAt: null } }), 1);
    await restrict(house.deps, customerId, false);
    await until('it is over', async () => (await outcome(processId)) === 'restrictionLifted');
    assert.deepEqual(await items(people.manager, customerId), []);
    await house.deps.db.person.update({
      where: { id: people.officer.id },
      data: { roles: ['psServiceOfficer', 'racOfficer'] },
    });
    assert.deepEqual(await restrict(house.deps, customerId, true), []);
  });

  it('PS-28 an officer who may see restricted customers no more: a manager is asked for another, once', async () => {
    const { db } = house.deps;
    const { customerId, people } = await aRestrictedCustomer(house.deps, ['manager']);
    const [before] = await db.process.findMany({ where: { customerId, kind: 'restrictedReassignment' } });
    await restrict(house.deps, customerId, false);
    await until('it is over', async () => (await outcome(before?.id ?? '')) === 'restrictionLifted');
    await db.person.update({ where: { id: people.officer.id }, data: { roles: ['psServiceOfficer', 'racOfficer'] } });
    await restrict(house.deps, customerId, true);
    assert.deepEqual(await items(people.manager, customerId), []);
    const administrator = await house.as(await addPerson(db, ['administrator']));
    const user = (await administrator('GET', `/users/${people.officer.id}`)).body;
    const { revision, state } = await db.person.findUniqueOrThrow({ where: { id: people.officer.id } });
    const kept = { name: textAt(user, 'name'), pluto: at(user, 'pluto'), cuba: at(user, 'cuba'), state, active: true };
    const body = { ...kept, roles: ['psServiceOfficer'], teamId: null, managerId: people.manager.id };
    const changed = await administrator('PUT', `/users/${people.officer.id}`, { body, ifMatch: revision });
    assert.equal(changed.status, 200, changed.text);
    const [item, more] = await items(people.manager, customerId);
    assert.deepEqual([textAt(item, 'kind'), more], ['reassignRestricted', undefined]);
  });

  it('PS-28 an officer who may see restricted customers again: nobody is asked any more, and asked anew when they may not', async () => {
    const { db } = house.deps;
    const { customerId, people, processId } = await aRestrictedCustomer(house.deps, ['manager']);
    const administrator = await house.as(await addPerson(db, ['administrator']));
    const give = async (roles: string[]) => {
      const user = (await administrator('GET', `/users/${people.officer.id}`)).body;
      const { revision, state } = await db.person.findUniqueOrThrow({ where: { id: people.officer.id } });
      const kept = {
        name: textAt(user, 'name'),
        pluto: at(user, 'pluto'),
        cuba: at(user, 'cuba'),
        state,
        active: true,
      };
      const body = { ...kept, roles, teamId: null, managerId: people.manager.id };
      const changed = await administrator('PUT', `/users/${people.officer.id}`, { body, ifMatch: revision });
      assert.equal(changed.status, 200, changed.text);
    };
    await house.stopWorker(); // told, and not over yet
    await give(['psServiceOfficer', 'racOfficer']);
    await give(['psServiceOfficer']);
    await house.startWorker();
    await until('the first is over', async () => (await outcome(processId)) === 'restrictionLifted');
    const [item, more] = await items(people.manager, customerId);
    assert.deepEqual([textAt(item, 'kind'), more], ['reassignRestricted', undefined]);
    await give(['psServiceOfficer', 'racOfficer']);
    await until('so is the second', async () => (await items(people.manager, customerId)).length === 0);
  });

  it('PS-28 a customer becomes restricted in the moment in which their officer may see none any more: a manager is asked once', async () => {
    const { db } = house.deps;
    const { customerId, people } = await aRestrictedCustomer(house.deps, ['manager']);
    await restrict(house.deps, customerId, false);
    await until('it is over', async () => (await db.process.count({ where: { customerId, outcome: null } })) === 0);
    await db.person.update({ where: { id: people.officer.id }, data: { roles: ['psServiceOfficer', 'racOfficer'] } });
    const at = house.deps.clock.now().toISOString();
    const [reached, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const restricting = db.$transaction(async (tx) => {
      await recordRestricted(tx, { customerId, restricted: true, sourceId: randomUUID(), occurredAt: at });
      reached.resolve();
      await held.promise;
    });
    await reached.promise;
    const takingAway = db.$transaction(async (tx) => {
      await recordRights(tx, people.officer.id, { roles: ['psServiceOfficer'], pluto: true, cuba: true });
      await restrictedWithout(tx, people.officer.id, at);
    });
    const waits = until('it waits for the other', async () => {
      const [locks] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`;
      return (locks?.n ?? 0) > 0;
    });
    await Promise.race([takingAway, waits]);
    held.resolve();
    await Promise.all([restricting, takingAway]);
    const open = { customerId, kind: 'restrictedReassignment', outcome: null };
    assert.equal(await db.process.count({ where: open }), 1);
  });

  it('PS-4 PS-28 of one who leaves nothing is asked, what they leave is handed over; where they come back and may not see them, it is', async () => {
    const { db } = house.deps;
    const { customerId, people } = await aRestrictedCustomer(house.deps, ['manager']);
    await restrict(house.deps, customerId, false);
    await until('it is over', async () => (await db.process.count({ where: { customerId, outcome: null } })) === 0);
    await db.person.update({ where: { id: people.officer.id }, data: { roles: ['psServiceOfficer', 'racOfficer'] } });
    await restrict(house.deps, customerId, true);
    const administrator = await house.as(await addPerson(db, ['administrator']));
    const user = (await administrator('GET', `/users/${people.officer.id}`)).body;
    const { state } = await db.person.findUniqueOrThrow({ where: { id: people.officer.id } });
    const change = async (active: boolean) => {
      const { revision } = await db.person.findUniqueOrThrow({ where: { id: people.officer.id } });
      const kept = { name: textAt(user, 'name'), pluto: at(user, 'pluto'), cuba: at(user, 'cuba'), state, active };
      const body = { ...kept, roles: ['psServiceOfficer'], teamId: null, managerId: people.manager.id };
      const changed = await administrator('PUT', `/users/${people.officer.id}`, { body, ifMatch: revision });
      assert.equal(changed.status, 200, changed.text);
    };
    await change(false);
    assert.deepEqual(await items(people.manager, customerId), []);
    const manager = await house.as(people.manager);
    const left = await manager('GET', `/people/${people.officer.id}/belongings`);
    assert.match(left.text, new RegExp(customerId));
    await change(true);
    assert.equal((await items(people.manager, customerId)).length, 1);
  });

  it('PS-28 the system of record tells it; twice it counts once; an unknown CSID is refused', async () => {
    const { db } = house.deps;
    const { customerId, csid } = await aRestrictedCustomer(house.deps, ['manager']);
    const program = await house.as(await addPerson(db, ['program']));
    const tell = (restricted: boolean, to = csid) =>
      program('POST', '/facts/customer-restricted', { body: { csid: to, restricted, sourceId: 'rac-1' } });
    assert.equal((await tell(true)).status, 201);
    assert.equal(await db.process.count({ where: { customerId, kind: 'restrictedReassignment' } }), 1);
    assert.equal((await tell(false)).status, 201);
    assert.equal((await db.customer.findUniqueOrThrow({ where: { id: customerId } })).restricted, false);
    assert.equal((await tell(true, '999999999')).status, 404);
  });
});
