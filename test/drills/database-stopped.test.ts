import { randomUUID } from 'node:crypto';
import { asSuperuser } from '../../dev/postgres.ts';
import { accept, aSubmission, sendBack, told } from '../support/drill-acts.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { consistent, truthful } from '../support/drill-oracle.ts';
import { holdCommit, holdRow, installCommitHold, untilAllWait, untilEachHasCome } from '../support/held-recording.ts';
import { until } from '../support/until.ts';

describe('the database stopped in the middle of a decision', function () {
  this.timeout(120_000);
  let house: DrillHouse;
  before(async () => {
    house = await drillHouse();
    await installCommitHold(house.superuserUrl);
  });
  beforeEach(() => house.allUp());

  it('PS-15 stopped while it is recorded: not known yet; the same key is told afterwards that it was not applied; who waits longer is served', async () => {
    const [short, long] = await Promise.all([aSubmission(house), aSubmission(house)]);
    const held = await Promise.all([short, long].map(({ processId }) => holdRow(house.superuserUrl, processId)));
    const key = randomUUID();
    const patient = accept(long);
    const hurried = accept(short, { key, through: 'hurried' });
    await untilEachHasCome(held);
    await house.postgres.stop();
    told(await hurried, 503, 'notKnownYet');
    told(await accept(short, { key, through: 'hurried' }), 503, 'notKnownYet');
    await until('operators see why it waits', async () => {
      const { raw } = await house.client.workflow.getHandle(long.processId).describe();
      const [pending] = raw.pendingActivities ?? [];
      return pending?.lastFailure?.applicationFailureInfo?.type === 'Database.unavailable';
    });

    await house.postgres.start();
    const again = await until('its row can be read', async () => {
      const answer = await accept(short, { key, through: 'hurried' });
      return answer.body['code'] !== 'notKnownYet' && answer;
    });
    told(again, 503, 'expired');
    await truthful(house, short, again, key);
    told(await patient, 200);
    await consistent(house, long, ['submit', 'accept']);
    await consistent(house, short, ['submit']);
    told(await sendBack(short), 200);
    await consistent(house, short, ['submit', 'return']);
  });

  it('PS-15 cut off after it was recorded, before anybody could be told: not known yet, and the same key is told afterwards that it was applied', async () => {
    const submission = await aSubmission(house);
    const { processId } = submission;
    const held = await holdCommit(house.superuserUrl, processId);
    const key = randomUUID();
    const sent = accept(submission, { key });
    await untilAllWait([held]);
    house.worker.signal('SIGSTOP');
    await held.release();
    await until('it is committed', async () => (await house.db.processStep.count({ where: { processId } })) === 2);
    await house.postgres.kill(); // as a power cut
    house.worker.signal('SIGCONT');
    told(await sent, 503, 'notKnownYet');

    await house.postgres.start();
    const again = await accept(submission, { key });
    told(again, 200);
    await truthful(house, submission, again, key);
    await consistent(house, submission, ['submit', 'accept']);
  });

  it('PS-15 standing still, its connections open: whoever asks is answered all the same, and afterwards truthfully', async () => {
    const submission = await aSubmission(house);
    const look = () => submission.manager('GET', '/session', { through: 'hurried' });
    await Promise.all(Array.from({ length: 6 }, look)); // the API has connections that it takes for good
    const held = await holdRow(house.superuserUrl, submission.processId);
    const key = randomUUID();
    const sent = accept(submission, { key, through: 'hurried' });
    await untilAllWait([held]);
    const thaw = await freeze();
    try {
      told(await look(), 503, 'unavailable');
      told(await accept(submission, { key, through: 'hurried' }), 503, 'notKnownYet');
      told(await sent, 503, 'notKnownYet');
    } finally {
      thaw();
    }
    await held.release();
    const again = await until('its row can be read', async () => {
      const answer = await accept(submission, { key, through: 'hurried' });
      return answer.body['code'] !== 'notKnownYet' && answer;
    });
    told(again, 503, 'expired');
    await consistent(house, submission, ['submit']);
    told(await accept(submission), 200);
    await consistent(house, submission, ['submit', 'accept']);
  });

  /** Every process of PostgreSQL stands still, as on a machine or behind a network that does. Returns how to let them go on. */
  async function freeze(): Promise<() => void> {
    const pids = await asSuperuser(house.superuserUrl, async (client) => {
      const { rows } = await client.query<{ pid: number }>(
        'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
      );
      return rows.map(({ pid }) => pid);
    });
    house.postgres.signal('SIGSTOP');
    const send = (name: NodeJS.Signals) => {
      for (const pid of pids)
        try {
          process.kill(pid, name);
        } catch {
          // it has ended
        }
    };
    send('SIGSTOP');
    return () => {
      send('SIGCONT');
      house.postgres.signal('SIGCONT');
    };
  }
});
