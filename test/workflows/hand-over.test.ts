import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import { at, itemsOf } from '../api/support/reading.ts';
import { openTwoApis, type TwoApis } from '../api/support/two-apis.ts';
import { act, refused, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { addPerson, aSubmittedPlan } from '../support/plan-fixture.ts';
import { aStartedReferral } from '../support/referral-acts.ts';

describe('the decisions that wait for a manager who leaves', () => {
  let house: TwoApis;
  before(async () => {
    house = await openTwoApis(new Date());
    await house.startWorker();
  });
  after(() => house.stop());

  it('PS-14 PS-12 go to another manager in bulk, each by its own process; sent again it is answered as before, and nothing happens twice', async () => {
    const { deps } = house;
    const { db } = deps;
    const now = deps.clock.now().toISOString();
    const referral = await aStartedReferral(deps);
    const { people } = referral;
    const plan = await aSubmittedPlan(db, people, { at: now });
    const written = await aSubmittedPlan(db, people, { at: now, editors: [people.last.id] });
    for (const { processId } of [plan, written]) await deliverNow(deps, processId);
    const processes = [referral.processId, plan.processId, written.processId];

    const colleague = await house.as(await addPerson(db, ['serviceManager']));
    const list = async () => itemsOf((await colleague('GET', `/people/${people.manager.id}/belongings`)).body);
    const items: { kind: string; id: string }[] = [];
    for (const processId of processes) {
      const { id } = await db.workItem.findFirstOrThrow({ where: { processId, state: 'open' } });
      assert.ok((await list()).some((item) => at(item, 'id') === id && at(item, 'kind') === 'decision'));
      items.push({ kind: 'decision', id });
    }
    const handOver = async (by: typeof colleague, key = randomUUID()) => {
      const body = { toId: people.last.id, items };
      const answer = await by('POST', `/people/${people.manager.id}/hand-over`, { body, key });
      assert.equal(answer.status, 200, answer.text);
      return itemsOf(answer.body, 'results').map((result) => (at(result, 'done') ? 'done' : at(result, 'code')));
    };

    // while the manager is there nobody else gives away what waits for them
    assert.deepEqual(await handOver(colleague), ['notTheManager', 'notTheManager', 'fourEyes']);
    await db.person.update({ where: { id: people.manager.id }, data: { active: false } });
    const administrator = await house.as(await addPerson(db, ['administrator']));
    assert.deepEqual(await handOver(administrator), ['forbidden', 'forbidden', 'forbidden']);
    for (const processId of processes) assert.equal((await stateOf(deps, processId)).manager, people.manager.id);

    const key = randomUUID();
    assert.deepEqual(await handOver(colleague, key), ['done', 'done', 'fourEyes']);
    assert.deepEqual(await handOver(colleague, key), ['done', 'done', 'fourEyes']);
    assert.deepEqual(await handOver(colleague), ['notFound', 'notFound', 'fourEyes'], 'theirs no more');
    assert.deepEqual(await Promise.all(processes.map((processId) => timeline(deps, processId))), [
      ['refer', 'handOver'],
      ['submit', 'handOver'],
      ['submit'],
    ]);
    assert.deepEqual(
      (await list()).filter((item) => at(item, 'kind') === 'decision').map((item) => at(item, 'id')),
      [items[2]?.id],
    );
    const done = await db.auditEntry.findMany({
      where: { processId: { in: processes }, result: 'done' },
      select: { action: true },
    });
    assert.deepEqual(done.map(({ action }) => action).toSorted(), [
      'planApproval.handOver',
      'transferReferral.handOver',
    ]);
    await refused('notTheManager', act(deps, people.next, 'accept', plan.processId));
    assert.equal((await act(deps, people.last, 'accept', plan.processId)).outcome, 'accepted');
  });
});
