import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { accept, aSubmission, sendBack, told } from '../support/drill-acts.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { answerOfProcess, commandOfKey, consistent, truthful } from '../support/drill-oracle.ts';
import { until } from '../support/until.ts';

describe('decisions while somebody is away, and many at once', function () {
  this.timeout(120_000);
  let house: DrillHouse;
  before(async () => (house = await drillHouse()));
  beforeEach(() => house.allUp());

  it('PS-15 a decision sent while no worker runs is given up, and stays unapplied when the worker is back', async () => {
    const submission = await aSubmission(house);
    const { accountId } = submission.people.manager;
    await house.worker.kill();
    const key = randomUUID();
    const answer = await accept(submission, { key, through: 'hurried' });
    told(answer, 503, 'expired');

    await house.worker.start();
    const { id } = await commandOfKey(house, accountId, key);
    assert.deepEqual(await answerOfProcess(house, submission, id), { answer: 'refused', reason: 'expired' });
    await consistent(house, submission, ['submit']);
    told(await accept(submission, { key }), 503, 'expired');
    told(await sendBack(submission), 200);
    await truthful(house, submission, answer, key);
    await consistent(house, submission, ['submit', 'return']);
  });

  it('PS-15 an asynchronous decision sent while no worker runs is taken, and applied when the worker is back', async () => {
    const submission = await aSubmission(house);
    await house.worker.kill();
    const { status, location } = await accept(submission, { respondAsync: true });
    assert.equal(status, 202);
    const path = location?.replace('/api/v1', '') ?? '';
    const state = async () => (await submission.manager('GET', path)).body['state'];
    assert.equal(await state(), 'open');

    await house.worker.start();
    await until('its address says that it is applied', async () => (await state()) === 'applied');
    await consistent(house, submission, ['submit', 'accept']);
  });

  it('PS-15 a decision whose API is killed before its deadline is not applied by a worker that comes later', async () => {
    const submission = await aSubmission(house);
    const { accountId } = submission.people.manager;
    await house.worker.kill();
    const key = randomUUID();
    const sent = accept(submission, { key, through: 'hurried' });
    const { id } = await until('its row is there', () => commandOfKey(house, accountId, key).catch(() => null));
    await house.api.hurried.kill();
    assert.equal((await sent).status, 0, 'cut off');
    const [row] = await until('its deadline is over', async () => {
      const late = await house.db.$queryRaw<{ state: string }[]>`
        SELECT state FROM command WHERE id = ${id}::uuid AND expires_at < clock_timestamp()`;
      return late.length > 0 && late;
    });
    assert.equal(row?.state, 'open', 'nobody was left to expire it');

    await house.worker.start();
    await house.api.hurried.start();
    const again = await accept(submission, { key, through: 'hurried' });
    told(again, 503, 'expired');
    assert.deepEqual(await answerOfProcess(house, submission, id), { answer: 'refused', reason: 'expired' });
    await consistent(house, submission, ['submit']);
    told(await accept(submission, { through: 'hurried' }), 200);
    await consistent(house, submission, ['submit', 'accept']);
  });

  for (const crash of [false, true])
    it(`PS-15 of 20 different decisions at once through two APIs and two workers one is applied${crash ? ', also when a worker is killed meanwhile' : ''}`, async () => {
      await Promise.all([house.secondWorker.start(), house.api.second.start()]);
      const submission = await aSubmission(house);
      const keys = Array.from({ length: 20 }, () => randomUUID());
      const sent = keys.map((key, i) => {
        const how = { key, through: i % 2 ? ('patient' as const) : ('second' as const) };
        return i ? sendBack(submission, { ...how, reason: `reason ${i}` }) : accept(submission, how);
      });
      if (crash) {
        await until(
          'some have come',
          async () => (await house.db.command.count({ where: { processId: submission.processId } })) > 3,
        );
        await house.worker.kill();
      }
      const answers = await Promise.all(sent);
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      for (const [i, key] of keys.entries()) await truthful(house, submission, answers[i] ?? assert.fail(), key);
      const winner = answers[0]?.status === 200 ? 'accept' : 'return';
      await consistent(house, submission, ['submit', winner]);
    });

  it('PS-15 one decision sent 20 times at once under one key, through two APIs, is one command with one answer', async () => {
    await Promise.all([house.secondWorker.start(), house.api.second.start()]);
    const submission = await aSubmission(house);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => accept(submission, { key, through: i % 2 ? 'patient' : 'second' })),
    );
    for (const answer of answers) {
      assert.deepEqual(answer, answers[0]);
      await truthful(house, submission, answer, key);
    }
    assert.equal(await house.db.command.count({ where: { processId: submission.processId } }), 1);
    await consistent(house, submission, ['submit', 'accept']);
  });
});
