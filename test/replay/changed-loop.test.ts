/** PS-25: what a release may do whose loop has changed, and what becomes of the lives begun before it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleChanged } from '../support/changed-release.ts';
import { keepWorkerLog } from '../support/worker-log.ts';
import { endOf, recordedEvents, recordings } from './recordings.ts';

describe('recorded processes, and a release with a changed loop', () => {
  before(() => keepWorkerLog());
  const all = recordings();

  /** Returns what went wrong, by name. */
  async function replay(file: string): Promise<Map<string, unknown>> {
    const failed = new Map<string, unknown>();
    const given = all.map(({ name, history }) => ({ workflowId: name, history }));
    const workflowBundle = { code: readFileSync(file, 'utf8') };
    let count = 0;
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, given)) {
      count++;
      if (error) failed.set(workflowId, error);
    }
    assert.equal(count, all.length);
    return failed;
  }

  it('PS-25 behind a patch every life recorded before replays, with other rules too', async () => {
    assert.deepEqual([...(await replay(await bundleChanged('patched', { otherRules: true })))], []);
  });

  it('PS-25 without it none replays in which a step was recorded', async () => {
    const failed = await replay(await bundleChanged('unpatched'));
    const stepped = all.filter(({ history }) => recordedEvents(history).some((event) => event.endsWith(' recorded')));
    const concerned = stepped.filter(({ history }) => endOf(history) !== 'terminated');
    assert.ok(concerned.length > 40);
    for (const { name } of concerned) assert.ok(failed.get(name) instanceof DeterminismViolationError, name);
  });
});
