import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addPeople, aSubmittedPlan, planted } from '../support/plan-fixture.ts';
import { openApi, type ApiHouse } from './support/api.ts';

describe('A customer is recorded as deceased by another system', () => {
  let api: ApiHouse;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
  });
  after(() => api.stop());

  const tell = async (body: object) =>
    api.browser().send('/facts/customer-deceased', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${await api.programToken()}`, 'sec-fetch-site': undefined },
    });

  it('PS-23 the record says so, each open process is told once however often it is told, and a pending referral ends', async () => {
    const { db } = api.deps;
    const people = await addPeople(db);
    const { csid, customerId, processId } = await aSubmittedPlan(db, people);
    const other = await aSubmittedPlan(db, people);
    const pending = { customerId, type: 'Other', createdById: people.manager.id, createdAt: new Date() };
    const { id: referralId } = await db.internalReferral.create({ data: pending });
    const death = { csid, deceasedOn: '2026-03-01', sourceId: randomUUID() };
    assert.deepEqual([(await tell(death)).status, (await tell(death)).status], [201, 201]);

    const customer = await db.customer.findUniqueOrThrow({ where: { id: customerId } });
    assert.equal(customer.deceasedOn?.toISOString().slice(0, 10), death.deceasedOn);
    const facts = await db.fact.findMany({ where: { sourceId: death.sourceId } });
    assert.deepEqual(
      facts.map((fact) => [fact.processId, fact.fact]),
      [[processId, 'customerDeceased']],
    );
    assert.equal(await db.outbox.count({ where: { workflowId: processId, name: 'factArrived' } }), 1);
    assert.equal(await db.outbox.count({ where: { workflowId: other.processId, name: 'factArrived' } }), 0);
    assert.equal((await db.internalReferral.findUniqueOrThrow({ where: { id: referralId } })).state, 'ended');
  });

  it('PS-1 an unknown CSID is refused with a clear sentence that names nobody', async () => {
    const { status, json, text } = await tell({ csid: '999999999', deceasedOn: '2026-03-01', sourceId: 'x' });
    assert.deepEqual([status, json.code], [404, 'notFound']);
    assert.ok(!text.includes(planted) && !text.includes('999999999'));
  });
});
