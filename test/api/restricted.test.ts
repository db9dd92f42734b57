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

type Subject = Pick<SubmittedPlan, 'customerId' | 'csid' | 'assignmentId' | 'documentId' | 'submissionId'> & {
  /** Into PS, and out of it. */
  referralId: string;
  transferId: string;
};
const unknown: Subject = {
  customerId: randomUUID(),
  csid: '799999997',
  assignmentId: randomUUID(),
  documentId: randomUUID(),
  submissionId: randomUUID(),
  referralId: randomUUID(),
  transferId: randomUUID(),
};

describe('Restricted Access Customers', () => {
  let house: House;
  let people: People;
  let manager: Caller;
  let officer: Caller;
  let rac: Caller;
  let hidden: Subject;
  let seen: SubmittedPlan;

  before(async () => {
    house = await openHouse();
    people = await addPeople(house.db);
    [manager, officer] = [await house.as(people.manager), await house.as(people.officer)];
    rac = await house.as(await addPerson(house.db, ['serviceManager', 'psServiceOfficer', 'racOfficer']));
    seen = await aSubmittedPlan(house.db, people);
    const plan = await aSubmittedPlan(house.db, people);
    const { internalReferralId } = await house.db.assignment.findUniqueOrThrow({ where: { id: plan.assignmentId } });
    const transfer = await transferOf(plan);
    hidden = { ...plan, referralId: internalReferralId, transferId: transfer.referralId };
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

  const table: [title: string, ask: (s: Subject) => Promise<Reply>, status?: number][] = [
    ['Summary', (s) => officer('GET', `/customers/${s.customerId}`)],
    ['Personalised Services', (s) => officer('GET', `/customers/${s.customerId}/personalised-services`)],
    ['the submission', (s) => manager('GET', `/plan-submissions/${s.submissionId}`)],
    ['a decision', (s) => manager('POST', `/plan-submissions/${s.submissionId}/accept`)],
    ['a submission', (s) => officer('POST', `/customers/${s.customerId}/plan/submissions`)],
    ['a stacking document', (s) => officer('POST', `/customers/${s.customerId}/stacking-documents`)],
    [
      'a note',
      (s) => officer('POST', `/stacking-documents/${s.documentId}/notes`, { body: { subject: 'S', text: 'T' } }),
    ],
    [
      'the Trigger',
      (s) =>
        officer('PUT', `/customers/${s.customerId}/plan/trigger`, { body: { segment: 'S', issue: 'I' }, ifMatch: 2 }),
    ],
    [
      'the Core Issue',
      (s) => {
        const body = { type: 'Other', stackingDocumentId: s.documentId };
        return officer('PUT', `/customers/${s.customerId}/plan/core-issue`, { body, ifMatch: 2 });
      },
    ],
    ['a referral', (s) => manager('POST', '/internal-referrals', { body: { csid: s.csid, type: 'Other' } })],
    [
      'an assignment',
      (s) => {
        const body = { internalReferralId: s.referralId, officerId: people.otherOfficer.id };
        return manager('POST', '/assignments', { body });
      },
    ],
    [
      'reassigning',
      (s) => manager('POST', `/assignments/${s.assignmentId}/officer`, { body: { officerId: people.otherOfficer.id } }),
    ],
    ['a transfer referral', (s) => officer('POST', `/customers/${s.customerId}/transfer-referrals`)],
    ['the transfer referral', (s) => manager('GET', `/transfer-referrals/${s.transferId}`)],
    ['Accept Monitoring', (s) => manager('POST', `/transfer-referrals/${s.transferId}/accept-monitoring`)],
    [
      'declining it',
      (s) => manager('POST', `/transfer-referrals/${s.transferId}/decline-monitoring`, { body: { reason: 'R' } }),
    ],
    ['Transfer out of PS', (s) => officer('POST', `/transfer-referrals/${s.transferId}/action-transfer`)],
    ['a Transfer Approval', (s) => manager('POST', `/transfer-referrals/${s.transferId}/accept-transfer`)],
    [
      'rejecting it',
      (s) => manager('POST', `/transfer-referrals/${s.transferId}/reject-transfer`, { body: { reason: 'R' } }),
    ],
    ['withdrawing a referral', (s) => officer('POST', `/transfer-referrals/${s.transferId}/withdraw`)],
    [
      'handing a referral over',
      (s) =>
        manager('POST', `/transfer-referrals/${s.transferId}/hand-over`, {
          body: { managerId: people.next.id },
          headers: { prefer: 'respond-async' },
        }),
    ],
    ['closing', (s) => manager('POST', `/assignments/${s.assignmentId}/close`, { body: { reason: 'R' } })],
    ['search by CSID', (s) => officer('POST', '/customers/search', { body: { csid: s.csid }, key: null }), 200],
  ];
  for (const [title, ask, status = 404] of table)
    it(`RS-1 ${title}: one who may not be seen is answered as one who does not exist, byte for byte`, async () => {
      const comparable = ({ status, text, headers }: Reply) => ({
        status,
        text: text.replace(/"requestId":"[^"]+"/, ''),
        headers: [...headers]
          .filter(([name]) => !['x-request-id', 'date'].includes(name))
          .map(([name, v]) => withoutNonce(name, v)),
      });
      const [one, other] = [comparable(await ask(hidden)), comparable(await ask(unknown))];
      assert.equal(one.status, status, one.text);
      assert.deepEqual(one, other);
    });
  const withoutNonce = (name: string, value: string) => [name, value.replace(/'nonce-[^']+'/g, '')];

  it('RS-1 as the associate of a referral, too', async () => {
    const { csid } = await house.db.customer.create({ data: { csid: '720000001', familyName: 'Free' } });
    const ask = (associateCsid: string) =>
      manager('POST', '/internal-referrals', { body: { csid, type: 'Associate', associateCsid } });
    const text = ({ text }: Reply) => text.replace(/"requestId":"[^"]+"/, '');
    assert.equal(text(await ask(hidden.csid)), text(await ask(unknown.csid)));
    assert.equal(await house.db.internalReferral.count({ where: { customer: { csid } } }), 0);
  });

  it('RS-1 nothing was changed by any of it', async () => {
    const { assignmentId, customerId, submissionId } = hidden;
    const assignment = await house.db.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: { officers: true },
    });
    assert.deepEqual([assignment.closedAt, assignment.officers.length], [null, 1]);
    assert.equal(await house.db.stackingDocument.count({ where: { customerId } }), 1);
    assert.equal(await house.db.planEdit.count({ where: { plan: { customerId } } }), 2);
    assert.equal((await house.db.planSubmission.findUniqueOrThrow({ where: { id: submissionId } })).state, 'submitted');
    assert.equal(await house.db.transferReferral.count({ where: { customerId, state: 'open' } }), 1);
    assert.equal(await house.db.command.count({ where: { processId: { not: null } } }), 0, 'no process was told');
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
