import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { addRecipient, addSender, addTemplate, mobile } from '../support/message-fixture.ts';
import { planted } from '../support/plan-fixture.ts';
import type { Reply } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { noon, openSending, type Sending } from './support/sending.ts';

describe('Send of a desktop message', function () {
  this.timeout(60_000);
  let house: Sending['house'];
  let person: Sending['person'];
  let template: Sending['template'];
  let officer: Sending['officer'];
  let send: Sending['send'];
  let messagesOf: Sending['messagesOf'];
  let go: Sending['go'];

  before(async () => {
    ({ house, person, template, officer, send, messagesOf, go } = await openSending());
  });
  beforeEach(() => go(noon));
  after(() => house.stop());

  it('EM-22 EM-26 sent in the window: kept with its process and place, started at once, and answered with its address', async () => {
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    const { status, headers, body } = await send(customerId);
    assert.equal(status, 201, JSON.stringify(body));
    const messageId = textAt(body, 'messageId');
    assert.deepEqual(body, { messageId, heldUntil: null });
    assert.equal(headers.get('location'), `/api/v1/messages/${messageId}`);
    const row = await db.message.findUniqueOrThrow({ where: { id: messageId } });
    assert.deepEqual(
      [row.text, row.to, row.sender, row.authorId, row.state, row.place, row.timeZones],
      [template.text, mobile, 'Child Supp', person.id, 'sending', 1, ['Australia/Sydney']],
    );
    assert.equal(row.placeDate?.toISOString().slice(0, 10), '2027-07-15');
    const run = await house.client.workflow.getHandle(smsDeliveryId(messageId)).describe();
    assert.equal(run.status.name, 'RUNNING');
    const [audit] = await db.auditEntry.findMany({ where: { customerId, action: 'messages.send' } });
    assert.deepEqual([audit?.result, audit?.personId], ['done', person.id]);
    const read = await officer('GET', `/messages/${messageId}`);
    assert.deepEqual([read.status, at(read.body, 'status')], [200, { pluto: 'Sending', cuba: null }]);
  });

  it('EM-26 the same key twice, also at once, is one message; another text under it is refused', async () => {
    const customerId = await addRecipient(house.deps.db);
    const key = randomUUID();
    const both = await Promise.all([send(customerId, {}, key), send(customerId, {}, key)]);
    const again = await send(customerId, {}, key);
    const ids = [...both, again].map(({ status, body }) => [status, textAt(body, 'messageId')]);
    assert.deepEqual(new Set(ids.map(String)).size, 1, String(ids));
    assert.equal((await messagesOf(customerId)).length, 1);
    const other = await send(customerId, { previewed: { text: 'other', to: mobile } }, key);
    assert.deepEqual([other.status, textAt(other.body, 'code')], [422, 'keyReused']);
  });

  it('EM-20 what differs from the preview by a letter, or goes to another number, is not sent', async () => {
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    for (const previewed of [
      { text: `${template.text} `, to: mobile },
      { text: template.text, to: '+61491570156' },
    ]) {
      const { status, body } = await send(customerId, { previewed });
      assert.deepEqual([status, textAt(body, 'code')], [409, 'previewDiffers']);
    }
    await db.phone.updateMany({ where: { customerId }, data: { valid: false } });
    await db.phone.create({ data: { customerId, kind: 'mobile', number: '+61491570156' } });
    const { status, body } = await send(customerId); // somebody corrected it after the preview
    assert.deepEqual([status, textAt(body, 'code')], [409, 'previewDiffers']);
    assert.deepEqual(await messagesOf(customerId), []);
  });

  it('EM-6 EM-7 everything that bars a message is named, and nothing is kept', async () => {
    const { db } = house.deps;
    const barred = async (customerId: string, by = officer) => {
      const { status, body } = await send(customerId, {}, randomUUID(), by);
      assert.deepEqual([status, textAt(body, 'code')], [422, 'barred']);
      return itemsOf(body, 'bars').map((bar) => textAt(bar, 'code'));
    };
    assert.deepEqual(await barred(await addRecipient(db, { kind: 'employer' })), ['employer']);
    assert.deepEqual(await barred(await addRecipient(db, { deceasedOn: new Date('2027-07-01') })), ['deceased']);
    assert.deepEqual(await barred(await addRecipient(db, { mobile: '+64211234567' })), ['overseasNumber']);
    assert.deepEqual(await barred(await addRecipient(db, { mobile: null, country: 'NZ' })), [
      'noValidMobile',
      'placeUnknown',
    ]);
    const outside = await db.person.findUniqueOrThrow({ where: { id: (await addSender(db)).id } });
    await db.person.update({ where: { id: outside.id }, data: { pluto: false, cuba: false } });
    const account = await db.account.findFirstOrThrow({ where: { personId: outside.id } });
    const theirs = await house.as({ accountId: account.id });
    assert.deepEqual(await barred(await addRecipient(db), theirs), ['noPluto', 'noCuba']);
    const stopped = await addRecipient(db, { mobile: '+61491570157' });
    await db.smsOptOut.create({ data: { number: '+61491570157', how: 'carrier', recordedAt: noon } });
    const { body } = await send(stopped);
    assert.deepEqual(at(body, 'bars', 0), {
      code: 'optOut',
      sentence: 'Customer has an SMS opt out recorded',
      wayOut: 'Contact the customer another way.',
      rule: 'EM-6',
    });
  });

  it('RS-1 EM-6 a restricted customer is barred for who may see them, and unknown to everybody else', async () => {
    const { db } = house.deps;
    const customerId = await addRecipient(db, { restricted: true });
    const unknown = await send(randomUUID());
    const hidden = await send(customerId);
    const same = ({ status, body }: Reply) => [status, textAt(body, 'code'), textAt(body, 'title')];
    assert.deepEqual(same(hidden), same(unknown));
    assert.equal(hidden.status, 404);
    const rac = await house.as(await addSender(db, ['racOfficer']));
    const seen = await send(customerId, {}, randomUUID(), rac);
    assert.deepEqual([seen.status, textAt(seen.body, 'bars', 0, 'code')], [422, 'restricted']);
  });

  it('RS-1 whoever may no longer see the customer is not answered from a key they used before', async () => {
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    const key = randomUUID();
    assert.equal((await send(customerId, {}, key)).status, 201);
    await db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    assert.equal((await send(customerId, {}, key)).status, 404);
  });

  it('EM-4 EM-18 values that are missing or hold what they must not are named by their field', async () => {
    const { db } = house.deps;
    const asks = await addTemplate(db, { text: 'Please send it by {byDate}, receipt {receiptNumber}.' });
    const customerId = await addRecipient(db);
    const refused = async (values: unknown) => {
      const sent = { templateVersionId: asks.versionId, values, previewed: { text: 'x', to: mobile } };
      const { status, body } = await send(customerId, sent);
      const preview = await officer('POST', `/customers/${customerId}/message-previews`, {
        body: { templateVersionId: asks.versionId, values },
        key: null,
      });
      assert.deepEqual([status, textAt(body, 'code')], [422, 'badInput']);
      assert.deepEqual([preview.status, at(preview.body, 'errors')], [422, at(body, 'errors')]);
      return itemsOf(body, 'errors').map((error) => textAt(error, 'field'));
    };
    assert.deepEqual(await refused({}), ['values.byDate', 'values.receiptNumber']);
    assert.deepEqual(await refused({ byDate: '2027-07-20', receiptNumber: planted }), ['values.receiptNumber']);
    assert.deepEqual(await refused({ byDate: '2026-02-30', receiptNumber: 'R1' }), ['values.byDate']);
  });

  it('EM-18 EM-49 a By date that is past, or of today, is refused at Send with its sentence', async () => {
    const { db } = house.deps;
    const asks = await addTemplate(db, { text: 'Please send it by {byDate}.' });
    const customerId = await addRecipient(db);
    for (const [byDate, shown, code] of [
      ['2027-07-14', '14 Jul 2027', 'byDatePast'],
      ['2027-07-15', '15 Jul 2027', 'byDateTooSoon'],
    ] as const) {
      const previewed = { text: `Please send it by ${shown}.`, to: mobile };
      const { status, body } = await send(customerId, {
        templateVersionId: asks.versionId,
        values: { byDate },
        previewed,
      });
      assert.deepEqual([status, textAt(body, 'bars', 0, 'code')], [422, code]);
    }
  });

  it('EM-20 a template that was changed since it was chosen is asked for again', async () => {
    const { db } = house.deps;
    const old = await addTemplate(db, { text: 'Before.' });
    const createdAt = new Date('2027-07-01T00:00:00.000Z');
    await db.messageTemplateVersion.create({
      data: { templateId: old.templateId, number: 2, text: 'After.', createdAt },
    });
    const customerId = await addRecipient(db);
    const previewed = { text: 'Before.', to: mobile };
    const { status, body } = await send(customerId, { templateVersionId: old.versionId, previewed });
    assert.deepEqual([status, textAt(body, 'code')], [409, 'templateChanged']);
  });
});
