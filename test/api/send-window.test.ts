import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { sweep } from '../../api/outbox.ts';
import { createTemporal } from '../../api/temporal.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { addRecipient, addSender } from '../support/message-fixture.ts';
import { until } from '../support/until.ts';
import { callerOf } from './support/house.ts';
import { at, textAt } from './support/reading.ts';
import { noon, openSending, type Sending } from './support/sending.ts';

describe('When a desktop message leaves', function () {
  this.timeout(60_000);
  let house: Sending['house'];
  let person: Sending['person'];
  let officer: Sending['officer'];
  let go: Sending['go'];
  let send: Sending['send'];
  let another: Sending['another'];
  let messagesOf: Sending['messagesOf'];

  before(async () => {
    ({ house, person, officer, go, send, another, messagesOf } = await openSending());
  });
  beforeEach(() => go(noon));
  after(() => house.stop());

  it('EM-14 the place goes by the recipient’s date of sending: a message held for tomorrow takes none of today', async () => {
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    await go(new Date('2027-07-15T09:55:00.000Z')); // 19:55
    const today = textAt((await send(customerId)).body, 'messageId');
    await go(new Date('2027-07-15T10:05:00.000Z')); // 20:05
    const held = textAt((await send(customerId, another())).body, 'messageId');
    assert.equal(held, 'undefined', 'asked, within the hour');
    assert.equal((await send(customerId, { ...another(), confirmedAfterId: today })).status, 201);
    const dates = (await messagesOf(customerId)).map(({ placeDate, place, state }) => [
      placeDate?.toISOString().slice(0, 10),
      place,
      state,
    ]);
    assert.deepEqual(dates, [
      ['2027-07-15', 1, 'sending'],
      ['2027-07-16', 1, 'held'],
    ]);
  });

  const places = [
    ['Perth', { postcode: '6000', state: 'WA' }, '2027-07-15T12:00:00.000Z', '2027-07-16T00:00:00.000Z'],
    ['Broken Hill', { postcode: '2880', state: 'NSW' }, '2027-07-15T10:30:00.000Z', '2027-07-15T22:30:00.000Z'],
    ['Lord Howe', { postcode: '2898', state: 'NSW' }, '2027-07-15T09:30:00.000Z', '2027-07-15T21:30:00.000Z'],
    // summer: Broken Hill +10:30, Lord Howe +11 with a half-hour of daylight saving
    ['Broken Hill in summer', { postcode: '2880' }, '2027-12-15T09:30:00.000Z', '2027-12-15T21:30:00.000Z'],
    ['Lord Howe in summer', { postcode: '2898' }, '2027-12-15T09:00:00.000Z', '2027-12-15T21:00:00.000Z'],
  ] as const;
  for (const [name, place, closes, opens] of places)
    it(`EM-22 EM-23 ${name}: sent up to six seconds before 20:00, held at 19:59:59.999 and at 20:00:00.000 until 8:00`, async () => {
      const heldUntil = async (ms: number) => {
        const customerId = await addRecipient(house.deps.db, place);
        await go(new Date(Date.parse(closes) + ms), { stands: true });
        const { status, body } = await send(customerId);
        assert.equal(status, 201, JSON.stringify(body));
        return at(body, 'heldUntil');
      };
      assert.equal(await heldUntil(-6000), null);
      assert.equal(await heldUntil(-5999), opens);
      assert.equal(await heldUntil(-1), opens);
      assert.equal(await heldUntil(0), opens);
    });

  it('EM-24 cancelled while held: the place is free again, a second cancel is told so, and later ones are too late', async () => {
    const { db } = house.deps;
    await go(new Date('2027-07-15T11:00:00.000Z')); // 21:00
    await house.startWorker();
    try {
      const customerId = await addRecipient(db);
      const { body } = await send(customerId);
      const messageId = textAt(body, 'messageId');
      assert.equal(at(body, 'heldUntil'), '2027-07-15T22:00:00.000Z');
      const before = await officer('GET', `/messages/${messageId}`);
      assert.deepEqual(at(before.body, 'may', 'cancel'), { possible: true });
      const cancelled = await officer('POST', `/messages/${messageId}/cancel`);
      assert.deepEqual([cancelled.status, textAt(cancelled.body, 'outcome')], [200, 'cancelled'], cancelled.text);
      const row = await db.message.findUniqueOrThrow({ where: { id: messageId } });
      assert.deepEqual([row.state, row.place, row.placeDate], ['cancelled', null, null]);
      const after = await officer('GET', `/messages/${messageId}`);
      assert.deepEqual(at(after.body, 'status'), { pluto: 'Cancelled', cuba: null });
      assert.equal(at(after.body, 'may', 'cancel', 'possible'), false);
      const second = await (await house.as(await addSender(db)))('POST', `/messages/${messageId}/cancel`);
      assert.deepEqual([second.status, textAt(second.body, 'first', 'what')], [409, 'cancel']);
      const unknown = await officer('POST', `/messages/${randomUUID()}/cancel`);
      assert.equal(unknown.status, 404);
    } finally {
      await house.stopWorker();
    }
  });

  it('EM-26 a send while Temporal is away is accepted and kept; it is started when Temporal is back', async () => {
    const { deps } = house;
    const customerId = await addRecipient(deps.db);
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    const url = await house.another({ temporal: createTemporal(new Client({ connection }), connection) });
    const cut = await callerOf({ db: deps.db, url, env: deps.env, now: deps.clock.now() }, person);
    const { status, body } = await send(customerId, {}, randomUUID(), cut);
    await connection.close();
    assert.equal(status, 201);
    const processId = smsDeliveryId(textAt(body, 'messageId'));
    const line = () => deps.db.outbox.findFirstOrThrow({ where: { workflowId: processId } });
    const { name, doneAt, attempts } = await line();
    assert.deepEqual([name, doneAt, attempts > 0], ['start', null, true]);
    await until('the sweeper has started it', async () => {
      await sweep(deps);
      return (await line()).doneAt;
    });
    const run = await house.client.workflow.getHandle(processId).describe();
    assert.equal(run.status.name, 'RUNNING');
  });
});
