import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { contactsOf } from '../../prisma/repositories/contacts.ts';
import { addRecipient, addSender, addTemplate, mobile } from '../support/message-fixture.ts';
import { addPerson, planted } from '../support/plan-fixture.ts';
import { countingDatabase, type CountingDatabase } from './support/counting-database.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

const noon = new Date('2026-07-15T02:00:00.000Z');
const day = 86_400_000;
const before14 = (ms = 0) => new Date(noon.getTime() - 14 * day + ms);
const ago = (ms: number) => new Date(noon.getTime() - ms).toISOString();
const landline = '+61255501234';

type Record = 'contacts' | 'notepads' | 'complaints';

describe('Case history, notepads and complaints', function () {
  this.timeout(60_000);
  let house: House;
  let counting: CountingDatabase;
  let person: { id: string; accountId: string };
  let officer: Caller;
  let program: Caller;
  let versionId: string;
  before(async () => {
    house = await openHouse(noon);
    counting = countingDatabase(house.ownerUrl);
    person = await addSender(house.db);
    officer = await house.as(person);
    program = await house.as(await addPerson(house.db, ['program']));
    ({ versionId } = await addTemplate(house.db));
  });
  after(async () => {
    await counting.close();
    await house.stop();
  });

  const add = async (customerId: string, record: Record, body: unknown) => {
    const { status, text, body: made } = await officer('POST', `/customers/${customerId}/${record}`, { body });
    assert.equal(status, 201, text);
    return textAt(made, 'id');
  };
  const list = async (customerId: string, record: Record) => {
    const { status, text, body } = await officer('GET', `/customers/${customerId}/${record}`);
    assert.equal(status, 200, text);
    return itemsOf(body);
  };
  const refused = async (customerId: string, record: Record, body: unknown) => {
    const answer = await officer('POST', `/customers/${customerId}/${record}`, { body });
    assert.equal(answer.status, 422, answer.text);
    return itemsOf(answer.body, 'errors').map((error) => textAt(error, 'field'));
  };
  const form = async (customerId: string) => (await officer('GET', `/customers/${customerId}/message-form`)).body;
  const bars = async (customerId: string) => itemsOf(await form(customerId), 'bars').map((bar) => textAt(bar, 'code'));
  const phonesOf = (customerId: string) =>
    house.db.phone.findMany({ where: { customerId }, orderBy: { kind: 'desc' } });
  let strangers = 0;
  /** Who never contacted Child Support, with a mobile and a landline. */
  const stranger = async () => {
    const { id } = await house.db.customer.create({
      data: {
        csid: String(780_000_000 + ++strangers),
        familyName: planted,
        state: 'NSW',
        postcode: '2000',
        phones: {
          create: [
            { kind: 'mobile', number: mobile },
            { kind: 'home', number: landline },
            { kind: 'work', number: '+61255501299', valid: false },
          ],
        },
      },
    });
    return id;
  };
  /** A message that the gateway took then. */
  const sentAt = async (customerId: string, handedOverAt: Date) => {
    const count = await house.db.message.count();
    await house.db.message.create({
      data: {
        customerId,
        templateVersionId: versionId,
        text: 'Please call us.',
        to: mobile,
        sender: 'Child Supp',
        authorId: person.id,
        pressedAt: handedOverAt,
        handedOverAt,
        timeZones: ['Australia/Sydney'],
        state: 'delivered',
        endedAt: handedOverAt,
        place: 1,
        placeDate: new Date(Date.UTC(2020, 0, 1 + count)),
      },
    });
  };

  it('EM-48 each record shows what was recorded, by whom and when, the newest first, in pages; no statement more for more rows', async () => {
    const customerId = await addRecipient(house.db);
    const [phone] = await phonesOf(customerId);
    const earlier = ago(3_600_000);
    const rang = {
      kind: 'phoneAttempt',
      phoneId: phone?.id,
      reached: false,
      text: ' No answer. ',
      occurredAt: earlier,
    };
    const attempt = await add(customerId, 'contacts', rang);
    const call = await add(customerId, 'contacts', {
      kind: 'byCustomer',
      channel: 'phone',
      text: 'Asked about a letter.',
    });
    const who = await house.db.person.findUniqueOrThrow({ where: { id: person.id } });
    const recordedBy = { id: person.id, name: who.name, userId: who.userId, role: 'Service officer' };
    const history = await list(customerId, 'contacts');
    const common = { recordedBy, recordedAt: noon.toISOString() };
    assert.deepEqual(history.slice(0, 2), [
      {
        ...common,
        id: call,
        kind: 'byCustomer',
        channel: 'phone',
        number: null,
        reached: null,
        text: 'Asked about a letter.',
        occurredAt: noon.toISOString(),
      },
      {
        ...common,
        id: attempt,
        kind: 'phoneAttempt',
        channel: null,
        number: '0491 570 006',
        reached: false,
        text: 'No answer.',
        occurredAt: earlier,
      },
    ]);
    assert.equal((await house.db.contact.findUniqueOrThrow({ where: { id: attempt } })).number, mobile);

    const notepad = await add(customerId, 'notepads', {
      kind: 'FDV',
      raisedBy: 'otherParty',
      text: 'Told of concerns.',
    });
    assert.deepEqual(await list(customerId, 'notepads'), [
      {
        id: notepad,
        kind: 'FDV',
        raisedBy: 'otherParty',
        text: 'Told of concerns.',
        author: recordedBy,
        createdAt: noon.toISOString(),
      },
    ]);
    const complaint = await add(customerId, 'complaints', { text: 'Waited an hour.', receivedAt: earlier });
    const shown = { id: complaint, text: 'Waited an hour.', receivedAt: earlier, recordedBy, closedAt: null };
    assert.deepEqual(await list(customerId, 'complaints'), [shown]);
    assert.equal((await officer('POST', `/complaints/${complaint}/close`)).status, 200);
    assert.deepEqual(await list(customerId, 'complaints'), [{ ...shown, closedAt: noon.toISOString() }]);
    const again = await officer('POST', `/complaints/${complaint}/close`);
    assert.deepEqual([again.status, textAt(again.body, 'code')], [409, 'ended']);

    const entries = await house.db.auditEntry.findMany({
      where: { customerId, action: 'records.add' },
      orderBy: { id: 'asc' },
    });
    assert.deepEqual(
      entries.map(({ result, subjectId, detail, personId }) => [result, subjectId, at(detail, 'record'), personId]),
      [
        ['done', attempt, 'contact', person.id],
        ['done', call, 'contact', person.id],
        ['done', notepad, 'notepad', person.id],
        ['done', complaint, 'complaint', person.id],
        ['done', complaint, 'complaint', person.id],
        ['ended', complaint, undefined, person.id],
      ],
    );
    assert.equal(
      await house.db.auditEntry.count({ where: { customerId, action: 'records.view', result: 'viewed' } }),
      4,
    );

    const read = () =>
      counting.statementsOf(() =>
        contactsOf(counting.db, { personId: person.id, roles: ['serviceOfficer'] }, customerId, {
          limit: 100,
          after: null,
        }),
      );
    const few = await read();
    const note = { customerId, kind: 'note', text: 'N', recordedById: person.id, recordedAt: noon };
    await house.db.contact.createMany({
      data: Array.from({ length: 27 }, (_, i) => ({ ...note, occurredAt: new Date(noon.getTime() - 2 * day - i) })),
    });
    assert.equal(await read(), few);
    const first = await officer('GET', `/customers/${customerId}/contacts`);
    assert.deepEqual([itemsOf(first.body).length, at(first.body, 'total')], [25, 30]);
    const next = await officer('GET', `/customers/${customerId}/contacts?cursor=${textAt(first.body, 'nextCursor')}`);
    const times = [...itemsOf(first.body), ...itemsOf(next.body)].map((item) => textAt(item, 'occurredAt'));
    assert.deepEqual(times, times.toSorted().toReversed());
    assert.equal(times.length, 30);
  });

  it('EM-48 EM-12 EM-13 nobody records a contact or complaint in the future, an attempt on a number that is not the customer’s, or what does not belong to a kind', async () => {
    const customerId = await addRecipient(house.db);
    const other = await addRecipient(house.db);
    const [mine] = await phonesOf(customerId);
    const [theirs] = await phonesOf(other);
    const call = { kind: 'byCustomer', channel: 'phone', text: 'x' };
    const rang = { kind: 'phoneAttempt', phoneId: mine?.id, reached: true };
    const ahead = new Date(noon.getTime() + 1).toISOString();
    const cases: [Record, unknown, string[]][] = [
      ['contacts', { ...call, occurredAt: ahead }, ['occurredAt']],
      ['contacts', { ...rang, occurredAt: ahead }, ['occurredAt']],
      ['complaints', { text: 'x', receivedAt: ahead }, ['receivedAt']],
      ['contacts', { ...rang, phoneId: theirs?.id }, ['phoneId']],
      ['contacts', { ...rang, phoneId: randomUUID() }, ['phoneId']],
      ['contacts', { kind: 'phoneAttempt' }, ['phoneId', 'reached']],
      ['contacts', { ...rang, channel: 'phone' }, ['channel']],
      ['contacts', { ...call, channel: 'sms' }, ['channel']], // EM-5: what handsets send is no contact
      ['contacts', { kind: 'byCustomer', text: 'x' }, ['channel']],
      ['contacts', { ...call, text: ' ' }, ['text']],
      ['contacts', { kind: 'note', text: '' }, ['text']],
      ['contacts', { kind: 'note', text: 'x', reached: false }, ['reached']],
      ['contacts', { kind: 'visit', text: 'x' }, ['kind']],
      ['notepads', { kind: 'General', raisedBy: 'thisCustomer', text: 'x' }, ['raisedBy']],
      ['notepads', { kind: 'FDV', text: '' }, ['text']],
      ['complaints', { text: 'x'.repeat(10_001) }, ['text']],
    ];
    for (const [record, body, fields] of cases)
      assert.deepEqual(await refused(customerId, record, body), fields, JSON.stringify(body).slice(0, 100));
    assert.equal((await list(customerId, 'contacts')).length, 1, 'the one that the customer came with');
    assert.deepEqual([await list(customerId, 'notepads'), await list(customerId, 'complaints')], [[], []]);
    await add(customerId, 'contacts', { ...call, occurredAt: noon.toISOString() });
  });

  it('EM-8 an FDV notepad asks for a review before the next message, a General one does not', async () => {
    const customerId = await addRecipient(house.db);
    await add(customerId, 'notepads', { kind: 'General', text: 'Prefers the morning.' });
    assert.deepEqual([await bars(customerId), at(await form(customerId), 'fdv', 'concerns')], [[], false]);
    await add(customerId, 'notepads', { kind: 'FDV', text: 'Evidence of concerns.' });
    assert.deepEqual([await bars(customerId), at(await form(customerId), 'fdv', 'concerns')], [['fdvReview'], true]);
    const sent = await officer('POST', `/customers/${customerId}/messages`, {
      body: { templateVersionId: versionId, values: {}, previewed: { text: 'Please call us.', to: mobile } },
    });
    assert.deepEqual([sent.status, textAt(sent.body, 'bars', 0, 'code')], [422, 'fdvReview']);
  });

  it('EM-12 who never contacted Child Support is barred until each available number was rung; what was sent, or came by SMS, is no contact', async () => {
    const customerId = await stranger();
    const [work, cell, home] = await phonesOf(customerId);
    assert.deepEqual([work?.valid, cell?.kind, home?.kind], [false, 'mobile', 'home']);
    const ring = (phoneId: string | undefined, reached: boolean) =>
      add(customerId, 'contacts', { kind: 'phoneAttempt', phoneId, reached });
    assert.deepEqual(await bars(customerId), ['phoneAttempts']);
    await sentAt(customerId, new Date(noon.getTime() - day));
    await house.db.inboundSms.create({ data: { sid: 'SM1', from: mobile, text: 'Ok', receivedAt: noon } });
    await add(customerId, 'contacts', { kind: 'note', text: 'A letter went out.' });
    await add(customerId, 'notepads', { kind: 'General', text: 'Not reached so far.' });
    assert.deepEqual(await bars(customerId), ['phoneAttempts']);
    await ring(cell?.id, false);
    await ring(cell?.id, true);
    assert.deepEqual(await bars(customerId), ['phoneAttempts'], 'the landline was not rung');
    await ring(home?.id, false);
    assert.deepEqual(await bars(customerId), [], 'the third one is not valid');
    await house.db.phone.create({ data: { customerId, kind: 'mobile', number: '+61491570156' } });
    assert.deepEqual(await bars(customerId), ['phoneAttempts'], 'a number was added since');

    const called = await stranger();
    await add(called, 'contacts', { kind: 'byCustomer', channel: 'inPerson', text: 'Came to the counter.' });
    assert.deepEqual(await bars(called), [], 'one contact, and no attempt is asked for');
    const complained = await stranger();
    await add(complained, 'complaints', { text: 'Nobody answers.' });
    assert.deepEqual(await bars(complained), []);
  });

  it('EM-13 two messages within exactly 14 days without a contact since advise another way; a later contact or complaint clears it, an earlier one does not', async () => {
    const answered = async (record: Record, body: unknown, sent: Date[]) => {
      const customerId = await addRecipient(house.db);
      for (const handedOverAt of sent) await sentAt(customerId, handedOverAt);
      const advised = at(await form(customerId), 'advice');
      await add(customerId, record, body);
      return [advised !== null, at(await form(customerId), 'advice') !== null];
    };
    const contact = (occurredAt: Date) => ({
      kind: 'byCustomer',
      channel: 'online',
      text: 'Wrote back.',
      occurredAt: occurredAt.toISOString(),
    });
    const yesterday = new Date(noon.getTime() - day);
    const two = [before14(), yesterday];
    assert.deepEqual(await answered('contacts', contact(noon), two), [true, false]);
    assert.deepEqual(await answered('contacts', contact(before14(-1)), two), [true, true], 'before both');
    assert.deepEqual(await answered('contacts', contact(before14(1)), two), [true, false], 'one is answered');
    assert.deepEqual(await answered('complaints', { text: 'Stop.' }, two), [true, false]);
    const rangThem = { kind: 'note', text: 'Nothing came.' };
    assert.deepEqual(await answered('contacts', rangThem, two), [true, true], 'a note is no answer');
    assert.deepEqual(
      await answered('contacts', rangThem, [before14(-1), yesterday]),
      [false, false],
      '14 days and 1 ms',
    );
    assert.deepEqual(await answered('contacts', rangThem, [yesterday]), [false, false], 'only one');
    const customerId = await addRecipient(house.db);
    for (const handedOverAt of two) await sentAt(customerId, handedOverAt);
    const { body } = await officer('GET', `/customers/${customerId}/message-form`);
    assert.equal(
      at(body, 'advice'),
      'The customer has not responded to 2 messages in the last 14 days. Consider another way of contact.',
    );
    assert.deepEqual(itemsOf(body, 'bars'), [], 'advice, not a bar');
  });

  it('EM-12 EM-13 EM-48 other systems hand in contacts and complaints by CSID; told twice, also at once, counts once; under the same id nothing else', async () => {
    const customerId = await stranger();
    const { csid } = await house.db.customer.findUniqueOrThrow({ where: { id: customerId } });
    const tell = (fact: string, body: object) => program('POST', `/facts/${fact}`, { body });
    const rang = {
      csid,
      externalId: 'ph-1',
      kind: 'phoneAttempt',
      number: '0491 570 006',
      reached: false,
      occurredAt: ago(day),
    };
    const replies = await Promise.all([tell('contacts', rang), tell('contacts', rang), tell('contacts', rang)]);
    const ids = new Set(replies.map(({ status, text, body }) => (assert.equal(status, 201, text), textAt(body, 'id'))));
    assert.equal(ids.size, 1);
    assert.equal((await tell('contacts', { ...rang, number: '(02) 5550 1234', externalId: 'ph-2' })).status, 201);
    const history = await list(customerId, 'contacts');
    assert.deepEqual(
      history.map((line) => [textAt(line, 'kind'), at(line, 'recordedBy')]),
      [
        ['phoneAttempt', null],
        ['phoneAttempt', null],
      ],
    );
    assert.deepEqual(history.map((line) => textAt(line, 'number')).toSorted(), ['(02) 5550 1234', '0491 570 006']);
    assert.deepEqual(await bars(customerId), [], 'both numbers were rung');
    const other = await tell('contacts', { ...rang, reached: true });
    assert.deepEqual([other.status, textAt(other.body, 'code')], [409, 'conflict']);

    const complaint = { csid, externalId: 'co-1', text: 'Waited.', receivedAt: ago(2 * day) };
    const [one, two] = [
      await tell('complaints', complaint),
      await tell('complaints', { ...complaint, closedAt: ago(day) }),
    ];
    assert.deepEqual([one.status, two.status, textAt(two.body, 'id')], [201, 201, textAt(one.body, 'id')], two.text);
    const [listed, ...more] = await list(customerId, 'complaints');
    assert.deepEqual([at(listed, 'closedAt'), at(listed, 'recordedBy'), more], [ago(day), null, []]);
    const elsewhere = await house.db.customer.findUniqueOrThrow({ where: { id: await stranger() } });
    const moved = await tell('complaints', { ...complaint, csid: elsewhere.csid });
    assert.deepEqual([moved.status, textAt(moved.body, 'code')], [409, 'conflict']);

    const wrong = async (fact: string, body: object) => {
      const { status, body: said, text } = await tell(fact, body);
      assert.ok(!text.includes(csid) && !text.includes(planted));
      return status === 422 ? itemsOf(said, 'errors').map((error) => textAt(error, 'field')) : status;
    };
    const next = { ...rang, externalId: 'ph-3' };
    assert.deepEqual(await wrong('contacts', { ...next, occurredAt: new Date(noon.getTime() + 1).toISOString() }), [
      'occurredAt',
    ]);
    assert.deepEqual(await wrong('contacts', { ...next, number: 'none' }), ['number']);
    assert.deepEqual(await wrong('contacts', { ...next, csid: '799999999' }), 404);
    assert.deepEqual(await wrong('complaints', { ...complaint, externalId: '' }), ['externalId']);
    assert.equal((await officer('POST', '/facts/contacts', { body: next })).status, 403);
  });

  it('RS-1 the records of a customer who may not be seen are those of an unknown one, and nothing is added to them', async () => {
    const customerId = await addRecipient(house.db, { restricted: true });
    const received = { text: 'x', receivedAt: noon, recordedAt: noon };
    const { id: complaintId } = await house.db.complaint.create({ data: { customerId, ...received } });
    const asked = [
      ['GET', (id: string) => `/customers/${id}/contacts`, undefined],
      ['GET', (id: string) => `/customers/${id}/notepads`, undefined],
      ['GET', (id: string) => `/customers/${id}/complaints`, undefined],
      ['POST', (id: string) => `/customers/${id}/contacts`, { kind: 'note', text: 'x' }],
      ['POST', (id: string) => `/customers/${id}/notepads`, { kind: 'FDV', text: 'x' }],
      ['POST', (id: string) => `/customers/${id}/complaints`, { text: 'x' }],
    ] as const;
    const same = (body: unknown) => ({ ...(body as object), requestId: '' });
    for (const [method, path, body] of asked) {
      const [hidden, unknown] = [
        await officer(method, path(customerId), { body }),
        await officer(method, path(randomUUID()), { body }),
      ];
      assert.equal(hidden.status, 404, path('…'));
      assert.deepEqual(same(hidden.body), same(unknown.body));
    }
    assert.equal((await officer('POST', `/complaints/${complaintId}/close`)).status, 404);
    assert.equal(await house.db.notepad.count({ where: { customerId } }), 0);
    const rac = await house.as(await addSender(house.db, ['racOfficer']));
    assert.equal((await rac('POST', `/complaints/${complaintId}/close`)).status, 200);
  });
});
