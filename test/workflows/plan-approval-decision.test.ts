import assert from 'node:assert/strict';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import {
  act,
  actAsync,
  aStartedApproval,
  commandOf,
  refused,
  stateOf,
  timeline,
} from '../support/plan-approval-acts.ts';
import { historyLength, historyOf, untilItWaits } from '../support/process-history.ts';
import { findPlanted } from '../support/planted.ts';
import { planted } from '../support/plan-fixture.ts';
import { until } from '../support/until.ts';

describe('a plan waits for a manager’s decision', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  it('PS-10 the submitted plan stands with the officer’s manager, as a work item and in the process', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const [item, ...more] = await house.deps.db.workItem.findMany({ where: { processId, state: 'open' } });
    assert.equal(more.length, 0);
    assert.equal(item?.kind, 'planDecision');
    assert.equal(item.assigneeId, people.manager.id);
    assert.equal((await stateOf(house.deps, processId)).manager, people.manager.id);
    assert.equal((await house.client.workflow.getHandle(processId).describe()).status.name, 'RUNNING');
  });

  it('PS-11 the manager accepts: submission, work item, timeline, audit and process say so', async () => {
    const { people, plan, processId } = await aStartedApproval(house.deps);
    const answer = await act(house.deps, people.manager, 'accept', processId);
    assert.equal(answer.outcome, 'accepted');
    assert.equal(answer.waitingForId, null);

    const { db } = house.deps;
    const submission = await db.planSubmission.findUniqueOrThrow({ where: { id: plan.submissionId } });
    assert.equal(submission.state, 'accepted');
    assert.equal(submission.decidedById, people.manager.id);
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
    assert.equal(await db.workItem.count({ where: { processId, state: 'open' } }), 0);
    const audit = await db.auditEntry.findFirstOrThrow({ where: { commandId: answer.commandId } });
    assert.equal(audit.action, 'planApproval.accept');
    assert.equal(audit.result, 'done');
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'accepted');
  });

  it('PS-11 the manager returns it: the reason stands in submission and timeline, nowhere in the history', async () => {
    const { people, plan, processId } = await aStartedApproval(house.deps);
    const reason = `${planted}: the trigger is not clear`;
    await act(house.deps, people.manager, 'return', processId, { reason });

    const { db } = house.deps;
    const submission = await db.planSubmission.findUniqueOrThrow({ where: { id: plan.submissionId } });
    assert.deepEqual([submission.state, submission.reason], ['returned', reason]);
    const step = await db.processStep.findFirstOrThrow({ where: { processId, what: 'return' } });
    assert.equal(step.reason, reason);
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'returned');
    assert.deepEqual(findPlanted(await historyOf(house.client, processId)), []);
  });

  it('PS-11 a return without a reason breaks the database’s rule and is refused; the next decision is applied', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await refused('rule', act(house.deps, people.manager, 'return', processId));
    assert.equal((await stateOf(house.deps, processId)).seq, 0);
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
  });

  it('PS-12 an author is refused by the validator, which leaves no event in the history', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await untilItWaits(house.client, processId);
    const before = await historyLength(house.client, processId);
    await refused('fourEyes', act(house.deps, people.officer, 'accept', processId));
    assert.equal(await historyLength(house.client, processId), before);

    const command = await house.deps.db.command.findFirstOrThrow({ where: { processId } });
    assert.deepEqual([command.state, command.refusal], ['refused', 'fourEyes']);
    const audit = await house.deps.db.auditEntry.findFirstOrThrow({ where: { commandId: command.id } });
    assert.equal(audit.result, 'fourEyes');
  });

  it('PS-12 a manager who edited the plan is passed over: it begins with the next one upward', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { editors: (p) => [p.manager.id] });
    assert.equal((await stateOf(house.deps, processId)).manager, people.next.id);
    await refused('fourEyes', act(house.deps, people.manager, 'accept', processId));
    assert.equal((await act(house.deps, people.next, 'accept', processId)).outcome, 'accepted');
  });

  it('PS-12 a second account of the same person is the same person', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { editors: (p) => [p.manager.id] });
    const { id } = people.manager;
    const { id: accountId } = await house.deps.db.account.create({
      data: { issuer: 'https://sign-in.test', subject: `second-${id}`, personId: id },
    });
    await refused('fourEyes', act(house.deps, { id, accountId }, 'accept', processId));
  });

  it('PS-12 where nobody is left an operator gets it, gives it to a manager, and that one decides', async () => {
    const { people, processId } = await aStartedApproval(house.deps, {
      editors: ({ manager, next, last }) => [manager.id, next.id, last.id],
    });
    const { db } = house.deps;
    const item = await db.workItem.findFirstOrThrow({ where: { processId, state: 'open' } });
    assert.deepEqual([item.kind, item.assigneeId], ['noManagerLeft', null]);
    await until('the operators’ list shows it', async () => {
      const { searchAttributes } = await house.client.workflow.getHandle(processId).describe();
      return searchAttributes['CaseNeeds']?.[0] === 'operator';
    });

    await refused('fourEyes', act(house.deps, people.operator, 'handOver', processId, { to: people.next.id }));
    const other = await db.person.create({
      data: { userId: `M-${processId}`, name: planted, roles: ['serviceManager'], state: 'NSW' },
    });
    await refused('notTheManager', act(house.deps, people.next, 'handOver', processId, { to: other.id }));
    const answer = await act(house.deps, people.operator, 'handOver', processId, { to: other.id });
    assert.equal(answer.waitingForId, other.id);
    assert.deepEqual(
      (await stateOf(house.deps, processId)).due.map(({ name }) => name),
      ['remind', 'escalate'],
    );
    const { id: accountId } = await db.account.create({
      data: { issuer: 'https://sign-in.test', subject: other.id, personId: other.id },
    });
    assert.equal((await act(house.deps, { id: other.id, accountId }, 'accept', processId)).outcome, 'accepted');
  });

  it('PS-12 four eyes hold for what other systems hand in: refused in the loop, the row closed', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { editors: (p) => [p.manager.id] });
    const commandId = await actAsync(house.deps, people.manager, 'accept', processId);
    await until('the row is closed', async () => (await commandOf(house.deps, commandId)).state !== 'open');
    assert.deepEqual(await commandOf(house.deps, commandId), { state: 'refused', refusal: 'fourEyes' });
    assert.equal((await act(house.deps, people.next, 'accept', processId)).outcome, 'accepted');
  });

  it('PS-11 a manager of somebody else’s line is refused under the recording transaction’s locks', async () => {
    const { processId } = await aStartedApproval(house.deps);
    const { people: others } = await aStartedApproval(house.deps);
    await refused('notTheManager', act(house.deps, others.manager, 'accept', processId));
    assert.equal((await stateOf(house.deps, processId)).seq, 0);
  });

  it('design 3: rights count as they are when it is recorded, not as they were when it was asked', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await house.deps.db.person.update({ where: { id: people.manager.id }, data: { active: false } });
    await refused('notAllowed', act(house.deps, people.manager, 'accept', processId));
    assert.equal((await stateOf(house.deps, processId)).seq, 0);
  });
});
