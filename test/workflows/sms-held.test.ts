/** EM-22, EM-24: what happens to a message while it is held, and everything asked again when the window opens. */
import assert from 'node:assert/strict';
import type { NotSentReason } from '../../domain/electronic-messaging/sms-delivery.ts';
import { addDays } from '../../domain/time/local-date.ts';
import { localInstant } from '../../domain/time/send-window.ts';
import { localNow } from '../../domain/time/zone.ts';
import { recordOptOutOfNumber } from '../../prisma/repositories/recipient.ts';
import { openMessageHouse, sydney, type MessageHouse, type SentMessage } from '../support/message-house.ts';
import { until } from '../support/until.ts';

describe('a held message', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  async function held(asked: Parameters<MessageHouse['send']>[0] = {}): Promise<SentMessage & { opens: string }> {
    house.newDay(21);
    const m = await house.send(asked);
    const { due } = await house.reaches(m, 'held');
    return { ...m, opens: due[0]?.at ?? '' };
  }
  async function opens(m: SentMessage & { opens: string }): Promise<void> {
    await house.goTo(m, m.opens);
  }

  it('EM-24 EM-14 is cancelled until it leaves: nothing was sent, its place is free, and a second cancel is told of the first', async () => {
    const m = await held();
    assert.equal((await house.cancel(m)).outcome, 'cancelled');
    const { state, place, placeDate, heldUntil } = await house.record(m);
    assert.deepEqual([state, place, placeDate, heldUntil], ['cancelled', null, null, null]);
    assert.equal((await house.cancel(m)).seq, 1);
    assert.equal(await house.client.workflow.getHandle(m.processId).result(), 'cancelled');
    assert.deepEqual([house.gateway.posts(m.to), await house.items(m)], [[], []]);
  });

  it('EM-24 a death while it is held ends it at once', async () => {
    const m = await held();
    await house.die(m);
    await house.reaches(m, 'notSent');
    await isNotSent(m, 'deceased');
  });

  const changes: [why: NotSentReason, what: string, change: (m: SentMessage) => Promise<unknown>][] = [
    [
      'restricted',
      'the customer is restricted now',
      ({ customerId: id }) => house.deps.db.customer.update({ where: { id }, data: { restricted: true } }),
    ],
    [
      'optOut',
      'the number has opted out',
      ({ to }) => house.deps.db.$transaction((tx) => recordOptOutOfNumber(tx, to, 'carrier', new Date(), {})),
    ],
    [
      'noValidMobile',
      'the number is marked invalid',
      ({ customerId }) => house.deps.db.phone.updateMany({ where: { customerId }, data: { valid: false } }),
    ],
    [
      'otherMobile',
      'the customer has another number',
      ({ customerId }) => house.deps.db.phone.updateMany({ where: { customerId }, data: { number: '+61491570156' } }),
    ],
    [
      'placeUnknown',
      'it is not known any more where the customer lives',
      ({ customerId: id }) =>
        house.deps.db.customer.update({ where: { id }, data: { timeZone: null, postcode: null, state: null } }),
    ],
  ];
  for (const [why, what, change] of changes)
    it(`EM-24 is not sent at the end of the hold, and its author is told: ${what}`, async () => {
      const m = await held();
      await change(m);
      await opens(m);
      await house.reaches(m, 'notSent');
      await isNotSent(m, why);
    });

  it('EM-23 EM-24 EM-14 waits for the new place’s window where the customer has moved, and takes a place of that day', async () => {
    const m = await held();
    const { customerId: id } = m;
    await house.deps.db.customer.update({ where: { id }, data: { timeZone: 'Australia/Perth' } });
    await opens(m);
    await until('it was tried', async () => (await house.timeline(m)).includes('outsideWindow'));
    const { due } = await house.reaches(m, 'held');
    const perth = localInstant('Australia/Perth', localNow('Australia/Perth', new Date(m.opens)).date, 8);
    assert.deepEqual(due, [{ name: 'attempt', at: perth }]);
    const { heldUntil, timeZones } = await house.record(m);
    assert.deepEqual([heldUntil?.toISOString(), timeZones], [perth, ['Australia/Perth']]);
    await house.goTo(m, perth);
    await house.reaches(m, 'handedOver');
    assert.equal(house.gateway.posts(m.to).length, 1);
  });

  it('EM-49 is not sent at the end of the hold when its By date is no longer after the day of sending', async () => {
    const at = house.newDay(21);
    const byDate = addDays(localNow(sydney, new Date(at)).date, 2);
    const sent = await house.send({ text: 'Please call us by {byDate}.', values: { byDate } });
    const { due } = await house.reaches(sent, 'held');
    // Nothing happened for a day and a night.
    await house.stopWorker();
    const late = house.goTo(sent, localInstant(sydney, byDate, 9));
    await house.startWorker();
    await late;
    assert.ok((due[1]?.at ?? '') < house.deps.clock.now().toISOString());
    await house.reaches(sent, 'notSent');
    await isNotSent(sent, 'timePassed');
  });

  async function isNotSent(m: SentMessage, why: NotSentReason): Promise<void> {
    const { state, why: told, place, attempts } = await house.record(m);
    assert.deepEqual([state, told, place], ['notSent', why, null]);
    assert.ok(attempts.every((attempt) => attempt.state === 'voided'));
    assert.deepEqual(house.gateway.posts(m.to), []);
    assert.deepEqual(await house.items(m), ['messageNotSent']);
    assert.equal(await house.client.workflow.getHandle(m.processId).result(), 'notSent');
  }
});
