import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { act, actAsync, aStartedApproval, commandOf, refused, timeline } from '../support/plan-approval-acts.ts';
import { storeCommand, storeCustomerFact } from '../support/plan-fixture.ts';
import { until } from '../support/until.ts';

describe('a process that no longer belongs to its row is parked for an operator', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const view = (processId: string) => house.client.workflow.getHandle(processId).query(viewQuery);
  const listed = (processId: string) =>
    until('the list of what needs an operator shows it', async () => {
      const query = `CaseNeeds = 'operator' AND WorkflowId = '${processId}' AND ExecutionStatus = 'Running'`;
      for await (const found of house.client.workflow.list({ query })) if (found.workflowId === processId) return found;
      return null;
    });

  it('design 3: row ahead of its process: nothing is written, operators find it by a list, people are told', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await until('it read its row', async () => (await view(processId)).seq === 0);
    await house.deps.db.$executeRaw`UPDATE process SET seq = seq + 1 WHERE id = ${processId}`;

    await refused('needsOperator', act(house.deps, people.manager, 'accept', processId));
    await listed(processId);
    assert.match((await view(processId)).needsOperator ?? '', /row is at 1, the workflow at 0/);
    await refused('needsOperator', act(house.deps, people.officer, 'withdraw', processId));
    assert.deepEqual(await timeline(house.deps, processId), ['submit']);
    const { details } = await currentDetails(processId);
    assert.match(details, /Needs an operator/);
  });

  it('design 3: a parked process drops what is told by Signal, and its command stays open for the repair', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await until('it read its row', async () => (await view(processId)).seq === 0);
    await house.deps.db.$executeRaw`UPDATE process SET seq = seq + 1 WHERE id = ${processId}`;
    await refused('needsOperator', act(house.deps, people.manager, 'accept', processId));
    const commandId = await actAsync(house.deps, people.manager, 'accept', processId);
    await view(processId); // after the Signal was taken
    assert.equal((await commandOf(house.deps, commandId)).state, 'open');
    assert.equal((await house.client.workflow.getHandle(processId).describe()).status.name, 'RUNNING');
  });

  it('design 3: a process without its row needs an operator from the start', async () => {
    const processId = planApprovalId(randomUUID());
    await house.deps.temporal.start(processId, 'planApproval');
    await listed(processId);
    assert.equal((await view(processId)).needsOperator, 'the process row is missing');
    const told = await house.deps.temporal.command(
      processId,
      { commandId: 'x', action: 'accept', by: 'x' },
      Date.now() + 20_000,
    );
    assert.deepEqual(told, { told: 'refused', type: 'needsOperator' });
  });

  it('design 3: a row lost under way (database restored from an old copy) parks it at the next event', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await until('it read its row', async () => (await view(processId)).seq === 0);
    const commandId = await storeCommand(house.deps.db, { by: people.manager, action: 'accept', processId });
    const owner = new pg.Client({ connectionString: house.ownerUrl });
    await owner.connect();
    try {
      await owner.query('ALTER TABLE process_step DISABLE TRIGGER USER');
      for (const table of ['process_step', 'work_item'])
        await owner.query(`DELETE FROM ${table} WHERE process_id = $1`, [processId]);
      await owner.query('DELETE FROM process WHERE id = $1', [processId]);
      await owner.query('ALTER TABLE process_step ENABLE TRIGGER USER');
    } finally {
      await owner.end();
    }
    await house.deps.temporal.signalCommand(processId, { commandId, action: 'accept', by: people.manager.id });
    await listed(processId);
    assert.equal((await view(processId)).needsOperator, 'the process row is missing');
  });

  it('design 3: a rule of the database that a fact breaks parks it; nothing is written, nobody is told a lie', async () => {
    const { plan, processId } = await aStartedApproval(house.deps);
    // The submission was settled behind the process's back: the table keeps what it holds.
    await house.deps.db.planSubmission.update({ where: { id: plan.submissionId }, data: { state: 'withdrawn' } });
    const factId = await storeCustomerFact(house.deps.db, plan, 'customerDeceased');
    await house.deps.temporal.signalFact(processId, { factId, fact: 'customerDeceased' });
    await listed(processId);
    assert.match((await view(processId)).needsOperator ?? '', /^the rule \w+ forbids/);
    assert.deepEqual(await timeline(house.deps, processId), ['submit']);
    assert.equal((await house.deps.db.fact.findUniqueOrThrow({ where: { id: factId } })).handledAt, null);
  });

  async function currentDetails(processId: string): Promise<{ details: string }> {
    const found: unknown = await house.client.workflow.getHandle(processId).query('__temporal_workflow_metadata');
    assert.ok(typeof found === 'object' && found !== null && 'currentDetails' in found);
    return { details: String(found.currentDetails) };
  }
});
