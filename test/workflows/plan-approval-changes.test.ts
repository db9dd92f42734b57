import assert from 'node:assert/strict';
import { deliverNow } from '../../api/outbox.ts';
import { agencyDate } from '../../prisma/repositories/settings.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { act, aStartedApproval, refused, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { storeCustomerFact } from '../support/plan-fixture.ts';

describe('an undecided plan is withdrawn, handed over, decided for somebody on leave, or overtaken', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  it('PS-14 the officer withdraws it, and nothing is left to decide', async () => {
    const { people, plan, processId } = await aStartedApproval(house.deps);
    const answer = await act(house.deps, people.officer, 'withdraw', processId);
    assert.equal(answer.outcome, 'withdrawn');
    const submission = await house.deps.db.planSubmission.findUniqueOrThrow({ where: { id: plan.submissionId } });
    assert.deepEqual([submission.state, submission.decidedById], ['withdrawn', null]);
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'withdrawn');
    await refused('ended', act(house.deps, people.manager, 'accept', processId));
  });

  it('PS-14 an officer to whom the customer is not assigned may not withdraw it', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await refused('notTheAssignee', act(house.deps, people.otherOfficer, 'withdraw', processId));
    assert.equal((await stateOf(house.deps, processId)).seq, 0);
  });

  it('PS-14 the manager hands it over; the officer does not wait longer, and only the new manager decides', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const { due } = await stateOf(house.deps, processId);
    const answer = await act(house.deps, people.manager, 'handOver', processId, { to: people.last.id });
    assert.equal(answer.waitingForId, people.last.id);
    const after = await stateOf(house.deps, processId);
    assert.equal(after.manager, people.last.id);
    assert.deepEqual(after.due, due);
    const item = await house.deps.db.workItem.findFirstOrThrow({ where: { processId, state: 'open' } });
    assert.deepEqual([item.assigneeId, item.fromId], [people.last.id, people.manager.id]);

    await refused('notTheManager', act(house.deps, people.manager, 'accept', processId));
    assert.equal((await act(house.deps, people.last, 'accept', processId)).outcome, 'accepted');
  });

  it('PS-14 it is not handed to an author, to an officer, or to the one who has it', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { editors: (p) => [p.next.id] });
    const handOver = (to: string) => act(house.deps, people.manager, 'handOver', processId, { to });
    await refused('fourEyes', handOver(people.next.id));
    await refused('badInput', handOver(people.otherOfficer.id));
    await refused('badInput', handOver(people.manager.id));
    assert.deepEqual(await timeline(house.deps, processId), ['submit']);
  });

  it('PS-14 while the manager is on leave the delegate decides, for the manager; nobody else does', async () => {
    const { people, plan, processId } = await aStartedApproval(house.deps);
    const { db } = house.deps;
    const today = new Date(await agencyDate(db, new Date()));
    await refused('notTheManager', act(house.deps, people.last, 'accept', processId));
    // a day on either side: the process may record after the agency's midnight
    const aside = (days: number) => new Date(today.getTime() + days * 24 * 3_600_000);
    await db.leave.create({
      data: { personId: people.manager.id, delegateId: people.last.id, firstDay: aside(-1), lastDay: aside(1) },
    });
    await refused('notTheManager', act(house.deps, people.next, 'accept', processId));
    assert.equal((await act(house.deps, people.last, 'accept', processId)).outcome, 'accepted');
    const submission = await db.planSubmission.findUniqueOrThrow({ where: { id: plan.submissionId } });
    assert.deepEqual([submission.decidedById, submission.decidedForId], [people.last.id, people.manager.id]);
  });

  for (const fact of ['customerDeceased', 'assignmentClosed'] as const)
    it(`PS-23 ${fact} ends it without a decision, once, however often it is told`, async () => {
      const { people, plan, processId } = await aStartedApproval(house.deps);
      const { db } = house.deps;
      const factId = await storeCustomerFact(db, plan, fact);
      await deliverNow(house.deps, processId);
      assert.equal(await house.client.workflow.getHandle(processId).result(), 'ended');
      assert.deepEqual(await timeline(house.deps, processId), ['submit', fact]);
      assert.ok((await db.fact.findUniqueOrThrow({ where: { id: factId } })).handledAt);
      const submission = await db.planSubmission.findUniqueOrThrow({ where: { id: plan.submissionId } });
      assert.equal(submission.state, 'ended');
      await refused('ended', act(house.deps, people.manager, 'accept', processId));

      await db.outbox.create({
        data: { workflowId: processId, name: 'factArrived', eventId: factId, payload: { factId, fact } },
      });
      await deliverNow(house.deps, processId);
      assert.equal(await db.outbox.count({ where: { workflowId: processId, doneAt: null } }), 0);
      assert.deepEqual(await timeline(house.deps, processId), ['submit', fact]);
    });

  it('PS-23 a fact that came while the process ended otherwise changes nothing, and its line is done', async () => {
    const { people, plan, processId } = await aStartedApproval(house.deps);
    const { db } = house.deps;
    const factId = await storeCustomerFact(db, plan, 'customerDeceased'); // told only after the decision
    await act(house.deps, people.manager, 'accept', processId);
    await house.client.workflow.getHandle(processId).result();
    await deliverNow(house.deps, processId);
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
    assert.ok((await db.fact.findUniqueOrThrow({ where: { id: factId } })).handledAt);
    assert.equal(await db.outbox.count({ where: { workflowId: processId, doneAt: null } }), 0);
  });
});
