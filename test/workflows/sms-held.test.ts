/** EM-22, EM-24: what happens to a message while it is held, and everything asked again when the window opens. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { NotSentReason } from '../../domain/electronic-messaging/sms-delivery.ts';
import { addDays } from '../../domain/time/local-date.ts';
import { localInstant } from '../../domain/time/send-window.ts';
import { localNow } from '../../domain/time/zone.ts';
import { recordOptOutOfNumber } from '../../prisma/repositories/recipient.ts';
import { addOptOut, addRecipient, addSender } from '../support/message-fixture.ts';
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

  async function addFdvNotepad(customerId: string): Promise<void> {
    const { id: authorId } = await addSender(house.deps.db);
    const createdAt = house.deps.clock.now();
    await house.deps.db.notepad.create({ data: { customerId, kind: 'FDV', text: 'Concerns.', authorId, createdAt } });
  }
  /** For this message, where one is named. */
  async function reviewedBy({ customerId }: SentMessage, officerId: string, verdict: string, messageId?: string) {
    const { db, clock } = house.deps;
    const review = { customerId, officerId, verdict, reviewedAt: clock.now() };
    const { id: fdvReviewId } = await db.fdvReview.create({ data: review });
    if (messageId) await db.message.update({ where: { id: messageId }, data: { fdvReviewId } });
  }
  async function begunByConcerned({ customerId }: SentMessage): Promise<void> {
    const { db } = house.deps;
    const other = await addRecipient(db);
    const parties = { number: randomUUID(), payingParentId: other, receivingParentId: customerId };
    const { id: caseId } = await db.childSupportCase.create({ data: parties });
    const begun = { caseId, kind: 'objection', initiatingPartyId: other, startedOn: new Date('2026-01-05') };
    await db.caseProcess.create({ data: begun });
    await addFdvNotepad(other);
  }

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
      'optOut',
      'an officer recorded an opt out of its kind',
      ({ customerId }) => addOptOut(house.deps.db, customerId, { subscription: 'General' }),
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
    ['fdvReview', 'FDV concerns were recorded', ({ customerId }) => addFdvNotepad(customerId)],
    ['fdvNotDiscussed', 'FDV was indicated by who began a process under way', begunByConcerned],
    [
      'fdvNotAppropriate',
      'another officer recorded that a message is not appropriate',
      async (m) => {
        await reviewedBy(m, m.sender.id, 'appropriate', m.messageId);
        await reviewedBy(m, (await addSender(house.deps.db)).id, 'notAppropriate');
      },
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

  it('EM-8 EM-24 is sent where its review counts still, whoever reviewed for another message meanwhile', async () => {
    const m = await held();
    const { db } = house.deps;
    await db.customer.update({ where: { id: m.customerId }, data: { fdvIndicator: true } });
    await reviewedBy(m, m.sender.id, 'appropriate', m.messageId);
    await reviewedBy(m, (await addSender(db)).id, 'appropriate');
    await opens(m);
    await house.reaches(m, 'handedOver');
    assert.equal(house.gateway.posts(m.to).length, 1);
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

  it('EM-24 EM-47 is sent all the same where an opt out covers the other kind only, or was removed again', async () => {
    const { db } = house.deps;
    const m = await held();
    await addOptOut(db, m.customerId, { subscription: 'Reminder' });
    await addOptOut(db, m.customerId);
    const removed = { removedAt: new Date(), removedById: m.sender.id, removedHow: 'phone' };
    await db.smsOptOut.updateMany({ where: { customerId: m.customerId, subscription: null }, data: removed });
    await opens(m);
    await house.reaches(m, 'handedOver');
    assert.equal(house.gateway.posts(m.to).length, 1);
  });

  it('EM-14 EM-23 EM-24 counts on the date of where the customer lives now: the day before, where they moved across the date line', async () => {
    const m = await held();
    const { placeDate: before } = await house.record(m);
    const hawaii = { country: 'US', timeZone: 'Pacific/Honolulu', state: null, postcode: null };
    await house.deps.db.customer.update({ where: { id: m.customerId }, data: hawaii });
    await opens(m); // noon of the day before, there
    await house.reaches(m, 'handedOver');
    const { placeDate, place, timeZones } = await house.record(m);
    assert.deepEqual([timeZones, place], [['Pacific/Honolulu'], 1]);
    assert.equal(Number(before) - Number(placeDate), 86_400_000);
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
