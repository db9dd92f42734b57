import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { accept, aSubmission, sendBack, told, type Submission } from '../support/drill-acts.ts';
import { deadlines, drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { commandOfKey, consistent, truthful } from '../support/drill-oracle.ts';
import {
  holdCommit,
  holdRow,
  installCommitHold,
  untilAllWait,
  untilEachHasCome,
  type Held,
} from '../support/held-recording.ts';
import { recordAttempts } from '../support/process-history.ts';
import { until } from '../support/until.ts';

describe('a worker killed while it records a decision', function () {
  this.timeout(120_000);
  let house: DrillHouse;
  before(async () => {
    house = await drillHouse();
    await installCommitHold(house.superuserUrl);
  });
  beforeEach(() => house.allUp());

  type Sent = { submission: Submission; held: Held; key: string; answer: ReturnType<typeof accept> };
  type Hold = typeof holdRow;

  /** One decision through each API, standing still where `hold` holds it. */
  async function decide(hold: Hold): Promise<{ hurried: Sent; patient: Sent }> {
    const [hurried, patient] = await Promise.all(
      (['hurried', 'patient'] as const).map(async (through) => {
        const submission = await aSubmission(house);
        const held = await hold(house.superuserUrl, submission.processId);
        return { submission, held, key: randomUUID(), through };
      }),
    );
    assert.ok(hurried && patient);
    // the one with little time last
    const send = (s: typeof hurried): Sent => ({
      ...s,
      answer: accept(s.submission, { key: s.key, through: s.through }),
    });
    return { patient: send(patient), hurried: send(hurried) };
  }
  /** Both in their COMMIT at once; where the machine was too slow for the one with little time, once more with others. */
  async function bothCommit(tries = 3): Promise<{ hurried: Sent; patient: Sent }> {
    const sent = await decide(holdCommit);
    const all = [sent.hurried, sent.patient];
    const held = all.map((one) => one.held);
    if (await untilAllWait(held, deadlines.hurried).catch(() => false)) return sent;
    if (tries === 1) throw new Error('the recordings never stood still together');
    await Promise.all(held.map((one) => one.release()));
    await Promise.all(all.map((one) => one.answer));
    return bothCommit(tries - 1);
  }
  const step = ({ submission: { processId } }: Sent) => house.db.processStep.count({ where: { processId, seq: 1 } });

  const repeated = async ({ submission: { processId } }: Pick<Sent, 'submission'>) =>
    (await recordAttempts(house.client, processId)).some((attempt) => attempt > 1);

  it('PS-15 before the commit: nobody is told that it is done while it is not, and it is applied once or never', async () => {
    const { hurried, patient } = await decide(holdRow);
    await untilEachHasCome([hurried.held, patient.held]);
    await house.worker.kill();
    await Promise.all([hurried.held.release(), patient.held.release()]);
    assert.equal((await step(hurried)) + (await step(patient)), 0);
    told(await hurried.answer, 503, 'expired');
    await house.worker.start();

    told(await patient.answer, 200);
    await consistent(house, patient.submission, ['submit', 'accept']);
    assert.ok(await repeated(patient), 'recorded at a later attempt');
    await consistent(house, hurried.submission, ['submit']);
    await truthful(house, hurried.submission, await hurried.answer, hurried.key);
    told(await sendBack(hurried.submission), 200);
    await consistent(house, hurried.submission, ['submit', 'return']);
  });

  it('PS-15 while the database commits: it is applied once, and whoever asked is told so', async () => {
    const { hurried, patient } = await bothCommit();
    await house.worker.kill();
    await Promise.all([hurried.held.release(), patient.held.release()]); // PostgreSQL does not look who is listening
    await appliedOnce([hurried, patient]);
  });

  it('PS-15 after the commit, before the process heard of it: it is applied once, and whoever asked is told so', async () => {
    const { hurried, patient } = await bothCommit();
    house.worker.signal('SIGSTOP'); // it has asked for the commit and will not hear the answer
    await Promise.all([hurried.held.release(), patient.held.release()]);
    await until('both are committed', async () => (await step(hurried)) + (await step(patient)) === 2);
    await house.worker.kill();
    await appliedOnce([hurried, patient]);
  });

  async function appliedOnce(all: Sent[]): Promise<void> {
    await house.worker.start();
    for (const { submission, key, answer } of all) {
      told(await answer, 200); // the row is the answer, also to those who could not wait for the worker
      await truthful(house, submission, await answer, key);
      await consistent(house, submission, ['submit', 'accept']);
      assert.ok(await repeated({ submission }), 'heard at a later attempt');
      assert.equal((await commandOfKey(house, submission.people.manager.accountId, key)).state, 'applied');
    }
  }
});
