import assert from 'node:assert/strict';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { act, actAsync, aStartedApproval, commandOf, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { historyOf, valueOf } from '../support/process-history.ts';
import { startShortHistories } from '../support/short-histories.ts';
import { until } from '../support/until.ts';

describe('a history that grows long', () => {
  let server: Awaited<ReturnType<typeof startShortHistories>>;
  let house: ProcessHouse;
  before(async () => {
    server = await startShortHistories(40);
    house = await openProcessHouse(30_000, Promise.resolve(server.connected));
    await house.startWorker();
  });
  after(async () => {
    await house.stop();
    await server.stop();
  });

  it('design 8: goes on as a new run from its row, with nothing but its id carried over', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const handle = house.client.workflow.getHandle(processId);
    const first = await handle.describe();
    const { due } = await stateOf(house.deps, processId);
    const handOvers = 8;
    for (let i = 0; i < handOvers; i++) {
      const [from, to] = i % 2 ? [people.next, people.manager] : [people.manager, people.next];
      await act(house.deps, from, 'handOver', processId, { to: to.id });
    }
    const history = await house.client.workflow.getHandle(processId, first.runId).fetchHistory();
    const continued = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
    assert.ok(continued, 'the first run continued as new');
    assert.deepEqual(continued.input?.payloads?.map(valueOf), [{ processId }]);

    const later = await handle.describe();
    assert.notEqual(later.runId, first.runId);
    // summary and details of the start are not carried over by the server; what the loop shows is
    assert.equal(later.searchAttributes['CaseNeeds']?.[0], 'manager');
    assert.deepEqual((await stateOf(house.deps, processId)).due, due);
    assert.equal((await act(house.deps, people.manager, 'accept', processId)).outcome, 'accepted');
    assert.deepEqual(await timeline(house.deps, processId), ['submit', ...Array(handOvers).fill('handOver'), 'accept']);
    assert.ok((await historyOf(house.client, processId)).events?.at(-1)?.workflowExecutionCompletedEventAttributes);
  });

  it('design 3: of commands that come while it goes on as a new run none is lost or applied twice', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    const { manager } = people;
    const ids = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        actAsync(house.deps, manager, 'handOver', processId, { to: (i % 2 ? people.next : people.last).id }),
      ),
    );
    await until('all are settled', async () => {
      const settled = await Promise.all(ids.map((id) => commandOf(house.deps, id)));
      return settled.every(({ state }) => state !== 'open') && settled;
    });
    await until('it went on as a new run', async () => {
      const [started] = (await historyOf(house.client, processId)).events ?? [];
      return started?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    });
    // the first takes it away from the manager, who may not hand over what another has
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'handOver']);
    const states = await house.deps.db.command.groupBy({ by: ['state'], where: { processId }, _count: true });
    assert.deepEqual(Object.fromEntries(states.map(({ state, _count }) => [state, _count])), {
      applied: 1,
      refused: 15,
    });
  });
});
