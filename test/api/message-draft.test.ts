import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addRecipient, addSender, addTemplate, mobile } from '../support/message-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

/** Wednesday, 15 July 2026, noon in Sydney. */
const noon = new Date('2026-07-15T02:00:00.000Z');

const composed = {
  group: 'Request for contact',
  type: 'Missed call',
  contactTime: '',
  byDate: '14/',
  receiptNumber: 'R 1',
  agencyPhone: '131 272',
  paymentType: '',
  priorActions: ['Ring the customer.'],
  areaAcknowledged: null,
};

describe('The draft of a desktop message', function () {
  this.timeout(60_000);
  let house: House;
  let person: { id: string; accountId: string };
  let officer: Caller;
  before(async () => {
    house = await openHouse(noon);
    person = await addSender(house.db);
    officer = await house.as(person);
  });
  after(() => house.stop());

  const path = (customerId: string) => `/customers/${customerId}/message-draft`;
  const keep = (customerId: string, content: unknown = composed, by = officer) =>
    by('PUT', path(customerId), { body: { content } });
  const read = async (customerId: string, by = officer) => {
    const { status, body, text } = await by('GET', path(customerId));
    assert.equal(status, 200, text);
    return at(body, 'draft');
  };
  const drafts = (customerId: string) => house.db.messageDraft.count({ where: { customerId } });

  it('EM-8 EM-19 is the officer’s own for that customer, the same in another browser, the last one wins, and is gone when discarded', async () => {
    const [customerId, another] = [await addRecipient(house.db), await addRecipient(house.db)];
    const colleague = await house.as(await addSender(house.db));
    assert.equal(await read(customerId), null);
    const kept = await keep(customerId);
    assert.deepEqual([kept.status, kept.body], [200, { savedAt: noon.toISOString() }]);

    const otherBrowser = await house.as(person); // signed in once more
    assert.deepEqual(await read(customerId, otherBrowser), { content: composed, savedAt: noon.toISOString() });
    assert.deepEqual([await read(another), await read(customerId, colleague)], [null, null]);

    const later = { ...composed, receiptNumber: 'R 2', priorActions: [] };
    await keep(customerId, later, otherBrowser);
    await keep(customerId, composed, colleague);
    assert.deepEqual(at(await read(customerId), 'content'), later);
    assert.equal(await drafts(customerId), 2);

    assert.equal((await officer('DELETE', path(customerId))).status, 204);
    assert.equal((await officer('DELETE', path(customerId))).status, 204, 'there is none any more');
    assert.deepEqual([await read(customerId), await drafts(customerId)], [null, 1]);
  });

  it('EM-19 holds the form’s own fields, at their length, and nothing else', async () => {
    const customerId = await addRecipient(house.db);
    const { group: _group, ...less } = composed;
    const wrong: [unknown, field: string][] = [
      [{ ...composed, note: 'More than the form asks for' }, 'content'],
      [less, 'content.group'],
      [{ ...composed, receiptNumber: 'R'.repeat(61) }, 'content.receiptNumber'],
      [{ ...composed, contactTime: 'tomorrow' }, 'content.contactTime'],
      [{ ...composed, priorActions: Array<string>(21).fill('Ring.') }, 'content.priorActions'],
      [{ ...composed, priorActions: ['R'.repeat(301)] }, 'content.priorActions.0'],
    ];
    for (const [content, field] of wrong) {
      const { status, body } = await keep(customerId, content);
      assert.deepEqual([status, itemsOf(body, 'errors').map((error) => textAt(error, 'field'))], [422, [field]]);
    }
    assert.equal(await drafts(customerId), 0);
  });

  it('RS-1 of a customer who may not be seen there is none: 404, as of an id that nobody has', async () => {
    const customerId = await addRecipient(house.db);
    await keep(customerId);
    await house.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    for (const id of [customerId, randomUUID()]) {
      const answers = [await officer('GET', path(id)), await keep(id), await officer('DELETE', path(id))];
      assert.deepEqual(
        answers.map(({ status, body }) => [status, textAt(body, 'code')]),
        Array(3).fill([404, 'notFound']),
      );
    }
    assert.equal(await drafts(customerId), 1);
    await house.db.customer.update({ where: { id: customerId }, data: { restricted: false } });
    assert.deepEqual(at(await read(customerId), 'content'), composed);
  });

  it('EM-19 goes with the message: what was sent is composed no more, what was refused is, and a colleague’s stays', async () => {
    const { versionId, text } = await addTemplate(house.db);
    const customerId = await addRecipient(house.db);
    const colleague = await house.as(await addSender(house.db));
    await keep(customerId);
    await keep(customerId, composed, colleague);
    const send = (to: string) =>
      officer('POST', `/customers/${customerId}/messages`, {
        body: { templateVersionId: versionId, values: {}, previewed: { text, to } },
      });
    assert.equal((await send('+61491570156')).status, 409);
    assert.deepEqual(at(await read(customerId), 'content'), composed);
    assert.equal((await send(mobile)).status, 201);
    assert.deepEqual([await read(customerId), at(await read(customerId, colleague), 'content')], [null, composed]);
  });
});
