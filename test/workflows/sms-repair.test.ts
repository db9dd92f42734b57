/** A run that is lost and started again from its row, at every step: nothing is posted twice, nothing is forgotten. */
import assert from 'node:assert/strict';
import { openMessageHouse, type MessageHouse, type SentMessage } from '../support/message-house.ts';
import { startShortHistories } from '../support/short-histories.ts';
import { until } from '../support/until.ts';

describe('a message whose run was lost', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  /** As `npm run reconcile -- --repair` does: terminated where it runs, and begun again from its row. */
  const again = ({ processId }: SentMessage) => house.deps.temporal.restart(processId, 'smsDelivery');
  const arrivesOnce = async (m: SentMessage) => {
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.deepEqual([house.gateway.posts(m.to).length, house.gateway.ledger(m.to).length], [1, 1]);
  };

  it('EM-26 while it is held: leaves when the window opens', async () => {
    house.newDay(22);
    const m = await house.send();
    const { due } = await house.reaches(m, 'held');
    await again(m);
    await house.reaches(m, 'held');
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
    await arrivesOnce(m);
  });

  it('EM-26 while it is being posted: looked for, not posted again', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [['acceptThenHang']] });
    await until('it is accepted', async () => house.gateway.posts(m.to).length === 1);
    await again(m);
    await house.reaches(m, 'handedOver');
    assert.deepEqual(await house.timeline(m), ['send', 'unknown', 'found']);
    house.gateway.release(); // the answer reaches a worker whom nobody asks any more
    await arrivesOnce(m);
  });

  it('EM-26 in the pause between two tries', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [[{ name: 'tooMany', seconds: 60 }]] });
    await until('it was refused', async () => (await house.timeline(m)).includes('refusedForNow'));
    await again(m);
    const { due } = await house.reaches(m, 'sending');
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });

  it('EM-26 while it is looked for', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [['acceptThenCut', { name: 'listLag', seconds: 60 }, 'callbacksLost']] });
    await until('it was looked for', async () => (await house.timeline(m)).includes('notFound'));
    await again(m);
    await house.goOn(m, 3);
    await house.reaches(m, 'handedOver');
    assert.equal(house.gateway.posts(m.to).length, 1);
  });

  it('EM-26 with the gateway, deemed sent, and before the bounce-back shows', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [['undelivered', 'callbacksLost']] });
    await house.reaches(m, 'handedOver');
    await again(m);
    await house.reaches(m, 'handedOver');
    const sid = house.gateway.posts(m.to)[0]?.sid ?? '';
    await house.receive({ sid, status: 'sent' });
    await house.reaches(m, 'deemedSent');
    await again(m);
    await house.reaches(m, 'deemedSent');
    await house.receive({ sid, status: 'undelivered', errorCode: 30003 });
    const { due } = await house.reaches(m, 'bouncing');
    await again(m);
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'bouncedBack');
    assert.equal(house.gateway.posts(m.to).length, 1);
  });

  it('EM-26 a receipt that was told to the lost run counts all the same', async () => {
    house.newDay(12);
    const m = await house.send();
    await house.reaches(m, 'handedOver');
    await house.stopWorker();
    const sid = house.gateway.posts(m.to)[0]?.sid ?? '';
    await house.receive({ sid, status: 'delivered' });
    await again(m);
    // as the repair does: what the lost run may have been told is told again
    await house.deps.db.outbox.updateMany({
      where: { workflowId: m.processId, name: 'factArrived' },
      data: { doneAt: null, notBefore: new Date(0) },
    });
    await house.begin(m);
    await house.startWorker();
    await house.reaches(m, 'delivered');
  });
});

describe('a message with a long history', () => {
  let server: Awaited<ReturnType<typeof startShortHistories>>;
  let house: MessageHouse;
  before(async () => {
    server = await startShortHistories(25);
    house = await openMessageHouse(Promise.resolve(server.connected));
    await house.startWorker();
  });
  after(async () => {
    await house.stop();
    await server.stop();
  });

  it('design 8 EM-26 goes on as a new run, with an attempt in flight only when it has come back', async () => {
    house.newDay(12);
    const m = await house.send({
      faults: [...Array.from({ length: 3 }, () => ['tooMany' as const]), ['acceptThenHang']],
    });
    for (let times = 1; times <= 3; times++) {
      const { due } = await until('it pauses', async () => {
        const state = await house.reaches(m, 'sending');
        return state.tries === times && state;
      });
      await house.goTo(m, due[0]?.at ?? '');
    }
    await until('it is accepted', async () => house.gateway.posts(m.to).some(({ sid }) => sid));
    house.gateway.release();
    await house.reaches(m, 'handedOver');
    await house.settle();
    await house.reaches(m, 'delivered');
    const first = (await house.client.workflow.getHandle(m.processId).fetchHistory()).events?.[0];
    assert.ok(first?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId, 'it went on as a new run');
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });
});
