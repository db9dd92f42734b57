import assert from 'node:assert/strict';
import { accept, aSubmission, told } from '../support/drill-acts.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { consistent } from '../support/drill-oracle.ts';
import { holdRow, untilAllWait } from '../support/held-recording.ts';
import { recordAttempts } from '../support/process-history.ts';
import { until } from '../support/until.ts';

describe('told to end (SIGTERM) in the middle of a decision', function () {
  this.timeout(120_000);
  let house: DrillHouse;
  before(async () => (house = await drillHouse()));
  beforeEach(() => house.allUp());

  /** 503, or nobody listens any more. */
  const ready = (url: string) =>
    fetch(`${url}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  const notReady = (url: string) => until('it is not ready', async () => !(await ready(url)), 2000);

  it('PS-15 the worker is ready no more, records what it has begun, and ends', async () => {
    const submission = await aSubmission(house);
    const held = await holdRow(house.superuserUrl, submission.processId);
    const sent = accept(submission);
    await untilAllWait([held]);
    const ended = house.worker.ended();
    house.worker.signal('SIGTERM');
    await notReady(house.workerHealthUrl);
    assert.ok(await held.reached(), 'the recording still waits');
    await held.release();
    assert.equal(await ended, 'exit code 0');
    assert.equal(await house.db.processStep.count({ where: { processId: submission.processId } }), 2);

    await house.worker.start();
    told(await sent, 200);
    assert.deepEqual(await recordAttempts(house.client, submission.processId), [1], 'nothing was done again');
    await consistent(house, submission, ['submit', 'accept']);
  });

  it('PS-15 the API is ready no more, answers whoever has asked, and ends', async () => {
    const submission = await aSubmission(house);
    const held = await holdRow(house.superuserUrl, submission.processId);
    const sent = accept(submission);
    await untilAllWait([held]);
    const ended = house.api.patient.ended();
    house.api.patient.signal('SIGTERM');
    await notReady(house.urlOf.patient);
    await held.release();
    told(await sent, 200);
    assert.equal(await ended, 'exit code 0');

    await house.api.patient.start();
    await consistent(house, submission, ['submit', 'accept']);
  });

  it('PS-15 both at once: the decision is recorded, and its sender is told as soon as somebody can tell', async () => {
    const submission = await aSubmission(house);
    const held = await holdRow(house.superuserUrl, submission.processId);
    const sent = accept(submission, { through: 'hurried' });
    await untilAllWait([held]);
    const ended = [house.worker.ended(), house.api.hurried.ended()];
    house.worker.signal('SIGTERM');
    house.api.hurried.signal('SIGTERM');
    await held.release();
    assert.deepEqual(await Promise.all(ended), ['exit code 0', 'exit code 0']);
    told(await sent, 200); // at the deadline, from the row: no worker was left to answer

    await house.allUp();
    await consistent(house, submission, ['submit', 'accept']);
  });
});
