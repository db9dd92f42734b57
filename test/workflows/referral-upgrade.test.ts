/** PS-25: a referral lives through an upgrade of the worker to changed rules and a changed loop. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { bundleBeforeSparing, bundleChanged, patchId } from '../support/changed-release.ts';
import { commandOf, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { historyOf, patchesIn, type History } from '../support/process-history.ts';
import { bundle, openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { actOnReferral, actOnReferralAsync, aStartedReferral } from '../support/referral-acts.ts';
import { until } from '../support/until.ts';
import { passDeadlines } from '../replay/scenario.ts';

describe('a referral over an upgrade of the worker', () => {
  let house: ProcessHouse;
  let next: string;
  before(async () => {
    house = await openProcessHouse();
    next = await bundleChanged('patched', { otherRules: true });
  });
  after(() => house.stop());
  afterEach(() => house.stopWorker());

  const activities = ({ events }: History) =>
    (events ?? []).flatMap((event) => event.activityTaskScheduledEventAttributes?.activityType?.name ?? []);
  async function replayed(file: string, history: History): Promise<unknown> {
    const code = readFileSync(file, 'utf8');
    for await (const { error } of Worker.runReplayHistories({ workflowBundle: { code } }, [
      { workflowId: 'crossed', history },
    ]))
      return error;
    return assert.fail('nothing was replayed');
  }

  for (const [what, cache] of [
    ['', {}],
    [', nothing kept between two tasks', { maxCachedWorkflows: 0 }],
  ] as const)
    it(`PS-25 what lies behind it stays as it was, what comes goes by the new rules and the new loop${what}`, async () => {
      await house.startWorker(cache);
      const r = await aStartedReferral(house.deps);
      const { officer, manager } = r.people;
      await actOnReferral(house.deps, manager, 'acceptMonitoring', r.processId);
      await passDeadlines(house, r.processId, 1);
      const { due } = await stateOf(house.deps, r.processId);
      await house.stopWorker();
      const old = await historyOf(house.client, r.processId);
      assert.deepEqual(patchesIn(old), ['sparing-steps']);

      await house.startWorker({ ...cache, bundle: next });
      const waiting = await actOnReferralAsync(house.deps, officer, 'withdraw', r.processId);
      await until('it is refused by the new rules', async () => {
        const { state } = await commandOf(house.deps, waiting);
        return state === 'refused';
      });
      assert.deepEqual((await stateOf(house.deps, r.processId)).due, due, 'the same instants');
      await passDeadlines(house, r.processId, 3); // day 80, the lapse, and the new rules' reminder
      await house.stopWorker();
      await house.startWorker({ ...cache, bundle: next }); // reads it all again
      await actOnReferral(house.deps, officer, 'actionTransfer', r.processId);
      const done = await actOnReferral(house.deps, manager, 'acceptTransfer', r.processId);
      assert.equal(done.outcome, 'transferred');
      const reminded = ['day60', 'day80', 'lapse', 'day80'];
      const way = ['refer', 'acceptMonitoring', ...reminded, 'actionTransfer', 'acceptTransfer'];
      assert.deepEqual(await timeline(house.deps, r.processId), way);
      const handle = house.client.workflow.getHandle(r.processId);
      assert.equal(await handle.result(), 'transferred');
      const { seq, outcome } = await stateOf(house.deps, r.processId);
      const view = await handle.query(viewQuery);
      assert.deepEqual([view.seq, view.state?.outcome], [seq, outcome]);

      const whole = await historyOf(house.client, r.processId);
      assert.deepEqual(patchesIn(whole), ['sparing-steps', patchId], 'one mark of each');
      const before = activities(old);
      assert.deepEqual(before, ['readProcess', 'record', 'record'], 'the old loop');
      assert.deepEqual(activities(whole).slice(before.length), [
        'record', // refused: no step
        ...['day80', 'lapse', 'day80', 'actionTransfer', 'acceptTransfer'].flatMap(() => ['record', 'readProcess']),
      ]);
      assert.equal(await replayed(next, whole), undefined);
      assert.ok(
        (await replayed(await bundle(), whole)) instanceof DeterminismViolationError,
        'a loop that has changed is not taken back',
      );
    });

  it('PS-25 a referral begun before the loop was made to spare goes on by its old one, to its end', async () => {
    await house.startWorker({ bundle: await bundleBeforeSparing() });
    const r = await aStartedReferral(house.deps);
    const { officer, manager } = r.people;
    await actOnReferral(house.deps, manager, 'acceptMonitoring', r.processId);
    await passDeadlines(house, r.processId, 1);
    await house.stopWorker();

    await house.startWorker();
    await passDeadlines(house, r.processId, 1);
    const { due } = await stateOf(house.deps, r.processId);
    const handle = house.client.workflow.getHandle(r.processId);
    const { searchAttributes } = await handle.describe();
    assert.deepEqual(searchAttributes['CaseDue'], [new Date(due[0]?.at ?? '')]);
    await actOnReferral(house.deps, officer, 'actionTransfer', r.processId);
    await actOnReferral(house.deps, manager, 'acceptTransfer', r.processId);
    assert.equal(await handle.result(), 'transferred');
    const whole = await historyOf(house.client, r.processId);
    assert.deepEqual(patchesIn(whole), []);
    assert.equal(await replayed(await bundle(), whole), undefined);
  });
});
