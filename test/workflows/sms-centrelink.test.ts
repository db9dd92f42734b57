/** EM-50: Centrelink's messages on the same way as Child Support's: the real server, the real client of the gateway, in skipped time. */
import assert from 'node:assert/strict';
import { addOptOut } from '../support/message-fixture.ts';
import { openMessageHouse, type MessageHouse } from '../support/message-house.ts';
import { until } from '../support/until.ts';

describe('a Centrelink message', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  it('EM-22 EM-37 leaves at once as CENTRELINK, and is delivered; it takes no place of the five', async () => {
    house.newDay(12);
    const m = await house.sendCentrelink();
    await house.reaches(m, 'handedOver');
    await house.settle();
    await house.reaches(m, 'delivered');
    const { state, place, placeDate, sender, attempts } = await house.record(m);
    assert.deepEqual([state, place, placeDate, sender], ['delivered', null, null, 'CENTRELINK']);
    assert.deepEqual(
      attempts.map((attempt) => [attempt.from, attempt.state]),
      [['CENTRELINK', 'accepted']],
    );
    assert.deepEqual(
      house.gateway.ledger(m.to).map(({ from }) => from),
      ['CENTRELINK'],
    );
    assert.deepEqual(await house.timeline(m), ['send', 'accepted', 'receiptSent', 'receiptDelivered']);
  });

  it('EM-26 where the gateway’s answer is lost it is found there, and reaches the handset exactly once', async () => {
    house.newDay(12);
    const m = await house.sendCentrelink({ faults: [['acceptThenCut', 'callbacksLost']] });
    await house.reaches(m, 'handedOver');
    assert.deepEqual(await house.timeline(m), ['send', 'unknown', 'found']);
    await house.settle();
    await house.goOn(m, 61);
    await house.reaches(m, 'delivered');
    assert.equal(house.gateway.ledger(m.to).length, 1);
    assert.equal(house.gateway.posts(m.to).length, 1);
  });

  it('EM-22 EM-24 EM-50 held at night; at 8:00 neither access to Pluto and Cuba nor an opt out of Child Support’s is asked for', async () => {
    house.newDay(21);
    const m = await house.sendCentrelink({ what: 'grant' });
    const { due } = await house.reaches(m, 'held');
    await addOptOut(house.deps.db, m.customerId);
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
    assert.equal(house.gateway.posts(m.to).length, 1);
    assert.equal((await house.record(m)).place, null);
  });

  it('EM-24 EM-50 an opt out of Centrelink while it is held: not sent, and the officer who wrote it is told why', async () => {
    house.newDay(21);
    const m = await house.sendCentrelink({ what: 'grant' });
    const { due } = await house.reaches(m, 'held');
    await addOptOut(house.deps.db, m.customerId, { subscription: 'Centrelink' });
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'notSent');
    const { state, why } = await house.record(m);
    assert.deepEqual([state, why, await house.items(m)], ['notSent', 'optOut', ['messageNotSent']]);
    assert.equal(house.gateway.posts(m.to).length, 0);
  });

  it('EM-25 EM-26 not taken for the moment, it is tried again, and reaches the handset exactly once', async () => {
    house.newDay(12);
    const m = await house.sendCentrelink({ what: 'grant', faults: [['tooMany']] });
    await until('the gateway was busy', async () => (await house.timeline(m)).includes('refusedForNow'));
    const { due } = await house.reaches(m, 'sending');
    await house.goTo(m, due[0]?.at ?? '');
    await house.reaches(m, 'handedOver');
    assert.deepEqual(await house.timeline(m), ['send', 'refusedForNow', 'accepted']);
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });

  it('EM-49 a call that was announced for today is not announced tomorrow', async () => {
    const pressed = house.newDay(19, 58);
    const m = await house.sendCentrelink({ faults: [['tooMany'], ['tooMany'], ['tooMany'], ['tooMany']] });
    await until('the gateway was busy', async () => (await house.timeline(m)).includes('refusedForNow'));
    const { lastMoment } = await house.record(m);
    assert.equal((lastMoment?.getTime() ?? 0) - Date.parse(pressed), 2 * 60_000);
    await house.goTo(m, lastMoment?.toISOString() ?? '');
    await house.reaches(m, 'notSent');
    assert.equal((await house.record(m)).why, 'timePassed');
    assert.equal(house.gateway.ledger(m.to).length, 0);
  });
});
