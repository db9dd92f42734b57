/** PS-25: one referral, and all that happens to a house in 90 days. Its reminders come by skipped time, everything else is done for real. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createTemporal } from '../../api/temporal.ts';
import { answers, startChild } from '../../dev/child-process.ts';
import { freePort } from '../../dev/ports.ts';
import { root } from '../../dev/run-program.ts';
import { fastForward, virtualNow } from '../../dev/time-skipping.ts';
import { passDeadlines } from '../replay/scenario.ts';
import { bundleChanged } from '../support/changed-release.ts';
import { signIn, told, type Told } from '../support/drill-acts.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { Part } from '../support/drill-part.ts';
import { stateOf } from '../support/plan-approval-acts.ts';
import { planted } from '../support/plan-fixture.ts';
import { findPlanted } from '../support/planted.ts';
import { historyOf, untilItWaits } from '../support/process-history.ts';
import { aStartedReferral } from '../support/referral-acts.ts';
import { isKept, passRetention } from '../support/retention.ts';
import { closeAtEnd } from '../support/root-hooks.ts';
import { until } from '../support/until.ts';

describe('a referral through everything that happens in 90 days', function () {
  this.timeout(240_000);
  let house: DrillHouse;
  /** The worker of a release that came later: other rules, and a loop that asks for more. */
  let next: Part;
  before(async () => {
    house = await drillHouse();
    await house.allUp();
    const port = String(await freePort(30_000));
    const env = { ...house.env, WORKER_HEALTH_PORT: port, WORKFLOW_BUNDLE: await changed() };
    next = new Part(() =>
      startChild({
        name: 'worker-next',
        command: process.execPath,
        args: ['workers/main.ts'],
        env,
        cwd: root,
        logFile: join(house.folder, 'logs/worker-next.log'),
        ready: answers(`http://127.0.0.1:${port}/ready`),
        readyWithinMs: 60_000,
        stopWithinMs: 20_000,
      }),
    );
    closeAtEnd(() => next.stop());
  });
  after(async () => {
    await next.stop();
    await house.allUp();
  });
  const changed = () => bundleChanged('patched', { otherRules: true });

  it('PS-15 PS-17 PS-19 PS-24 PS-25 every part killed, the database away at a reminder, worker and rules and loop replaced, its history removed: reminded of everything once, decided once, readable at the end', async () => {
    const { db, client, temporal, postgres, worker, api } = house;
    const deps = { db, temporal: createTemporal(client, house.connection), clock: { now: () => new Date() } };
    const r = await aStartedReferral(deps);
    const { processId, people } = r;
    const [officer, manager] = await Promise.all([signIn(house, people.officer), signIn(house, people.manager)]);
    await untilItWaits(client, processId);
    const path = `/transfer-referrals/${r.referralId}`;
    const way = async () => {
      const steps = await db.processStep.findMany({ where: { processId }, orderBy: { seq: 'asc' } });
      return steps.map(({ what }) => what);
    };
    const state = () => stateOf({ db }, processId);
    const forwardTo = async (id: string, instant: string) =>
      (await fastForward(client, id, Date.parse(instant) - (await virtualNow(client, id)).getTime())).now;
    const pass = (times: number) => passDeadlines({ deps, forwardTo }, processId, times);
    const databaseAnswers = () => until('the database answers', () => db.process.count().catch(() => null));
    const done = (answer: Told) => (told(answer, 200), answer);

    await pass(1); // the manager is reminded of the first decision
    done(await manager('POST', `${path}/accept-monitoring`));
    const { due } = await state();
    assert.deepEqual(
      due.map(({ name }) => name),
      ['day60', 'day80', 'lapse'],
    );

    // Temporal's machine fails: it comes back with its own storage
    await temporal.kill();
    await temporal.start();
    assert.deepEqual((await state()).due, due);
    await pass(1);

    // the database is away when the second reminder falls due
    await postgres.kill();
    const day80 = due[1]?.at ?? '';
    const late = forwardTo(processId, new Date(Date.parse(day80) + 60_000).toISOString());
    await until('its recording is tried in vain', async () => {
      const { raw } = await client.workflow.getHandle(processId).describe();
      return raw.pendingActivities?.[0]?.lastFailure?.applicationFailureInfo?.type === 'Database.unavailable';
    });
    await postgres.start();
    await databaseAnswers();
    await late;
    await until('day 80 is recorded', async () => (await way()).includes('day80'));
    assert.deepEqual(await way(), ['refer', 'remind', 'acceptMonitoring', 'day60', 'day80']);

    // upgraded: API and worker are stopped as operators do it; the new worker has other rules and another loop
    await Promise.all([worker.stop(), api.patient.stop()]);
    await Promise.all([next.start(), api.patient.start()]);
    told(await officer('POST', `${path}/withdraw`), 409, 'notNow'); // its rules do not have it
    assert.deepEqual((await state()).due, due.slice(2), 'the same end');
    await pass(2); // the lapse, and what the new rules remind of a week later

    // a power cut
    await Promise.all([next, temporal, postgres, api.patient, api.hurried].map((part) => part.kill()));
    await Promise.all([temporal.start(), postgres.start()]);
    await databaseAnswers();
    await Promise.all([next.start(), api.patient.start()]);
    done(await officer('POST', `${path}/action-transfer`));
    await pass(1); // the manager is reminded of the second decision
    const key = randomUUID();
    const first = done(await manager('POST', `${path}/accept-transfer`, { key }));

    const whole = await historyOf(client, processId);
    assert.deepEqual(findPlanted(whole), []);
    await passRetention(client, processId);
    assert.deepEqual(done(await manager('POST', `${path}/accept-transfer`, { key })).body, first.body);
    const { commandId: _again, ...same } = done(await manager('POST', `${path}/accept-transfer`)).body;
    const { commandId: _first, ...said } = first.body;
    assert.deepEqual(same, said);
    told(await manager('POST', `${path}/reject-transfer`, { body: { reason: planted } }), 409, 'alreadyDecided');
    assert.equal(await isKept(client, processId), false);

    const monitored = ['remind', 'acceptMonitoring', 'day60', 'day80', 'lapse', 'day80'];
    const expected = ['refer', ...monitored, 'actionTransfer', 'remind', 'acceptTransfer'];
    assert.deepEqual(await way(), expected);
    const row = await state();
    assert.deepEqual([row.seq, row.outcome, row.due], [expected.length - 1, 'transferred', []]);
    assert.equal(await db.workItem.count({ where: { processId, state: 'open' } }), 0);
    const stay = await db.assignment.findUniqueOrThrow({ where: { id: r.assignmentId } });
    assert.ok(stay.closedAt, 'the customer has left');
    const page = done(await manager('GET', path)).body;
    const shown = JSON.stringify(page);
    for (const what of expected) assert.ok(shown.includes(`"${what}"`), `${what} is not to be read`);
    for (const [name, text] of Object.entries(house.logs()))
      assert.ok(!text.includes(planted), `personal data in ${name}`);
  });
});
