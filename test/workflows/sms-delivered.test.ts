/** The usual way of a message, on the real server and the real client of the gateway, in skipped time. */
import assert from 'node:assert/strict';
import { costOf, historyOf } from '../support/process-history.ts';
import { openMessageHouse, type MessageHouse } from '../support/message-house.ts';

describe('a message that arrives', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  it('EM-22 EM-27 leaves at once, is deemed sent, is delivered; without faults in at most 60 events', async () => {
    house.newDay(12);
    const m = await house.send();
    await house.reaches(m, 'handedOver');
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.equal(await house.client.workflow.getHandle(m.processId).result(), 'delivered');
    const { state, place, handedOverAt, deemedSentAt, endedAt, attempts } = await house.record(m);
    assert.deepEqual([state, place], ['delivered', 1]);
    assert.ok(handedOverAt && deemedSentAt && endedAt);
    assert.deepEqual(
      attempts.map((a) => [a.state, a.status, a.number, a.validitySeconds]),
      [['accepted', 'delivered', 1, 900]],
    );
    assert.equal(house.gateway.ledger(m.to).length, 1);
    assert.deepEqual(await house.timeline(m), ['send', 'accepted', 'receiptSent', 'receiptDelivered']);
    assert.deepEqual(await house.items(m), []);
    const events = costOf(await historyOf(house.client, m.processId));
    console.log(`      delivered at once: ${events} events`);
    assert.ok(events <= 60, `${events} events`);
  });

  it('EM-22 held at 20:00, leaves at 8:00 of the next day; without faults in at most 60 events', async () => {
    house.newDay(20);
    const m = await house.send();
    const held = await house.reaches(m, 'held');
    assert.equal(house.gateway.posts(m.to).length, 0);
    const opens = held.due[0]?.at ?? '';
    assert.equal((await house.record(m)).heldUntil?.toISOString(), opens);
    await house.goTo(m, opens);
    await house.reaches(m, 'handedOver');
    assert.ok((house.gateway.posts(m.to)[0]?.at ?? '') >= opens);
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.deepEqual(await house.timeline(m), ['send', 'attempt', 'accepted', 'receiptSent', 'receiptDelivered']);
    const events = costOf(await historyOf(house.client, m.processId));
    console.log(`      held, then delivered: ${events} events`);
    assert.ok(events <= 60, `${events} events`);
  });
});
