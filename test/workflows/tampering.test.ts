import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ApplicationFailure, WorkflowUpdateFailedError } from '@temporalio/client';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { act, aStartedApproval, commandOf, refused, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { historyLength, historyOf, untilItWaits } from '../support/process-history.ts';
import { storeCommand } from '../support/plan-fixture.ts';

/** What somebody may type into the Temporal UI's dialogues or the CLI. */
const malformed: unknown[] = [
  undefined,
  null,
  true,
  0,
  -1.5,
  '',
  'accept',
  [],
  [{ commandId: 'a', action: 'accept', by: 'b' }],
  {},
  { commandId: null, action: 'accept', by: 'x' },
  { commandId: 7, action: 'accept', by: 'x' },
  { commandId: '', action: 'accept', by: 'x' },
  { commandId: 'x'.repeat(100), action: 'accept', by: 'x' },
  { commandId: {}, action: 'accept', by: 'x' },
  { commandId: 'x', action: 'accept' },
  { commandId: 'x', by: 'x' },
  { commandId: 'x', action: ['accept'], by: 'x' },
  { commandId: 'x', action: 'accept', by: 'x', to: 5 },
  { commandId: 'x', action: 'accept', by: 'x', to: null },
  { factId: 1, fact: 'customerDeceased' },
  { factId: 'x' },
];

describe('what is done to a process past the API', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const failureOf = async (update: Promise<unknown>) => {
    const error = await update.then(
      () => assert.fail('the update was taken'),
      (e: unknown) => e,
    );
    assert.ok(error instanceof WorkflowUpdateFailedError);
    assert.ok(error.cause instanceof ApplicationFailure);
    return error.cause;
  };

  it('design 3: a Signal that can’t even be read changes nothing, and the next decision is taken', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await untilItWaits(house.client, processId);
    const unreadable = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{not json') };
    for (const signalName of ['commandReceived', 'factArrived'])
      await house.client.workflowService.signalWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId: processId },
        signalName,
        input: { payloads: [unreadable] },
      });
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
  });

  it('design 3: a malformed Update is refused with a word and no stack, and leaves no event', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await untilItWaits(house.client, processId);
    const before = await historyLength(house.client, processId);
    const handle = house.client.workflow.getHandle(processId);
    for (const payload of malformed) {
      const failure = await failureOf(handle.executeUpdate('command', { args: [payload] }));
      assert.equal(failure.type, 'badInput', JSON.stringify(payload));
      assert.doesNotMatch(failure.stack ?? '', /run-process|inbox|workflow-bundle/);
    }
    await failureOf(handle.executeUpdate('nobody', { args: [{}] }));
    assert.equal(await historyLength(house.client, processId), before);
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
  });

  it('design 3: malformed and unknown Signals are dropped; the next decision is applied', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const handle = house.client.workflow.getHandle(processId);
    for (const payload of malformed)
      for (const name of ['commandReceived', 'factArrived']) await handle.signal(name, payload);
    await handle.signal('nobody', {});
    await handle.signal('commandReceived'); // without input
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'accept']);
    const recorded = (await historyOf(house.client, processId)).events?.filter(
      (e) => e.activityTaskScheduledEventAttributes?.activityType?.name === 'record',
    );
    assert.equal(recorded?.length, 1, 'only the decision reached the database');
  });

  it('design 3: nobody decides by typing: a command or fact without its row has no effect', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const handle = house.client.workflow.getHandle(processId);
    const by = people.manager.id;
    for (const commandId of [randomUUID(), 'x', `${randomUUID()}'; --`])
      assert.deepEqual(await handle.executeUpdate('command', { args: [{ commandId, action: 'accept', by }] }), {
        answer: 'refused',
        reason: 'unknownEvent',
      });
    for (const factId of [randomUUID(), 'x']) await handle.signal('factArrived', { factId, fact: 'customerDeceased' });
    await act(house.deps, people.manager, 'handOver', processId, { to: people.next.id });
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'handOver']);
  });

  it('design 3: a stored command is taken only with its own action, person and process', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const other = await aStartedApproval(house.deps);
    const { db } = house.deps;
    const commandId = await storeCommand(db, { by: people.manager, action: 'return', processId });
    const handle = house.client.workflow.getHandle(processId);
    const told = (arg: object, to = handle) => to.executeUpdate('command', { args: [arg] });
    const unknown = { answer: 'refused', reason: 'unknownEvent' };
    const by = people.manager.id;
    assert.deepEqual(await told({ commandId, action: 'accept', by }), unknown);
    assert.deepEqual(await told({ commandId, action: 'return', by: people.next.id }), unknown);
    assert.deepEqual(
      await told({ commandId, action: 'return', by }, house.client.workflow.getHandle(other.processId)),
      unknown,
    );
    assert.equal((await commandOf(house.deps, commandId)).state, 'open');
    assert.deepEqual(await timeline(house.deps, processId), ['submit']);
    await told({ commandId, action: 'return', by });
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'return']);
  });

  it('design 3: cancellation from outside is recorded by the server and changes nothing', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const handle = house.client.workflow.getHandle(processId);
    await handle.cancel();
    await act(house.deps, people.manager, 'handOver', processId, { to: people.next.id });
    await handle.cancel();
    assert.equal((await handle.describe()).status.name, 'RUNNING');
    assert.equal((await act(house.deps, people.next, 'accept', processId)).outcome, 'accepted');
    assert.equal(await handle.result(), 'accepted');
    const history = await historyOf(house.client, processId);
    assert.ok(history.events?.some((e) => e.workflowExecutionCancelRequestedEventAttributes));
  });

  it('design 3: a process terminated from outside leaves its row open; a decision expires and is not applied', async () => {
    const { people, plan, processId } = await aStartedApproval(house.deps);
    await house.client.workflow.getHandle(processId).terminate('an accident');
    const hurried = { ...house.deps, env: { ...house.deps.env, COMMAND_DEADLINE_MS: 500 } };
    await refused('expired', act(hurried, people.manager, 'accept', processId));
    const { outcome, seq, due } = await stateOf(house.deps, processId);
    assert.deepEqual([outcome, seq, due.length], [null, 0, 2]);
    const submission = await house.deps.db.planSubmission.findUniqueOrThrow({ where: { id: plan.submissionId } });
    assert.equal(submission.state, 'submitted');
  });
});
