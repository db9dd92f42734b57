import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sixthMessage, withinTheHour } from '../../domain/electronic-messaging/eligibility.ts';
import { addRecipient, addSender } from '../support/message-fixture.ts';
import type { Caller, Reply } from './support/house.ts';
import { at, statusesOf, textAt } from './support/reading.ts';
import { noon, openSending, type Sending } from './support/sending.ts';

describe('Send by several people, and again', function () {
  this.timeout(60_000);
  let house: Sending['house'];
  let template: Sending['template'];
  let officer: Sending['officer'];
  let go: Sending['go'];
  let send: Sending['send'];
  let another: Sending['another'];
  let messagesOf: Sending['messagesOf'];

  before(async () => {
    ({ house, template, officer, go, send, another, messagesOf } = await openSending());
  });
  beforeEach(() => go(noon));
  after(() => house.stop());

  it('EM-15 two officers press Send in the same instant: one is asked, with the message of the other', async () => {
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    const second = await house.as(await addSender(db), 1);
    const replies = await Promise.all([send(customerId), send(customerId, another(), randomUUID(), second)]);
    assert.deepEqual(statusesOf(replies), [201, 409]);
    const asked = replies.find(({ status }) => status === 409);
    const [sent] = await messagesOf(customerId);
    assert.ok(sent);
    const last = { id: sent.id, pressedAt: sent.pressedAt.toISOString() };
    assert.deepEqual(
      [textAt(asked?.body, 'code'), textAt(asked?.body, 'title'), at(asked?.body, 'last')],
      ['withinTheHour', withinTheHour, last],
    );
    const preview = await officer('POST', `/customers/${customerId}/message-previews`, {
      body: { templateVersionId: template.versionId, values: {} },
      key: null,
    });
    assert.deepEqual([preview.status, at(preview.body, 'asks')], [200, { last }]);
    assert.equal((await send(customerId, { ...another(), confirmedAfterId: sent.id })).status, 201);
    const stale = await send(customerId, { ...another(), confirmedAfterId: sent.id });
    assert.equal(textAt(stale.body, 'code'), 'withinTheHour', 'a newer one has come since it was confirmed');
  });

  it('EM-15 the hour counts from pressing Send to the last millisecond; what certainly was not sent does not count', async () => {
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    const first = textAt((await send(customerId)).body, 'messageId');
    const pressed = (await db.message.findUniqueOrThrow({ where: { id: first } })).pressedAt;
    const ago = (ms: number) => new Date(pressed.getTime() + ms);
    await go(ago(3_590_000));
    assert.equal(textAt((await send(customerId, another())).body, 'code'), 'withinTheHour');
    await go(ago(3_600_001));
    assert.equal((await send(customerId, another())).status, 201);
    const again = { state: 'cancelled', endedAt: noon, place: null, placeDate: null };
    await db.message.updateMany({ where: { customerId }, data: again });
    assert.equal((await send(customerId)).status, 201);
  });

  it('EM-14 40 sends at once over two APIs, each confirmed until it is settled: five messages, in five places', async function () {
    this.timeout(120_000);
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    const officers = await Promise.all(
      [0, 1, 0, 1].map(async (api) => house.as(await addSender(db), api === 0 ? 0 : 1)),
    );
    /** As a page does it: asks again with the same key while nobody knows, confirms what it is asked. */
    const press = async (by: Caller): Promise<Reply> => {
      let confirmedAfterId: string | null = null;
      let key = randomUUID();
      const mine = another();
      for (;;) {
        const reply = await send(customerId, { ...mine, confirmedAfterId }, key, by);
        if (reply.status === 503) continue;
        if (textAt(reply.body, 'code') !== 'withinTheHour') return reply;
        confirmedAfterId = textAt(reply.body, 'last', 'id');
        key = randomUUID();
      }
    };
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, i) => press(officers[i % officers.length] ?? officer)),
    );
    const refused = replies.filter(({ status }) => status !== 201);
    assert.equal(replies.length - refused.length, 5);
    for (const { status, body } of refused)
      assert.deepEqual([status, textAt(body, 'code'), textAt(body, 'title')], [409, 'sixMessages', sixthMessage]);
    const rows = await messagesOf(customerId);
    assert.deepEqual(
      rows.map(({ place }) => Number(place)).toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5],
    );
    assert.deepEqual(new Set(rows.map(({ placeDate }) => placeDate?.toISOString())).size, 1);
    assert.equal(await db.process.count({ where: { customerId } }), 5);
  });
});
