/** EM-27, EM-28: what the gateway says of a message by itself and when it is asked, in any order, late, twice or never. */
import assert from 'node:assert/strict';
import { startOfNextLocalDay } from '../../domain/time/send-window.ts';
import { openMessageHouse, sydney, type MessageHouse, type SentMessage } from '../support/message-house.ts';
import { until } from '../support/until.ts';

const hour = 3_600_000;

describe('the receipts of a message', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  async function handedOver(asked: Parameters<MessageHouse['send']>[0] = {}): Promise<SentMessage> {
    house.newDay(12);
    const m = await house.send(asked);
    await house.reaches(m, 'handedOver');
    return m;
  }
  const sidOf = async (m: SentMessage) => (await house.record(m)).attempts.at(-1)?.sid ?? '';

  it('EM-27 without a final receipt the gateway is asked for 72 hours; then it stays as sent', async () => {
    const m = await handedOver({ faults: [['noReceipt']] });
    await house.settle();
    const { due } = await house.reaches(m, 'deemedSent');
    const end = due.find(({ name }) => name === 'noReceipt')?.at ?? '';
    const { handedOverAt } = await house.record(m);
    assert.ok(Math.abs(Date.parse(end) - (handedOverAt?.getTime() ?? 0) - 72 * hour) < 5000);
    await house.goTo(m, end);
    await house.isOver(m, 'deemedSent');
    const { state, place } = await house.record(m);
    assert.deepEqual([state, place, await house.items(m)], ['noReceipt', 1, []]);
    const asked = (await house.timeline(m)).filter((what) => what === 'status').length;
    assert.ok(asked >= 8 && asked <= 11, `asked ${asked} times`);
  });

  it('EM-27 a receipt after that still counts', async () => {
    const m = await handedOver({ faults: [['callbacksLost', 'noReceipt']] });
    const [sid, end] = [await sidOf(m), (await house.reaches(m, 'handedOver')).due.at(-1)?.at ?? ''];
    await house.goTo(m, end);
    await house.isOver(m, 'deemedSent');
    assert.equal(await house.receive({ sid, status: 'delivered' }), null);
    assert.equal((await house.record(m)).state, 'delivered');
  });

  it('EM-27 all callbacks lost: an hour later the gateway is asked, and knows', async () => {
    const m = await handedOver({ faults: [['callbacksLost']] });
    await house.settle();
    await house.goOn(m, 59);
    assert.equal((await house.reaches(m, 'handedOver')).tries, 0);
    await house.goOn(m, 2);
    await house.reaches(m, 'delivered');
    assert.ok((await house.record(m)).deemedSentAt);
  });

  it('EM-28 a failure after it was deemed sent bounces back at 00:00 of the recipient’s next day, and the officer checks the number', async () => {
    const m = await handedOver({ faults: [['undelivered']] });
    await house.settle();
    const { due } = await house.reaches(m, 'bouncing');
    const midnight = startOfNextLocalDay([sydney], house.deps.clock.now());
    assert.deepEqual(due, [{ name: 'bounceShown', at: midnight }]);
    assert.deepEqual(await house.items(m), []);
    await house.goTo(m, midnight);
    await house.reaches(m, 'bouncedBack');
    const { state, place, attempts } = await house.record(m);
    assert.deepEqual([state, place, attempts[0]?.errorCode], ['bouncedBack', 1, 30003]);
    assert.deepEqual(await house.items(m), ['messageBounced']);
  });

  it('EM-28 a failure says nothing against a delivery that the gateway confirms', async () => {
    const m = await handedOver();
    const sid = await sidOf(m);
    await house.receive({ sid, status: 'undelivered', errorCode: 30003 });
    await house.reaches(m, 'bouncing');
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.ok((await house.timeline(m)).includes('status'), 'it was asked');
    assert.equal(await house.deps.db.smsReceipt.count({ where: { sid, contradicts: true } }), 1);
  });

  it('EM-25 EM-27 failed before it left and confirmed by the gateway, it is sent again', async () => {
    const m = await handedOver({ faults: [[{ name: 'failed', code: 30001 }]] });
    await house.settle();
    await until('it is confirmed', async () => (await house.timeline(m)).includes('status'));
    const { due, step } = await house.reaches(m, 'sending', 'handedOver');
    assert.equal(step, 'sending');
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
    await house.settle();
    await house.reaches(m, 'delivered');
    const { attempts } = await house.record(m);
    assert.deepEqual(
      attempts.map(({ state, errorCode }) => [state, errorCode]),
      [
        ['failed', 30001],
        ['accepted', null],
      ],
    );
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });

  it('EM-25 failed for good before it left, it was not sent', async () => {
    const m = await handedOver({ faults: [[{ name: 'failed', code: 30007 }]] });
    await house.settle();
    await house.reaches(m, 'notSent');
    const { why, place, attempts, foundLaterAt } = await house.record(m);
    assert.deepEqual([why, place, attempts[0]?.state], ['refusedByGateway', null, 'failed']);
    assert.deepEqual([foundLaterAt, await house.items(m)], [null, ['messageNotSent']]);
  });

  it('EM-25 failed before it left because our account is suspended: nothing is lost, an operator is asked, and it goes on', async () => {
    const m = await handedOver({ faults: [[{ name: 'failed', code: 30002 }]] });
    await house.settle();
    const { needs, due, giveUpAt } = await house.reaches(m, 'sending');
    assert.deepEqual([needs, due.map(({ name }) => name), giveUpAt], ['operator', ['attempt'], null]);
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });

  it('EM-27 no new attempt is made by a receipt that the gateway does not confirm', async () => {
    const m = await handedOver();
    await house.receive({ sid: await sidOf(m), status: 'failed', errorCode: 30001 });
    await until('it was asked', async () => (await house.timeline(m)).includes('status'));
    await house.reaches(m, 'handedOver');
    assert.equal(house.gateway.posts(m.to).length, 1);
  });

  it('EM-27 receipts that come before the answer count, and the answer still names the message', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [['callbacksEarly']] });
    await house.reaches(m, 'deemedSent');
    await until('the answer is recorded', async () => (await house.timeline(m)).includes('accepted'));
    assert.deepEqual(await house.timeline(m), ['send', 'receiptSent', 'accepted']);
    const { attempt } = await house.reaches(m, 'deemedSent');
    assert.equal(attempt, (await house.record(m)).attempts[0]?.id);
    await house.settle();
    await house.reaches(m, 'delivered');
  });

  it('EM-27 delivered before the answer: it is over, and the same text may go to the same number again', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [['acceptThenHang', 'callbacksLost']] });
    const { id, sid } = await until('it is accepted', async () => {
      const [post] = house.gateway.posts(m.to);
      return post?.sid && post.attempt ? { id: post.attempt, sid: post.sid } : null;
    });
    await house.receive({ sid, status: 'delivered', attemptId: id });
    await until('the receipt is recorded', async () => (await house.record(m)).state === 'delivered');
    house.gateway.release();
    await house.reaches(m, 'delivered');
    assert.equal(await house.client.workflow.getHandle(m.processId).result(), 'delivered');
    assert.deepEqual(
      (await house.record(m)).attempts.map(({ state }) => state),
      ['accepted'],
    );
    const again = await house.send({ to: m.to, text: (await house.record(m)).text });
    await house.reaches(again, 'handedOver');
  });

  it('EM-27 doubled and shuffled callbacks change nothing', async () => {
    const m = await handedOver({ faults: [['callbacksShuffled', 'callbacksDoubled']] });
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.equal(house.gateway.ledger(m.to).length, 1);
    const { attempts } = await house.record(m);
    assert.deepEqual([attempts[0]?.status, await house.items(m)], ['delivered', []]);
  });

  it('EM-27 a callback for an attempt that was thought refused is not dropped: nothing more is sent', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [[{ name: 'tooMany', seconds: 600 }]] });
    await until('it was refused', async () => (await house.timeline(m)).includes('refusedForNow'));
    const { due } = await house.reaches(m, 'sending');
    const [attempt] = (await house.record(m)).attempts;
    await house.receive({ sid: `SM${'1'.repeat(32)}`, status: 'sent', attemptId: attempt?.id ?? '' });
    await house.reaches(m, 'deemedSent');
    await house.goTo(m, due[0]?.at ?? '');
    assert.equal(house.gateway.posts(m.to).length, 1);
  });
});
