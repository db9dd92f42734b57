import assert from 'node:assert/strict';
import { deliverNow } from '../../api/outbox.ts';
import type { Deps } from '../../api/deps.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import {
  act,
  actAsync,
  anUnstartedApproval,
  aStartedApproval,
  commandOf,
  refused,
  stateOf,
  timeline,
} from '../support/plan-approval-acts.ts';
import { storeCommand, storeCustomerFact } from '../support/plan-fixture.ts';
import { until } from '../support/until.ts';

/** Long past: reminder and escalation are overdue when the process begins. */
const longAgo = '2026-03-01T23:00:00.000Z';

describe('while no worker runs', () => {
  let house: ProcessHouse;
  /** Whose callers give up soon. */
  let hurried: Deps;
  before(async () => {
    house = await openProcessHouse();
    hurried = { ...house.deps, env: { ...house.deps.env, COMMAND_DEADLINE_MS: 300 } };
  });
  afterEach(() => house.stopWorker());
  after(() => house.stop());

  it('design 3: a decision past its deadline has expired, and stays unapplied when the worker is back', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await refused('expired', act(hurried, people.manager, 'accept', processId));
    const late = await house.deps.db.command.findFirstOrThrow({ where: { processId } });
    assert.equal(late.state, 'expired');

    await house.startWorker();
    // The server still held the Update: it comes before this one, which therefore sees what it did.
    await act(house.deps, people.manager, 'handOver', processId, { to: people.next.id });
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'handOver']);
    assert.equal((await commandOf(house.deps, late.id)).state, 'expired');
    assert.equal((await act(house.deps, people.next, 'accept', processId)).outcome, 'accepted');
    const audit = await house.deps.db.auditEntry.findMany({ where: { commandId: late.id } });
    assert.deepEqual(
      audit.map(({ result }) => result),
      ['expired'],
    );
  });

  it('design 3: a row that its API could not expire any more is found late by the recording, and not applied', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    // as an API leaves it that died while it waited
    const id = await storeCommand(house.deps.db, {
      by: people.manager,
      action: 'accept',
      processId,
      expiresInMs: -1000,
    });
    await house.deps.temporal.signalCommand(processId, { commandId: id, action: 'accept', by: people.manager.id });
    await house.startWorker();
    await until('it is settled', async () => (await commandOf(house.deps, id)).state !== 'open');
    assert.equal((await commandOf(house.deps, id)).state, 'expired');
    assert.deepEqual(await timeline(house.deps, processId), ['submit']);
  });

  it('design 3: an asynchronous decision is taken, and applied when the worker is back', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const commandId = await actAsync(house.deps, people.manager, 'accept', processId);
    assert.equal((await commandOf(house.deps, commandId)).state, 'open');
    await house.startWorker();
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'accepted');
    assert.equal((await commandOf(house.deps, commandId)).state, 'applied');
  });

  it('design 3: a start that still lies in the outbox is delivered by the first command', async () => {
    await house.startWorker();
    const { people, processId } = await anUnstartedApproval(house.deps);
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
    assert.equal(await house.deps.db.outbox.count({ where: { workflowId: processId, doneAt: null } }), 0);
  });

  it('design 3: a fact that waited goes before what fell due meanwhile: nobody is reminded of the deceased', async () => {
    const { plan, processId } = await anUnstartedApproval(house.deps, { at: longAgo });
    await storeCustomerFact(house.deps.db, plan, 'customerDeceased');
    await deliverNow(house.deps, processId); // start and fact
    await house.startWorker();
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'ended');
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'customerDeceased']);
  });

  it('design 3: a decision that waited goes before what fell due meanwhile; a second one hears of the first', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { at: longAgo });
    const first = await actAsync(house.deps, people.manager, 'return', processId, { reason: 'not clear' });
    const second = await actAsync(house.deps, people.manager, 'accept', processId);
    await house.startWorker();
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'returned');
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'return']);
    assert.equal((await commandOf(house.deps, first)).state, 'applied');
    // in the inbox before the end, refused by the rules; after it, by the outbox
    assert.deepEqual(await commandOf(house.deps, second), { state: 'refused', refusal: 'alreadyDecided' });
  });

  it('PS-13 what fell due while nobody worked is caught up in order, counted so that not all comes at once', async () => {
    const { people, processId } = await aStartedApproval(house.deps, { at: longAgo });
    await house.startWorker();
    await until('it was escalated', async () => (await stateOf(house.deps, processId)).manager === people.next.id);
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'remind', 'escalate']);
    const { due } = await stateOf(house.deps, processId);
    assert.ok(due.every(({ at }) => Date.parse(at) > Date.now()));
  });
});
