import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { referTransfer } from '../../prisma/repositories/refer-transfer.ts';
import { visibleCustomers, visibleCustomersSql } from '../../prisma/repositories/viewer.ts';
import {
  addPeople,
  addPerson,
  aSubmittedPlan,
  planted,
  type People,
  type SubmittedPlan,
} from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House, type Reply } from './support/house.ts';
import { at, itemsOf } from './support/reading.ts';

/** Every route as every role: test/api/walk-restricted.test.ts. */
describe('Restricted Access Customers', () => {
  let house: House;
  let people: People;
  let manager: Caller;
  let officer: Caller;
  let rac: Caller;
  let hidden: SubmittedPlan;
  let seen: SubmittedPlan;

  before(async () => {
    house = await openHouse();
    people = await addPeople(house.db);
    [manager, officer] = [await house.as(people.manager), await house.as(people.officer)];
    rac = await house.as(await addPerson(house.db, ['serviceManager', 'psServiceOfficer', 'racOfficer']));
    seen = await aSubmittedPlan(house.db, people);
    const plan = await aSubmittedPlan(house.db, people);
    const transfer = await transferOf(plan);
    hidden = plan;
    const item = { kind: 'day60', stepKey: '2/day60/officer', assigneeId: people.officer.id, openedAt: house.now };
    await house.db.workItem.create({
      data: { ...item, customerId: plan.customerId, processId: transfer.processId },
    });
    await house.db.customer.update({
      where: { id: plan.customerId },
      data: { restricted: true, phones: { create: { kind: 'mobile', number: '+61491570156' } } },
    });
  });
  after(() => house.stop());

  const transferOf = ({ customerId, assignmentId }: SubmittedPlan) =>
    house.db.$transaction((tx) => {
      const about = { customerId, assignmentId, personId: people.officer.id, reason: planted };
      return referTransfer(tx, { ...about, eventId: randomUUID(), at: house.now.toISOString() });
    });

  it('RS-1 as the associate of a referral, too', async () => {
    const { csid } = await house.db.customer.create({ data: { csid: '720000001', familyName: 'Free' } });
    const ask = (associateCsid: string) =>
      manager('POST', '/internal-referrals', { body: { csid, type: 'Associate', associateCsid } });
    const text = ({ text }: Reply) => text.replace(/"requestId":"[^"]+"/, '');
    assert.equal(text(await ask(hidden.csid)), text(await ask('799999997')));
    assert.equal(await house.db.internalReferral.count({ where: { customer: { csid } } }), 0);
  });

  it('RS-1 lists, totals and counts leave them out, for who may see them they are there', async () => {
    const counts = async (call: Caller, lists: Caller) => ({
      byName: at((await call('POST', '/customers/search', { body: { name: planted }, key: null })).body, 'total'),
      byMobile: at(
        (await call('POST', '/customers/search', { body: { mobile: '0491 570 156' }, key: null })).body,
        'total',
      ),
      assigned: at((await lists('GET', `/allocation/customers?officerId=${people.officer.id}`)).body, 'total'),
      workload: itemsOf((await lists('GET', '/allocation/workload')).body, 'teams')
        .flatMap((team) => itemsOf(team, 'officers'))
        .find((o) => at(o, 'id') === people.officer.id),
    });
    const without = await counts(officer, manager);
    assert.deepEqual(
      [without.byName, without.byMobile, without.assigned, at(without.workload, 'psCustomers')],
      [1, 0, 1, 1],
    );
    const withThem = await counts(rac, rac);
    assert.deepEqual(
      [withThem.byName, withThem.byMobile, withThem.assigned, at(withThem.workload, 'psCustomers')],
      [2, 1, 2, 2],
    );
    assert.equal(at((await officer('GET', '/officer-actions')).body, 'total'), 1);
    assert.equal(at((await officer('GET', '/work-items')).body, 'total'), 0);
    const items = (await manager('GET', '/manager-actions')).body;
    assert.equal(at(items, 'total'), 1);
    assert.equal(at(items, 'items', 0, 'customer', 'id'), seen.customerId);
    const waiting = async (call: Caller) => at((await call('GET', '/session')).body, 'counts', 'open');
    assert.deepEqual([await waiting(officer), await waiting(manager)], [0, 1]);
  });

  it('RS-1 an associate who may not be seen has no name', async () => {
    const customer = await house.db.customer.create({ data: { csid: '720000002', familyName: 'Linked' } });
    const data = { type: 'Associate', associateCustomerId: hidden.customerId, createdById: people.manager.id };
    await house.db.internalReferral.create({ data: { ...data, customerId: customer.id, createdAt: house.now } });
    const line = async (call: Caller) =>
      at((await call('GET', '/allocation/pending')).body, 'items', 0, 'associate', 'csid');
    assert.equal(await line(manager), undefined);
    assert.equal(await line(rac), hidden.csid);
    const ps = async (call: Caller) =>
      at(
        (await call('GET', `/customers/${customer.id}/personalised-services`)).body,
        'internalReferral',
        'associate',
        'csid',
      );
    assert.equal(await ps(manager), undefined);
    assert.equal(await ps(rac), hidden.csid);
  });

  it('RS-1 a restricted customer is not assigned to an officer who could not see them', async () => {
    const customer = await house.db.customer.create({
      data: { csid: '720000003', familyName: 'Rac', restricted: true },
    });
    const made = await rac('POST', '/internal-referrals', { body: { csid: customer.csid, type: 'Other' } });
    const assign = (officerId: string) =>
      rac('POST', '/assignments', { body: { internalReferralId: at(made.body, 'id'), officerId } });
    assert.equal(
      at((await assign(people.officer.id)).body, 'detail'),
      'This officer may not open Restricted Access Customers.',
    );
    const trusted = await addPerson(house.db, ['psServiceOfficer', 'racOfficer']);
    assert.equal((await assign(trusted.id)).status, 201);
  });

  it('RS-1 a key that was used while the customer could be seen answers nothing any more', async () => {
    const { customerId, documentId } = await aSubmittedPlan(house.db, people);
    const sent = { key: randomUUID(), body: { subject: 'S', text: 'T' } };
    const again = () => officer('POST', `/stacking-documents/${documentId}/notes`, sent);
    const document = { key: randomUUID() };
    const create = () => officer('POST', `/customers/${customerId}/stacking-documents`, document);
    for (const ask of [again, create]) assert.equal((await ask()).text, (await ask()).text);
    await house.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    for (const ask of [again, create]) assert.equal((await ask()).status, 404);
  });

  it('RS-1 the helper and its form for SQL agree, for every role', async () => {
    for (const roles of [['serviceOfficer'], ['racOfficer'], ['administrator'], ['operator'], []] as const) {
      const viewer = { personId: people.officer.id, roles };
      const byModel = await house.db.customer.count({ where: visibleCustomers(viewer) });
      const [bySql] = await house.db.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM customer c WHERE ${visibleCustomersSql(viewer)}`;
      assert.equal(bySql?.n, byModel, roles.join());
    }
  });
});
