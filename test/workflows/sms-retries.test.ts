/** EM-25: what the gateway certainly did not take is tried again, inside the window and up to a limit; what it refuses for good is not. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { FaultGiven } from '../../dev/sms-gateway/fault-table.ts';
import { openMessageHouse, type MessageHouse, type SentMessage } from '../support/message-house.ts';
import { refused } from '../support/plan-approval-acts.ts';
import { until } from '../support/until.ts';

const tooMany = (seconds = 0): FaultGiven[] => [{ name: 'tooMany', seconds }];
const minute = 60_000;

describe('a message that the gateway does not take', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const attempts = async (m: SentMessage) => (await house.record(m)).attempts.map(({ state }) => state);
  const tried = (m: SentMessage, times: number) =>
    until(`it is tried ${times} times`, async () => house.gateway.posts(m.to).length === times);

  it('EM-25 is tried again in growing pauses, and arrives once', async () => {
    house.newDay(12);
    const m = await house.send({ faults: Array.from({ length: 4 }, () => tooMany()) });
    const pauses: number[] = [];
    for (let times = 1; times <= 4; times++) {
      await tried(m, times);
      const { due } = await until('the pause is recorded', async () => {
        const state = await house.reaches(m, 'sending');
        return state.tries === times && state;
      });
      const at = Date.parse(due[0]?.at ?? '');
      const last = await house.deps.db.processStep.findFirstOrThrow({
        where: { processId: m.processId },
        orderBy: { seq: 'desc' },
      });
      pauses.push((at - last.at.getTime()) / 1000);
      await house.goTo(m, new Date(at).toISOString());
    }
    await house.reaches(m, 'handedOver');
    const least = [5, 10, 20, 40];
    for (const [i, pause] of pauses.entries()) {
      const first = least[i] ?? 0;
      assert.ok(pause >= first && pause <= first * 1.2 + 0.001, `pause ${i}: ${pause} s`);
    }
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.deepEqual(await attempts(m), [...Array<string>(4).fill('refused'), 'accepted']);
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });

  it('EM-25 EM-22 goes on at the next opening, where the pause would leave the window', async () => {
    house.newDay(19, 50);
    const m = await house.send({ faults: [tooMany(900)] });
    await tried(m, 1);
    const { due } = await house.reaches(m, 'sending');
    await house.goTo(m, due[0]?.at ?? '');
    const held = await house.reaches(m, 'held');
    const { placeDate } = await house.record(m);
    await house.goTo(m, held.due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
    assert.equal(house.gateway.posts(m.to).length, 2);
    assert.ok((house.gateway.posts(m.to)[1]?.at ?? '') >= (held.due[0]?.at ?? '?'));
    assert.ok(placeDate, 'it has a place of the day on which it leaves');
  });

  it('EM-22 the gateway may keep it to the end of the window at most', async () => {
    house.newDay(19, 55);
    const m = await house.send();
    await house.reaches(m, 'handedOver');
    const [attempt] = (await house.record(m)).attempts;
    assert.ok(
      attempt && attempt.validitySeconds <= 300 && attempt.validitySeconds > 270,
      `${attempt?.validitySeconds}`,
    );
  });

  it('EM-25 is given up after a day of failures, after one more try when the window opened', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [tooMany(40_000), tooMany(40_000)] });
    await tried(m, 1);
    const first = await house.reaches(m, 'sending');
    await house.goTo(m, first.due[0]?.at ?? '');
    const held = await house.reaches(m, 'held');
    await house.goTo(m, held.due[0]?.at ?? '');
    await tried(m, 2);
    const again = await house.reaches(m, 'sending');
    assert.deepEqual(
      again.due.map(({ name }) => name),
      ['giveUp', 'attempt'],
    );
    assert.equal(again.due[0]?.at, first.giveUpAt);
    await house.goTo(m, again.due[0]?.at ?? '');
    await house.reaches(m, 'notSent');
    const { why, place } = await house.record(m);
    assert.deepEqual([why, place, await house.items(m)], ['gatewayAway', null, ['messageNotSent']]);
  });

  it('EM-49 is not sent once the time that it names has passed, however often it is tried', async () => {
    house.newDay(12);
    const m = await house.send({
      use: 'preCallAdvice',
      text: 'We will call you {contactTime}.',
      values: { contactTime: 'nextHour' },
      faults: [tooMany(3600)],
    });
    await tried(m, 1);
    const { due } = await house.reaches(m, 'sending');
    assert.equal(due[0]?.name, 'lastMoment');
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'notSent');
    assert.equal((await house.record(m)).why, 'timePassed');
  });

  const permanent: [code: number, why: string][] = [
    [21211, 'refusedByGateway'],
    [21610, 'optOut'],
    [21408, 'refusedByGateway'],
  ];
  for (const [code, why] of permanent)
    it(`EM-25 is not tried again after ${code}`, async () => {
      house.newDay(12);
      const m = await house.send({ faults: [[{ name: 'refused', code }]] });
      await house.reaches(m, 'notSent');
      const { why: told, attempts: made } = await house.record(m);
      assert.deepEqual([told, made.map((a) => [a.state, a.errorCode])], [why, [['refused', code]]]);
      assert.deepEqual([house.gateway.posts(m.to).length, await house.items(m)], [1, ['messageNotSent']]);
      assert.equal(await house.deps.db.smsOptOut.count({ where: { number: m.to } }), code === 21610 ? 1 : 0);
    });

  it('EM-25 nothing is lost where the gateway does not accept our credentials: an operator is asked, and it goes on', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [[{ name: 'refused', code: 20003 }]] });
    await tried(m, 1);
    const { needs, due, giveUpAt } = await house.reaches(m, 'sending');
    assert.deepEqual([needs, due.map(({ name }) => name), giveUpAt], ['operator', ['attempt'], null]);
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
  });

  it('EM-25 a proxy’s refusal is tried again, and an operator told', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [['proxy403']] });
    await tried(m, 1);
    const { needs, due } = await house.reaches(m, 'sending');
    assert.equal(needs, 'operator');
    await house.goTo(m, due[0]?.at ?? '');
    assert.equal((await house.reaches(m, 'handedOver')).needs, 'gateway');
  });

  it('EM-26 the stop switch keeps it until it is lifted, and an operator is asked', async () => {
    house.newDay(12);
    const [id, { sender }] = [randomUUID(), await house.send()];
    const m = await house.send({ unstarted: true });
    await house.deps.db.sendingStop.create({
      data: { id, templateId: m.templateId, reason: 'drill', stoppedById: sender.id, stoppedAt: new Date() },
    });
    await house.begin(m);
    const { needs, due } = await until('it has been stopped', async () => {
      const state = await house.reaches(m, 'sending');
      return state.tries === 1 && state;
    });
    assert.deepEqual([needs, house.gateway.posts(m.to)], ['operator', []]);
    assert.ok(Date.parse(due[0]?.at ?? '') >= house.deps.clock.now().getTime() + 4 * minute);
    await house.deps.db.sendingStop.update({ where: { id }, data: { liftedAt: new Date(), liftedById: sender.id } });
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
  });

  it('EM-24 is cancelled in the pause between two tries', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [tooMany(600)] });
    await tried(m, 1);
    await house.reaches(m, 'sending');
    assert.equal((await house.cancel(m)).outcome, 'cancelled');
    assert.deepEqual([house.gateway.posts(m.to).length, (await house.record(m)).place], [1, null]);
  });

  it('EM-24 is not cancelled any more while it is being handed over, nor afterwards', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [['acceptThenHang']] });
    await tried(m, 1);
    await refused('notNow', house.cancel(m));
    await house.die(m); // neither does a death change what is under way
    house.gateway.release();
    await house.reaches(m, 'handedOver');
    await refused('notNow', house.cancel(m));
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });
});
