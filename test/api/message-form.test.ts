import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addOptOut, addRecipient, addSender, addTemplate, mobile } from '../support/message-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

/** Wednesday, 15 July 2026, noon in Sydney, 10:00 in Perth. */
const noon = new Date('2026-07-15T02:00:00.000Z');
const evening = new Date('2026-07-15T10:30:00.000Z');

describe('Generate Desktop Message', function () {
  this.timeout(60_000);
  let house: House;
  let officer: Caller;
  let person: { id: string; accountId: string };
  before(async () => {
    house = await openHouse(noon);
    person = await addSender(house.db);
  });
  beforeEach(() => go(noon));
  after(() => house.stop());

  const go = async (now: Date) => {
    house.now = now;
    officer = await house.as(person);
  };
  const form = async (customerId: string) => {
    const { status, body, text } = await officer('GET', `/customers/${customerId}/message-form`);
    assert.equal(status, 200, text);
    return body;
  };
  const preview = (customerId: string, templateVersionId: string, values: unknown = {}) =>
    officer('POST', `/customers/${customerId}/message-previews`, { body: { templateVersionId, values }, key: null });
  const codes = (body: unknown, ...path: (string | number)[]) =>
    itemsOf(at(body, ...path), 'bars').map((bar) => textAt(bar, 'code'));

  it('EM-19 EM-21 EM-22 shows number, place, sender and when it leaves; nothing was sent yet', async () => {
    const body = await form(await addRecipient(house.db, { postcode: '6000', state: 'WA' }));
    assert.deepEqual(
      [at(body, 'contact', 'mobile', 'number'), at(body, 'contact', 'mobile', 'to')],
      ['0491 570 006', mobile],
    );
    assert.deepEqual(at(body, 'place'), {
      zones: ['Australia/Perth'],
      localNow: noon.toISOString(),
      timeZone: 'Australia/Perth',
    });
    assert.deepEqual(at(body, 'leaves'), { now: true, at: noon.toISOString(), timeZone: 'Australia/Perth' });
    assert.deepEqual(
      [at(body, 'sender'), at(body, 'lastMessage'), at(body, 'sentToday'), at(body, 'bars'), at(body, 'stop')],
      ['Child Supp', null, 0, [], null],
    );
  });

  it('EM-22 EM-23 outside the window it leaves at 8:00 local; of an address in two zones where both are open', async () => {
    await go(evening);
    const { body } = { body: await form(await addRecipient(house.db)) };
    assert.deepEqual(at(body, 'leaves'), { now: false, at: '2026-07-15T22:00:00.000Z', timeZone: 'Australia/Sydney' });
    const border = await form(await addRecipient(house.db, { postcode: '4825' }));
    assert.deepEqual(at(border, 'place', 'zones'), ['Australia/Brisbane', 'Australia/Darwin']);
    assert.deepEqual(at(border, 'leaves'), {
      now: false,
      at: '2026-07-15T22:30:00.000Z',
      timeZone: 'Australia/Darwin',
    });
  });

  it('EM-23 without zone, postcode or state nothing can leave: it says what to record', async () => {
    const customerId = await addRecipient(house.db, { country: 'AU' });
    const body = await form(customerId);
    assert.deepEqual([at(body, 'leaves'), at(body, 'place', 'timeZone'), codes(body)], [null, null, ['placeUnknown']]);
    const { versionId } = await addTemplate(house.db);
    const shown = await preview(customerId, versionId);
    assert.deepEqual([shown.status, textAt(shown.body, 'code'), codes(shown.body)], [422, 'barred', ['placeUnknown']]);
  });

  it('EM-3 EM-6 an opt out of one kind bars its templates only; of both, all before one is chosen', async () => {
    const reminder = await addTemplate(house.db, { subscription: 'Reminder', type: 'A reminder' });
    const general = await addTemplate(house.db, { subscription: 'General', type: 'B general' });
    const customerId = await addRecipient(house.db);
    await addOptOut(house.db, customerId, { subscription: 'Reminder' });
    const barsOf = (body: unknown, versionId: string) => {
      const templates = itemsOf(body, 'templates');
      return codes(templates.find((template) => textAt(template, 'versionId') === versionId));
    };
    const one = await form(customerId);
    assert.deepEqual(
      [codes(one), barsOf(one, reminder.versionId), barsOf(one, general.versionId)],
      [[], ['optOut'], []],
    );
    assert.deepEqual(at(one, 'subscription'), {
      Reminder: { subscribed: false, why: 'An SMS opt out is recorded for Reminder messages.' },
      General: { subscribed: true, why: null },
    });
    const closed = await preview(customerId, reminder.versionId);
    assert.deepEqual([closed.status, textAt(closed.body, 'code'), codes(closed.body)], [422, 'barred', ['optOut']]);
    assert.deepEqual(codes((await preview(customerId, general.versionId)).body), []);
    await addOptOut(house.db, customerId, { subscription: 'General' });
    const both = await form(customerId);
    assert.deepEqual([codes(both), barsOf(both, reminder.versionId)], [['optOut'], []]);
  });

  it('EM-49 a pre-call alert outside the window is barred by its template, with the time at which it opens', async () => {
    const alert = await addTemplate(house.db, {
      use: 'preCallAdvice',
      text: 'We will call you {contactTime}.',
      type: 'C alert',
    });
    const customerId = await addRecipient(house.db);
    await go(evening);
    const shown = await preview(customerId, alert.versionId, { contactTime: 'today' });
    assert.deepEqual(
      [shown.status, codes(shown.body), textAt(shown.body, 'bars', 0, 'wayOut')],
      [200, ['outsideWindow'], 'It can be sent from 16 Jul 2026, 8:00 am AEST.'],
    );
    await go(noon);
    assert.deepEqual(codes((await preview(customerId, alert.versionId, { contactTime: 'today' })).body), []);
  });

  it('EM-20 the preview is the text to the letter, with its characters and segments, and writes nothing', async () => {
    const euro = await addTemplate(house.db, { text: `${'€'.repeat(80)}{receiptNumber}` });
    const customerId = await addRecipient(house.db);
    const { status, body } = await preview(customerId, euro.versionId, { receiptNumber: 'R1' });
    assert.equal(status, 200);
    assert.deepEqual(
      [at(body, 'text'), at(body, 'length'), at(body, 'to'), at(body, 'asks'), at(body, 'type')],
      [`${'€'.repeat(80)}R1`, { encoding: 'GSM-7', characters: 162, segments: 2 }, mobile, null, euro.type],
    );
    assert.equal(await house.db.message.count({ where: { customerId } }), 0);
    const old = await preview(customerId, randomUUID());
    assert.deepEqual([old.status, textAt(old.body, 'code')], [409, 'templateChanged']);
  });

  it('EM-7 who lacks Pluto or Cuba is told which, and where to ask', async () => {
    await house.db.person.update({ where: { id: person.id }, data: { cuba: false } });
    const body = await form(await addRecipient(house.db));
    await house.db.person.update({ where: { id: person.id }, data: { cuba: true } });
    assert.deepEqual(codes(body), ['noCuba']);
    assert.match(textAt(body, 'bars', 0, 'wayOut'), /ESS/);
  });

  it('EM-14 EM-19 after a send it shows the last message with its status, and how many of today', async () => {
    const template = await addTemplate(house.db);
    const customerId = await addRecipient(house.db);
    const sent = await officer('POST', `/customers/${customerId}/messages`, {
      body: {
        templateVersionId: template.versionId,
        values: {},
        previewed: { text: template.text, to: mobile },
      },
    });
    assert.equal(sent.status, 201, sent.text);
    const id = textAt(sent.body, 'messageId');
    const body = await form(customerId);
    const last = { id, pressedAt: noon.toISOString(), type: template.type, status: 'Sending' };
    assert.deepEqual([at(body, 'lastMessage'), at(body, 'sentToday')], [last, 1]);
    await go(evening); // it would leave tomorrow
    assert.equal(at(await form(customerId), 'sentToday'), 0);
  });
});
