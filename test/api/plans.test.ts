import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addCustomer, addPeople, aSubmittedPlan, type People } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';

const trigger = (issue: string) => ({ segment: 'Segment', issue });

describe('Customer Management Plan', () => {
  let house: House;
  let people: People;
  let officer: Caller;

  before(async () => {
    house = await openHouse();
    people = await addPeople(house.db);
    officer = await house.as(people.officer);
  });
  after(() => house.stop());

  const save = (by: Caller, customerId: string, part: 'core-issue' | 'trigger', body: object, ifMatch?: number) =>
    by('PUT', `/customers/${customerId}/plan/${part}`, { body, ...(ifMatch === undefined ? {} : { ifMatch }) });
  const shown = async (customerId: string, by = officer) =>
    (await by('GET', `/customers/${customerId}/personalised-services`)).body;
  const mayEdit = async (customerId: string) => at(await shown(customerId), 'may', 'editPlan');

  it('PS-8 Core Issue and Trigger are each saved on their own; submitting needs both', async () => {
    const { customerId, documentId } = await addCustomer(house.db, people);
    assert.equal(at(await shown(customerId), 'plan'), null);
    const submit = () => officer('POST', `/customers/${customerId}/plan/submissions`);
    assert.equal((await submit()).status, 409);

    const core = { type: 'Other', stackingDocumentId: documentId };
    const first = await save(officer, customerId, 'core-issue', core, 0);
    assert.equal(first.status, 200, first.text);
    assert.deepEqual(first.body, { revision: 1 });
    assert.equal(first.headers.get('etag'), '"1"');
    const half = await shown(customerId);
    assert.deepEqual(at(half, 'plan', 'coreIssue'), { ...core, stackingDocumentDate: '2026-02-02' });
    assert.equal(at(half, 'plan', 'trigger'), null);
    assert.deepEqual(at(half, 'may', 'submitPlan'), { possible: false, why: 'Save the Trigger first.' });
    assert.equal((await submit()).status, 409);

    const second = await save(officer, customerId, 'trigger', trigger('Complex'), 1);
    assert.deepEqual(second.body, { revision: 2 });
    const whole = await shown(customerId);
    assert.deepEqual(at(whole, 'plan', 'trigger'), trigger('Complex'));
    assert.deepEqual(at(whole, 'may', 'submitPlan'), { possible: true });
    const edits = await house.db.planEdit.findMany({ where: { plan: { customerId } }, orderBy: { revision: 'asc' } });
    assert.deepEqual(
      edits.map(({ revision, part, personId }) => [revision, part, personId]),
      [
        [1, 'coreIssue', people.officer.id],
        [2, 'trigger', people.officer.id],
      ],
    );
  });

  it('PS-8 the stacking document must be an existing one of the customer', async () => {
    const { customerId } = await addCustomer(house.db, people);
    const other = await addCustomer(house.db, people);
    for (const stackingDocumentId of [other.documentId, randomUUID()]) {
      const reply = await save(officer, customerId, 'core-issue', { type: 'Other', stackingDocumentId }, 0);
      assert.equal(reply.status, 422);
      assert.equal(at(reply.body, 'errors', 0, 'field'), 'stackingDocumentId');
    }
    assert.equal(await house.db.plan.count({ where: { customerId } }), 0);
  });

  it('PS-9 closed while submitted, open again after returned, withdrawn and accepted; the accepted version stays', async () => {
    for (const end of ['returned', 'withdrawn', 'accepted'] as const) {
      const { customerId, submissionId, processId } = await aSubmittedPlan(house.db, people);
      const change = (revision: number) => save(officer, customerId, 'trigger', trigger('Changed'), revision);
      const closed = await change(2);
      assert.equal(closed.status, 409);
      assert.equal(at(closed.body, 'code'), 'notNow');
      assert.deepEqual(await mayEdit(customerId), { possible: false, why: at(closed.body, 'detail') });

      await endProcess(submissionId, processId, end);
      assert.deepEqual(await mayEdit(customerId), { possible: true }, end);
      assert.deepEqual((await change(2)).body, { revision: 3 });
      const submission = await house.db.planSubmission.findUniqueOrThrow({ where: { id: submissionId } });
      assert.notEqual(submission.triggerIssue, 'Changed');
      const next = await officer('POST', `/customers/${customerId}/plan/submissions`);
      assert.equal(next.status, 201, next.text);
    }
  });
  /** What the recording transaction leaves behind; how it comes to it is proved where processes are tested. */
  const endProcess = async (submissionId: string, processId: string, state: 'returned' | 'withdrawn' | 'accepted') => {
    const decided = state === 'withdrawn' ? {} : { decidedById: people.manager.id, decidedAt: house.now };
    await house.db.planSubmission.update({ where: { id: submissionId }, data: { state, reason: 'Why', ...decided } });
    const over = { outcome: state, step: 'decided', needs: 'nobody', endedAt: house.now };
    await house.db.process.update({ where: { id: processId }, data: over });
    await house.db.workItem.updateMany({ where: { processId }, data: { state: 'done', closedAt: house.now } });
  };

  it('PS-9 two save on the same revision: one wins, the other is told and overwrites nothing', async () => {
    const { customerId, documentId } = await addCustomer(house.db, people);
    const core = { type: 'Other', stackingDocumentId: documentId };
    for (const revision of [0, 1]) {
      const replies = await Promise.all([
        save(officer, customerId, 'trigger', trigger(`A${revision}`), revision),
        save(officer, customerId, 'trigger', trigger(`B${revision}`), revision),
        save(officer, customerId, 'core-issue', core, revision),
      ]);
      assert.deepEqual(statusesOf(replies), [200, 412, 412], replies[1].text);
      const plan = at(await shown(customerId), 'plan');
      assert.equal(at(plan, 'revision'), revision + 1);
    }
    assert.equal(await house.db.planEdit.count({ where: { plan: { customerId } } }), 2);
  });

  it('PS-9 submitting and saving at once: the version submitted is the one whose edits count', async () => {
    const { customerId, documentId } = await addCustomer(house.db, people);
    await save(officer, customerId, 'core-issue', { type: 'Other', stackingDocumentId: documentId }, 0);
    await save(officer, customerId, 'trigger', trigger('Before'), 1);
    const [saved, submitted] = await Promise.all([
      save(officer, customerId, 'trigger', trigger('After'), 2),
      officer('POST', `/customers/${customerId}/plan/submissions`),
    ]);
    assert.equal(submitted.status, 201, submitted.text);
    assert.ok([200, 409].includes(saved.status));
    const submission = await house.db.planSubmission.findUniqueOrThrow({ where: { id: textAt(submitted.body, 'id') } });
    assert.equal(submission.triggerIssue, saved.status === 200 ? 'After' : 'Before');
  });

  it('PS-26 nothing is recorded by looking; a refused save changes nothing', async () => {
    const { customerId } = await addCustomer(house.db, people);
    await shown(customerId);
    assert.equal(await house.db.plan.count({ where: { customerId } }), 0);
    assert.equal((await save(officer, customerId, 'trigger', { segment: 'S', issue: ' ' }, 0)).status, 422);
    assert.equal((await save(officer, customerId, 'trigger', trigger('T'))).status, 428);
    assert.equal((await save(officer, customerId, 'trigger', trigger('T'), 7)).status, 412);
    assert.equal(await house.db.plan.count({ where: { customerId } }), 0);
  });

  it('RS-1 only the assigned officer edits, the former one no longer', async () => {
    const { customerId, assignmentId } = await addCustomer(house.db, people);
    const [manager, other] = [await house.as(people.manager), await house.as(people.otherOfficer)];
    assert.equal((await save(other, customerId, 'trigger', trigger('T'), 0)).status, 403);
    assert.equal((await save(manager, customerId, 'trigger', trigger('T'), 0)).status, 403);
    await manager('POST', `/assignments/${assignmentId}/officer`, { body: { officerId: people.otherOfficer.id } });
    assert.equal((await save(officer, customerId, 'trigger', trigger('T'), 0)).status, 403);
    assert.equal((await save(other, customerId, 'trigger', trigger('T'), 0)).status, 200);
    await manager('POST', `/assignments/${assignmentId}/close`, { body: { reason: 'Over' } });
    const closed = await save(other, customerId, 'trigger', trigger('T'), 1);
    assert.equal(at(closed.body, 'detail'), 'The customer is not in Personalised Services now.');
  });

  it('PS-9 reassigned in the middle of a save: either before it or after it', async () => {
    const { customerId, assignmentId } = await addCustomer(house.db, people);
    const manager = await house.as(people.manager);
    const [saved] = await Promise.all([
      save(officer, customerId, 'trigger', trigger('T'), 0),
      manager('POST', `/assignments/${assignmentId}/officer`, { body: { officerId: people.otherOfficer.id } }),
    ]);
    assert.ok([200, 403].includes(saved.status), saved.text);
    assert.equal(await house.db.plan.count({ where: { customerId } }), saved.status === 200 ? 1 : 0);
  });

  it('PS-27 the Referral window has its plan for any customer on the officer’s list, without any referral', async () => {
    const { customerId } = await addCustomer(house.db, people);
    const list = await officer('GET', '/officer-actions?limit=100');
    const line = itemsOf(list.body).find((item) => at(item, 'customer', 'id') === customerId);
    assert.deepEqual(at(line, 'plan'), {
      state: 'none',
      submissionId: null,
      waitingFor: null,
      dueAt: null,
      reason: null,
      changedAt: null,
    });
  });
});
