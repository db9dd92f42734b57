import assert from 'node:assert/strict';
import { recordOptOutOfNumber } from '../../prisma/repositories/recipient.ts';
import { addRecipient, addSender, addTemplate } from '../support/message-fixture.ts';
import type { Caller } from './support/house.ts';
import { newSid, postAsGateway } from './support/gateway-post.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';
import { noon, openSending, type Sending } from './support/sending.ts';

describe('Products and Services', function () {
  this.timeout(60_000);
  let house: Sending['house'];
  let officer: Sending['officer'];
  let person: Sending['person'];
  before(async () => {
    ({ house, officer, person } = await openSending());
    house.standAt(noon);
  });
  after(() => house.stop());

  const page = async (customerId: string) =>
    (await officer('GET', `/customers/${customerId}/products-and-services`)).body;
  const record = (customerId: string, subscription: string | null, how = 'phone', by: Caller = officer) =>
    by('POST', `/customers/${customerId}/sms-opt-outs`, { body: { subscription, how } });
  const remove = (optOutId: string, how = 'letter', by: Caller = officer) =>
    by('POST', `/sms-opt-outs/${optOutId}/remove`, { body: { how } });
  /** Why each kind is stopped. */
  const status = async (customerId: string) => {
    const body = await page(customerId);
    return [at(body, 'subscription', 'Reminder', 'why'), at(body, 'subscription', 'General', 'why')];
  };
  const ofKind = (kind: string) => `An SMS opt out is recorded for ${kind} messages.`;
  const ofAll = 'An SMS opt out is recorded for all messages.';

  it('EM-47 EM-3 an opt out is recorded with date, how it was asked and the officer, stops its kind, and is removed again the same way', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db);
    await addTemplate(db, { subscription: 'Reminder' });
    const recorded = await record(id, 'Reminder', 'inPerson');
    assert.equal(recorded.status, 201, recorded.text);
    const optOutId = textAt(recorded.body, 'id');
    assert.deepEqual(await status(id), [ofKind('Reminder'), null]);
    const [shown] = itemsOf(await page(id), 'optOuts');
    assert.deepEqual(
      ['of', 'subscription', 'how', 'recordedAt', 'removedAt', 'removable'].map((word) => at(shown, word)),
      ['customer', 'Reminder', 'inPerson', noon.toISOString(), null, { possible: true }],
    );
    assert.equal(at(shown, 'recordedBy', 'id'), person.id);
    const form = (await officer('GET', `/customers/${id}/message-form`)).body;
    assert.deepEqual(itemsOf(form, 'bars'), [], 'one kind alone bars nothing before a template is chosen');
    for (const template of itemsOf(form, 'templates'))
      assert.deepEqual(
        itemsOf(template, 'bars').map((bar) => at(bar, 'sentence')),
        at(template, 'subscription') === 'Reminder' ? ['Customer has an SMS opt out recorded'] : [],
      );

    assert.equal((await remove(optOutId, 'online')).status, 204);
    assert.deepEqual(await status(id), [null, null]);
    const [gone] = itemsOf(await page(id), 'optOuts');
    assert.deepEqual(
      [at(gone, 'removedAt'), at(gone, 'removedHow'), at(gone, 'removedBy', 'id'), at(gone, 'removable', 'possible')],
      [noon.toISOString(), 'online', person.id, false],
    );
    const again = await remove(optOutId);
    assert.deepEqual([again.status, at(again.body, 'code')], [409, 'ended']);
    assert.equal((await record(id, 'Reminder')).status, 201, 'and it may be asked for again');
    const entries = await db.auditEntry.findMany({
      where: { customerId: id, action: 'customers.edit', result: 'done' },
      orderBy: { id: 'asc' },
    });
    assert.deepEqual(
      entries.map(({ detail }) => detail),
      [
        { optOut: 'recorded', subscription: 'Reminder', how: 'inPerson' },
        { optOut: 'removed', how: 'online' },
        { optOut: 'recorded', subscription: 'Reminder', how: 'phone' },
      ],
    );
  });

  it('EM-3 EM-47 one for both kinds covers both; removed, what stands for one kind goes on standing', async () => {
    const id = await addRecipient(house.deps.db);
    await record(id, 'General');
    const both = textAt((await record(id, null)).body, 'id');
    assert.deepEqual(await status(id), [ofAll, ofAll]);
    const bars = itemsOf((await officer('GET', `/customers/${id}/message-form`)).body, 'bars');
    assert.deepEqual(
      bars.map((bar) => at(bar, 'sentence')),
      ['Customer has an SMS opt out recorded'],
    );
    for (const kind of ['Reminder', 'General', null]) {
      const refused = await record(id, kind);
      assert.deepEqual(
        [refused.status, at(refused.body, 'detail')],
        [409, 'An SMS opt out for Reminder and General is recorded already.'],
      );
    }
    assert.equal((await remove(both)).status, 204);
    assert.deepEqual(await status(id), [null, ofKind('General')]);
    assert.deepEqual(at(await page(id), 'may', 'record'), {
      both: { possible: true },
      Reminder: { possible: true },
      General: { possible: false, why: 'An SMS opt out for General is recorded already.' },
      Centrelink: { possible: true },
    });
  });

  it('EM-47 two officers at once record one, and remove one', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db);
    const other = await house.as(await addSender(db), 1);
    const two = await Promise.all([record(id, null), record(id, null, 'email', other)]);
    assert.deepEqual(statusesOf(two), [201, 409]);
    const [row] = await db.smsOptOut.findMany({ where: { customerId: id, removedAt: null } });
    const removals = await Promise.all([remove(row?.id ?? ''), remove(row?.id ?? '', 'phone', other)]);
    assert.deepEqual(statusesOf(removals), [204, 409]);
    assert.equal(await db.smsOptOut.count({ where: { customerId: id } }), 1);
    // past the API too: the unique index
    const data = { customerId: id, how: 'phone', recordedById: person.id, recordedAt: noon };
    await db.smsOptOut.create({ data });
    await assert.rejects(db.smsOptOut.create({ data }), /Unique constraint/);
  });

  it('EM-5 EM-47 what the carrier keeps is shown with its number, and only START from the handset lifts it', async () => {
    const { db } = house.deps;
    const number = '+61491570158';
    const id = await addRecipient(db, { mobile: number });
    await db.$transaction((tx) => recordOptOutOfNumber(tx, number, 'carrier', noon, {}));
    assert.deepEqual(await status(id), [ofAll, ofAll]);
    const [shown] = itemsOf(await page(id), 'optOuts');
    const why = 'It is kept by the carrier. Only START, sent from that handset, lifts it.';
    assert.deepEqual(
      ['of', 'number', 'how', 'recordedBy', 'removable'].map((word) => at(shown, word)),
      ['number', '0491 570 158', 'carrier', null, { possible: false, why }],
    );
    const refused = await remove(textAt(shown, 'id'));
    assert.deepEqual([refused.status, at(refused.body, 'code'), at(refused.body, 'detail')], [409, 'conflict', why]);
    assert.deepEqual(await status(id), [ofAll, ofAll]);
    const hidden = await addRecipient(db, { mobile: '+61491570159', restricted: true });
    await db.$transaction((tx) => recordOptOutOfNumber(tx, '+61491570159', 'carrier', noon, {}));
    const theirs = await db.smsOptOut.findFirstOrThrow({ where: { number: '+61491570159' } });
    assert.equal((await remove(theirs.id)).status, 404, 'of a number that only a restricted customer has');
    assert.equal((await record(hidden, null)).status, 404);
    // EM-2: the customer’s other number has not opted out
    const phone = await db.phone.findFirstOrThrow({ where: { customerId: id } });
    const body = { kind: 'mobile', number: '0491 570 313', valid: true };
    await officer('PUT', `/customers/${id}/phones/${phone.id}`, { body, ifMatch: 0 });
    assert.deepEqual(await status(id), [null, null]);
  });

  it('EM-5 EM-12 a reply is kept, and is no contact: who only answered by SMS has not contacted Child Support', async () => {
    const { db } = house.deps;
    const number = '+61491570737';
    const [known, fresh] = [
      await addRecipient(db, { mobile: number }),
      (
        await db.customer.create({
          data: { csid: '719000001', postcode: '2000', phones: { create: { kind: 'mobile', number } } },
        })
      ).id,
    ];
    const params = { MessageSid: newSid(), From: number, To: 'Child Supp', Body: 'I will pay on Friday' };
    const { urls, deps } = house;
    const path = '/webhooks/sms/inbound';
    assert.equal(await postAsGateway({ url: urls[0], publicUrl: deps.env.PUBLIC_URL, path, params }), 204);
    assert.equal(await db.inboundSms.count({ where: { from: number } }), 1);
    assert.equal(await db.contact.count({ where: { customerId: { in: [known, fresh] } } }), 1, 'the fixture’s own');
    const form = (await officer('GET', `/customers/${fresh}/message-form`)).body;
    assert.deepEqual(
      itemsOf(form, 'bars').map((bar) => at(bar, 'code')),
      ['phoneAttempts'],
    );
    assert.deepEqual(await status(known), [null, null], 'and no opt out');
  });

  it('EM-2 an opt out may be recorded and removed for the deceased, who are not resumed', async () => {
    const id = await addRecipient(house.deps.db, { deceasedOn: noon });
    const deceased = 'The customer is recorded as deceased.';
    const { body } = await record(id, null);
    await remove(textAt(body, 'id'));
    assert.deepEqual(await status(id), [deceased, deceased]);
  });
});
