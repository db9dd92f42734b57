import assert from 'node:assert/strict';
import { chmodSync, cpSync, globSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import pino from 'pino';
import type { Deps } from '../../api/deps.ts';
import { readEnv } from '../../api/env.ts';
import { createTemporal } from '../../api/temporal.ts';
import { runProgram } from '../../dev/run-program.ts';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { act, aStartedApproval, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { actOnReferral, aStartedReferral, type Referral } from '../support/referral-acts.ts';
import { closeAtEnd } from '../support/root-hooks.ts';
import { until } from '../support/until.ts';

describe('a store put back to an earlier copy, with the real programs, then npm run reconcile', function () {
  this.timeout(240_000);
  let house: DrillHouse;
  let deps: Deps;
  before(async () => {
    house = await drillHouse();
    await house.allUp();
    const { env, db, client } = house;
    const connection = Connection.lazy({ address: env['TEMPORAL_ADDRESS'] ?? '' });
    closeAtEnd(() => connection.close());
    deps = {
      db,
      temporal: createTemporal(client, connection),
      clock: { now: () => new Date() },
      env: readEnv({
        ...env,
        OIDC_ISSUER: 'http://127.0.0.1:1',
        OIDC_CLIENT_ID: 'drill',
        OIDC_CLIENT_SECRET: 'drill',
        COMMAND_DEADLINE_MS: '30000',
      }),
      log: pino({ level: 'silent' }),
    };
  });
  beforeEach(() => house.allUp());

  const view = (processId: string) => house.client.workflow.getHandle(processId).query(viewQuery);
  const ready = (processId: string, seq = 0) =>
    until(`${processId} stands at ${seq}`, async () => (await view(processId).catch(() => null))?.seq === seq);
  async function anApproval() {
    const approval = await aStartedApproval(deps);
    await ready(approval.processId);
    return approval;
  }
  async function aMonitoredReferral(): Promise<Referral> {
    const referral = await aStartedReferral(deps);
    await ready(referral.processId);
    await actOnReferral(deps, referral.people.manager, 'acceptMonitoring', referral.processId);
    return referral;
  }
  /** Runs it as an operator does. Returns its exit code, and what it found by process. */
  async function reconcile(...args: string[]) {
    const { code, output } = await runProgram(['api/reconcile/main.ts', ...args], { env: house.env });
    const lines = output.split('\n').filter((line) => /^ {2}\S+\/\S/.test(line));
    const found = Object.fromEntries(lines.map((line) => line.trim().split(/ {2,}/)).map(([id, , word]) => [id, word]));
    return { code, output, found };
  }
  const databaseIsBack = () => until('the database answers', () => house.db.process.count().catch(() => null));

  it('design 3: the database: what went on since is repaired from the rows, what began since is abandoned, the rest untouched', async () => {
    const untouched = await aMonitoredReferral();
    const ahead = await aMonitoredReferral();
    const decided = await anApproval();
    const before = await stateOf(deps, ahead.processId);
    const cluster = join(house.folder, 'postgres/cluster');
    await house.postgres.stop();
    cpSync(cluster, `${cluster}-copy`, { recursive: true });
    await house.postgres.start();
    await databaseIsBack();
    await actOnReferral(deps, ahead.people.officer, 'actionTransfer', ahead.processId);
    await act(deps, decided.people.manager, 'accept', decided.processId);
    const begun = await aMonitoredReferral();
    const inStep = await reconcile();
    assert.equal(inStep.code, 0, inStep.output);
    const run = async () => (await house.client.workflow.getHandle(untouched.processId).describe()).runId;
    const untouchedRun = await run();

    await house.postgres.stop();
    rmSync(cluster, { recursive: true });
    renameSync(`${cluster}-copy`, cluster);
    chmodSync(cluster, 0o700); // PostgreSQL insists, and the copy forgot
    await house.postgres.start();
    await databaseIsBack();
    const expected = { [ahead.processId]: 'ahead', [decided.processId]: 'closed', [begun.processId]: 'rowMissing' };
    const seen = await reconcile();
    assert.deepEqual([seen.code, seen.found], [1, expected], seen.output);
    const repaired = await reconcile('--repair');
    assert.deepEqual([repaired.code, repaired.found], [1, expected], repaired.output);
    const left = await reconcile();
    assert.deepEqual([left.code, left.found], [1, { [begun.processId]: 'rowMissing' }], left.output);
    const abandoned = await reconcile('--abandon', begun.processId, '--reason', 'lost with the database');
    assert.deepEqual([abandoned.code, abandoned.output.trim()], [0, `${begun.processId} is abandoned.`]);
    const whole = await until('the list knows it', async () => {
      const again = await reconcile();
      return again.code === 0 && again;
    });
    assert.deepEqual(whole.found, {});

    await ready(ahead.processId, before.seq);
    assert.deepEqual((await view(ahead.processId)).state?.due, before.due);
    await actOnReferral(deps, ahead.people.officer, 'actionTransfer', ahead.processId);
    await actOnReferral(deps, ahead.people.manager, 'acceptTransfer', ahead.processId);
    await act(deps, decided.people.manager, 'return', decided.processId, { reason: 'Quollwhistle' });
    assert.deepEqual(await timeline(deps, ahead.processId), [
      'refer',
      'acceptMonitoring',
      'actionTransfer',
      'acceptTransfer',
    ]);
    assert.deepEqual(await timeline(deps, decided.processId), ['submit', 'return']);
    assert.equal(await run(), untouchedRun);
  });

  it('design 3: Temporal: what went on, ended and began since is started again from its row, the rest untouched', async () => {
    const untouched = await aMonitoredReferral();
    const behind = await aMonitoredReferral();
    const over = await anApproval();
    const data = () => globSync('temporal.db*', { cwd: house.folder }).map((name) => join(house.folder, name));
    await house.temporal.stop();
    for (const file of data()) cpSync(file, file.replace('temporal.db', 'copy.db'));
    await house.temporal.start();
    await ready(over.processId);
    await actOnReferral(deps, behind.people.officer, 'actionTransfer', behind.processId);
    await act(deps, over.people.manager, 'accept', over.processId);
    const begun = await aMonitoredReferral();
    const due = (await stateOf(deps, begun.processId)).due;
    const inStep = await reconcile();
    assert.equal(inStep.code, 0, inStep.output);

    await house.worker.stop(); // a worker remembers what Temporal has forgotten
    await house.temporal.stop();
    for (const file of data()) rmSync(file);
    for (const name of globSync('copy.db*', { cwd: house.folder }))
      renameSync(join(house.folder, name), join(house.folder, name.replace('copy.db', 'temporal.db')));
    await house.temporal.start();
    await house.worker.start();
    await ready(untouched.processId, 1);
    const expected = { [behind.processId]: 'behind', [over.processId]: 'openAfterEnd', [begun.processId]: 'missing' };
    const seen = await reconcile();
    assert.deepEqual([seen.code, seen.found], [1, expected], seen.output);
    const repaired = await reconcile('--repair');
    assert.deepEqual([repaired.code, repaired.found], [0, expected], repaired.output);
    const whole = await until('the list knows it', async () => {
      const again = await reconcile();
      return again.code === 0 && again;
    });
    assert.deepEqual(whole.found, {});

    assert.equal(await house.client.workflow.getHandle(over.processId).result(), 'accepted');
    await ready(begun.processId, 1);
    assert.deepEqual((await view(begun.processId)).state?.due, due);
    await actOnReferral(deps, behind.people.manager, 'rejectTransfer', behind.processId, { reason: 'Quollwhistle' });
    assert.deepEqual((await timeline(deps, behind.processId)).slice(-2), ['actionTransfer', 'rejectTransfer']);
    await actOnReferral(deps, begun.people.officer, 'withdraw', begun.processId);
    await actOnReferral(deps, untouched.people.officer, 'withdraw', untouched.processId);
  });

  it('design 3: Temporal emptied: every open process is started again from its row, by the same instants', async () => {
    const [referral, approval] = [await aMonitoredReferral(), await anApproval()];
    const { due } = await stateOf(deps, referral.processId);
    await house.worker.stop();
    await house.temporal.stop();
    for (const name of globSync('temporal.db*', { cwd: house.folder })) rmSync(join(house.folder, name));
    await house.temporal.start();
    await house.worker.start();
    const repaired = await reconcile('--repair');
    assert.equal(repaired.code, 0, repaired.output);
    assert.deepEqual(
      [referral, approval].map(({ processId }) => repaired.found[processId]),
      ['missing', 'missing'],
    );
    assert.equal(new Set(Object.values(repaired.found)).size, 1, repaired.output);
    await ready(referral.processId, 1);
    assert.deepEqual((await view(referral.processId)).state?.due, due);
    await act(deps, approval.people.manager, 'accept', approval.processId);
    assert.equal((await reconcile()).code, 0);
  });

  it('design 3: it says what it cannot find out, and what it does not know', async () => {
    await house.temporal.stop();
    const away = await reconcile();
    assert.deepEqual([away.code, away.found], [2, {}], away.output);
    assert.match(away.output, /Temporal does not answer/);
    await house.temporal.start();
    for (const args of [
      ['--mend'],
      ['--abandon', 'plan-approval/x'],
      ['--repair', '--abandon', 'x', '--reason', 'y'],
    ]) {
      const { code, output } = await reconcile(...args);
      assert.deepEqual([code, output.trim()], [2, 'It knows: --repair, or --abandon <process> --reason "…".']);
    }
    const unknown = await reconcile('--abandon', 'plan-approval/x', '--reason', 'y');
    assert.equal(unknown.code, 1);
    assert.match(unknown.output, /left alone/);
  });
});
