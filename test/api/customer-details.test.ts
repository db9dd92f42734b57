import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { changePhone, lockDetails } from '../../prisma/repositories/change-details.ts';
import { intendAttempt } from '../../prisma/repositories/intend-attempt.ts';
import { addRecipient, addSender, mobile } from '../support/message-fixture.ts';
import { planted } from '../support/plan-fixture.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { until } from '../support/until.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';
import { noon, openSending, type Sending } from './support/sending.ts';

const inSydney = {
  email: 'a@example.test',
  emailValid: true,
  country: 'AU',
  state: 'NSW',
  locality: 'SYDNEY',
  postcode: '2000',
  timeZone: null,
};

describe('Individual Customer Details', function () {
  this.timeout(60_000);
  let house: Sending['house'];
  let officer: Sending['officer'];
  let send: Sending['send'];
  let person: Sending['person'];
  before(async () => {
    ({ house, officer, send, person } = await openSending());
    house.standAt(noon);
  });
  after(() => house.stop());

  const path = (customerId: string, ...more: string[]) => ['', 'customers', customerId, ...more].join('/');
  const details = async (customerId: string) => (await officer('GET', path(customerId, 'details'))).body;
  const phoneOf = async (customerId: string) => textAt(await details(customerId), 'phones', 0, 'id');
  const errorsOf = (body: unknown) => itemsOf(body, 'errors').map((e) => [at(e, 'field'), at(e, 'message')]);
  const put = (customerId: string, change: object, ifMatch: number, by = officer) =>
    by('PUT', path(customerId, 'contact-details'), { body: { ...inSydney, ...change }, ifMatch });
  const putPhone = (customerId: string, phoneId: string, change: object, ifMatch: number) => {
    const body = { kind: 'mobile', number: '0491 570 006', valid: true, ...change };
    return officer('PUT', path(customerId, 'phones', phoneId), { body, ifMatch });
  };
  const statusOf = async (customerId: string) => {
    const { body } = await officer('GET', path(customerId, 'products-and-services'));
    return ['Reminder', 'General'].map((kind) => at(body, 'subscription', kind, 'why'));
  };
  const bars = async (customerId: string) =>
    itemsOf((await officer('GET', path(customerId, 'message-form'))).body, 'bars').map((bar) => at(bar, 'code'));

  it('EM-19 EM-11 EM-23 what is recorded is read and changed as a whole, by its revision; the trail names fields and no value', async () => {
    const { db } = house.deps;
    await db.listEntry.create({ data: { list: 'specialisedArea', name: 'Intensive Debt', text: 'Ring first.' } });
    const id = await addRecipient(db);
    const first = await officer('GET', path(id, 'details'));
    assert.deepEqual([first.headers.get('etag'), at(first.body, 'zones')], ['"0"', ['Australia/Sydney']]);
    assert.deepEqual(at(first.body, 'specialisedAreas'), ['Intensive Debt']);
    const moved = { email: null, emailValid: false, state: 'WA', locality: 'EUCLA', postcode: '6443' };
    const changed = await put(id, { ...moved, timeZone: 'Australia/Perth', specialisedArea: 'Intensive Debt' }, 0);
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual([changed.headers.get('etag'), at(changed.body, 'zones')], ['"1"', ['Australia/Perth']]);
    assert.equal(at(changed.body, 'emailValid'), true, 'no address: nothing that could be invalid');
    assert.equal(at(changed.body, 'lastChange', 'by', 'id'), person.id);
    const same = { ...moved, timeZone: 'Australia/Perth' };
    assert.equal(at((await put(id, same, 1)).body, 'revision'), 1, 'nothing changed, the area is kept');
    const [entry] = await db.auditEntry.findMany({ where: { customerId: id, action: 'customers.edit' } });
    assert.deepEqual(entry?.detail, {
      revision: 1,
      changed: ['email', 'state', 'locality', 'postcode', 'timeZone', 'specialisedArea'],
    });
    assert.equal((await put(id, { specialisedArea: null }, 1)).status, 200);
    assert.equal((await officer('PUT', path(id, 'contact-details'), { body: inSydney })).status, 428);
  });

  it('EM-23 postcode, state, country and time zone are checked against each other, in plain sentences', async () => {
    const id = await addRecipient(house.deps.db);
    const cases: [change: object, field: string, message: string][] = [
      [
        { postcode: '2880', state: 'VIC' },
        'postcode',
        'Postcode 2880 is in NSW, not in VIC. Correct the one that is wrong.',
      ],
      [{ postcode: '288' }, 'postcode', 'An Australian postcode has four digits.'],
      [{ postcode: '0500' }, 'postcode', 'There is no such Australian postcode.'],
      [
        { timeZone: 'Australia/Perth' },
        'timeZone',
        'Perth time is not kept at this address (Sydney time). Leave the time zone empty, or correct the address.',
      ],
      [{ timeZone: 'Mars/Base' }, 'timeZone', 'Choose a time zone.'],
      [{ country: 'NZ' }, 'state', 'A state or territory is for an address in Australia. This one is in New Zealand.'],
      [
        { country: 'NZ', state: null, timeZone: 'Australia/Sydney' },
        'timeZone',
        'Sydney time is not kept in New Zealand. Leave the time zone empty, or correct the address.',
      ],
      [{ country: 'XX' }, 'country', 'Choose the country.'],
      [{ email: 'a@b' }, 'email', 'Write the email address as name@example.com.'],
      [{ specialisedArea: 'Nowhere' }, 'specialisedArea', 'Choose one of the specialised areas.'],
    ];
    for (const [change, field, message] of cases) {
      const { status, body } = await put(id, change, 0);
      assert.deepEqual([status, errorsOf(body)], [422, [[field, message]]], JSON.stringify(change));
    }
    assert.equal(at(await details(id), 'revision'), 0);
    // what another system recorded may contradict itself, and the email is corrected all the same
    const odd = await addRecipient(house.deps.db, { postcode: '2880', state: 'VIC' });
    assert.equal((await put(odd, { state: 'VIC', postcode: '2880', locality: null }, 0)).status, 200);
  });

  it('EM-6 EM-1 numbers are taken as people write them and kept as one; extensions and what is no number are refused', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db);
    const add = (number: string, kind = 'mobile') => officer('POST', path(id, 'phones'), { body: { kind, number } });
    for (const [number, kind, kept] of [
      ['(02) 5550 1234', 'home', '+61255501234'],
      ['0011 44 7700 900164', 'mobile', '+447700900164'],
      ['+61 491 570 156', 'work', '+61491570156'],
      ['0511 111 111', 'mobile', '+61511111111'],
      ['+672 350 123', 'mobile', '+672350123'],
    ] as const) {
      const { status, body, text } = await add(number, kind);
      assert.equal(status, 201, text);
      assert.equal((await db.phone.findUniqueOrThrow({ where: { id: textAt(body, 'id') } })).number, kept);
    }
    const extension = 'Leave the extension out: only the number itself can be kept.';
    const none = 'This is no phone number. Write it as 0491 570 006, (02) 5550 1234 or +64 21 123 4567.';
    for (const [number, message] of [
      ['0491 570 006 ext 5', extension],
      ['0491570006#12', extension],
      ['0491 570 0061', none],
      ['12', none],
      ['1800 HELLO', none],
      ['0491570006', 'This customer has this number already.'],
      ['(03) 5550 9999', 'This is no mobile number. Choose Home or Work, or correct it.'],
    ] as const) {
      const { status, body } = await add(number);
      assert.deepEqual([status, errorsOf(body)], [422, [['number', message]]], number);
    }
    const reaches = itemsOf(await details(id), 'phones').map((p) => `${textAt(p, 'number')} ${textAt(p, 'sms')}`);
    assert.deepEqual(
      reaches.toSorted(),
      [
        '(02) 5550 1234 noMobile',
        '+447700900164 overseas',
        '+672350123 overseas',
        '0491 570 006 possible',
        '0491 570 156 noMobile',
        '0511 111 111 possible',
      ].toSorted(),
    );
  });

  it('EM-6 a number on Norfolk Island is kept, and bars an SMS as overseas', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db, { mobile: null });
    await officer('POST', path(id, 'phones'), { body: { kind: 'mobile', number: '+672 3 22123' } });
    assert.deepEqual(await bars(id), ['overseasNumber']);
  });

  it('EM-19 a change that stands on an older revision is refused with what was changed since; two at once: one of them', async () => {
    const id = await addRecipient(house.deps.db);
    const phoneId = await phoneOf(id);
    const other = await house.as(await addSender(house.deps.db), 1);
    const two = await Promise.all([put(id, { email: 'b@example.test' }, 0), put(id, { locality: 'ULTIMO' }, 0, other)]);
    assert.deepEqual(statusesOf(two), [200, 412]);
    assert.equal((await putPhone(id, phoneId, { valid: false }, 1)).status, 200);
    const late = await put(id, { postcode: '2007' }, 0);
    assert.equal(late.status, 412);
    assert.match(textAt(late.body, 'detail'), /^Somebody else changed this meanwhile: Email, .*Phones\.$/);
    assert.ok(!late.text.includes('example.test'));
    for (const stale of [
      await putPhone(id, phoneId, { valid: true }, 0),
      await officer('DELETE', path(id, 'phones', phoneId), { ifMatch: 1 }),
    ])
      assert.equal(stale.status, 412);
    assert.deepEqual([at(await details(id), 'revision'), at(await details(id), 'postcode')], [2, '2000']);
  });

  it('EM-1 EM-2 EM stops when the last valid number and email go, and resumes by itself; not for a deceased customer', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db);
    const phoneId = await phoneOf(id);
    const none = 'No valid mobile number or email address is recorded.';
    const [running, stopped] = [
      [null, null],
      [none, none],
    ];
    await putPhone(id, phoneId, { valid: false }, 0);
    assert.deepEqual(await statusOf(id), running, 'the email remains');
    assert.deepEqual(await bars(id), ['noValidMobile'], 'an SMS needs more');
    await put(id, { emailValid: false }, 1);
    assert.deepEqual(await statusOf(id), stopped);
    await put(id, { emailValid: true }, 2);
    assert.deepEqual(await statusOf(id), running);
    await put(id, { email: null }, 3);
    assert.deepEqual(await statusOf(id), stopped);
    await putPhone(id, phoneId, { valid: true }, 4);
    assert.deepEqual([await statusOf(id), await bars(id)], [running, []]);
    assert.equal((await officer('DELETE', path(id, 'phones', phoneId), { ifMatch: 5 })).status, 204);
    assert.deepEqual(await statusOf(id), stopped);
    await officer('POST', path(id, 'phones'), { body: { kind: 'mobile', number: '0491 570 006' } });
    assert.deepEqual(await statusOf(id), running);
    await db.customer.update({ where: { id }, data: { deceasedOn: noon } });
    await put(id, { email: 'c@example.test' }, 7);
    assert.deepEqual(await statusOf(id), Array(2).fill('The customer is recorded as deceased.'));
  });

  /** A message that could not be delivered, with its item; whose it is. */
  async function bounced(customerId: string, to = mobile, assigneeId = person.id) {
    const { body, text } = await send(customerId);
    const messageId = textAt(body, 'messageId');
    assert.notEqual(messageId, 'undefined', text);
    await house.deps.db.message.update({ where: { id: messageId }, data: { to } });
    const about = { customerId, processId: smsDeliveryId(messageId), assigneeId, openedAt: noon };
    const { id } = await house.deps.db.workItem.create({
      data: { kind: 'messageBounced', stepKey: `1/${randomUUID()}`, ...about },
    });
    return id;
  }
  /** The same of another number of the customer’s: a second message, as it would stand. */
  async function bouncedToo(item: string, to: string) {
    const { db } = house.deps;
    const { processId } = await db.workItem.findUniqueOrThrow({ where: { id: item } });
    const { subjectId, state: _state, ...process } = await db.process.findUniqueOrThrow({ where: { id: processId } });
    const message = await db.message.findUniqueOrThrow({ where: { id: subjectId } });
    const id = randomUUID();
    await db.message.create({ data: { ...message, id, to, place: 2 } });
    await db.process.create({ data: { ...process, id: smsDeliveryId(id), subjectId: id, state: {} } });
    const about = { customerId: message.customerId, processId: smsDeliveryId(id), openedAt: noon };
    return (await db.workItem.create({ data: { ...about, kind: 'messageBounced', stepKey: '1/x' } })).id;
  }
  const itemState = async (id: string) => (await house.deps.db.workItem.findUniqueOrThrow({ where: { id } })).state;

  it('EM-36 EM-29 a bounce on a number that was just changed says since when it stands there', async () => {
    const id = await addRecipient(house.deps.db);
    const of = async () =>
      itemsOf(itemsOf(await details(id), 'phones')[0], 'bounced').map((item) => at(item, 'newSince'));
    const [{ id: phoneId } = { id: '' }] = await house.deps.db.phone.findMany({ where: { customerId: id } });
    const long = await bounced(id);
    assert.deepEqual(await of(), [null], 'it stood there long before');
    const changed = await putPhone(id, phoneId, { number: '0491 570 158' }, 0);
    assert.equal(changed.status, 200, changed.text);
    await bouncedToo(long, '+61491570158');
    assert.deepEqual(await of(), [noon.toISOString()]);
  });

  it('EM-29 ticking Invalid stops EM and is the end of whoever’s items of that number; other numbers’ stay', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db);
    const colleague = await addSender(db);
    const own = await bounced(id);
    const earlier = await bounced(await addRecipient(db)); // another customer with the same number
    const { processId } = await db.workItem.findUniqueOrThrow({ where: { id: own } });
    const about = { customerId: id, processId, kind: 'messageBounced', openedAt: noon };
    const theirs = await db.workItem.create({ data: { ...about, stepKey: '2/again', assigneeId: colleague.id } });
    await officer('POST', path(id, 'phones'), { body: { kind: 'mobile', number: '0491 570 156' } });
    const other = await bouncedToo(own, '+61491570156');
    const phone = itemsOf(await details(id), 'phones').find((each) => at(each, 'number') === '0491 570 006');
    assert.deepEqual(
      itemsOf(phone, 'bounced').map((item) => [at(item, 'workItemId'), at(item, 'mine')]),
      [
        [own, true],
        [theirs.id, false],
      ],
    );
    const ticked = await putPhone(id, textAt(phone, 'id'), { valid: false }, 1);
    const shown = itemsOf(ticked.body, 'phones').map((each) => [at(each, 'sms'), itemsOf(each, 'bounced').length]);
    assert.deepEqual(new Set(shown.map(String)), new Set(['invalid,0', 'possible,1']));
    assert.deepEqual(await bars(id), [], 'the other number is left');
    assert.deepEqual(await Promise.all([own, theirs.id, earlier, other].map(itemState)), [
      'done',
      'done',
      'open',
      'open',
    ]);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { customerId: id, action: 'customers.edit' },
      orderBy: { id: 'desc' },
    });
    assert.deepEqual(new Set(itemsOf(entry.detail, 'closedItems')), new Set([own, theirs.id]));
  });

  it('EM-29 the item closed without a tick stops nothing; a number corrected or removed closes it too', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db);
    const item = await bounced(id);
    assert.equal((await officer('POST', `/work-items/${item}/done`)).status, 200);
    assert.deepEqual([await bars(id), await statusOf(id)], [[], [null, null]]);
    assert.equal(at(await details(id), 'phones', 0, 'valid'), true);
    const [corrected, removed] = [await addRecipient(db), await addRecipient(db)];
    const [one, other] = [await bounced(corrected), await bounced(removed)];
    await putPhone(corrected, await phoneOf(corrected), { number: '0491 570 156' }, 0);
    await officer('DELETE', path(removed, 'phones', await phoneOf(removed)), { ifMatch: 0 });
    assert.deepEqual([await itemState(one), await itemState(other)], ['done', 'done']);
  });

  it('EM-28 EM-2 an email that could not be delivered: its item is done when the address is ticked Invalid or corrected', async () => {
    const { db } = house.deps;
    const [ticked, corrected, kept] = [await addRecipient(db), await addRecipient(db), await addRecipient(db)];
    for (const customerId of [ticked, corrected, kept]) {
      const address = (await db.customer.findUniqueOrThrow({ where: { id: customerId } })).email ?? '';
      const failed = { failedAt: noon, failureReason: '550', bouncedAt: noon };
      const sent = { channel: 'Email', type: 'Statement ready', status: 'bounced', sentAt: noon, ...failed };
      const { id: subjectId } = await db.correspondence.create({ data: { customerId, address, ...sent } });
      const stands = { state: {}, stateVersion: 1, step: 'over', outcome: 'shown', needs: 'nobody' };
      const process = { id: `bounce-back/${subjectId}`, kind: 'bounceBack', startedAt: noon, endedAt: noon };
      await db.process.create({ data: { ...process, ...stands, customerId, subjectId } });
      const item = { kind: 'emailBounced', stepKey: '1/x', assigneeId: person.id, openedAt: noon };
      await db.workItem.create({ data: { ...item, customerId, processId: process.id } });
    }
    const email = (customerId: string) =>
      db.customer.findUniqueOrThrow({ where: { id: customerId } }).then((row) => row.email);
    await put(ticked, { email: await email(ticked), emailValid: false }, 0);
    await put(corrected, { email: 'new@example.test' }, 0);
    await put(kept, { email: await email(kept), locality: 'ULTIMO' }, 0);
    const bouncedOf = async (id: string) => itemsOf(await details(id), 'emailBounced').length;
    assert.deepEqual([await bouncedOf(ticked), await bouncedOf(corrected), await bouncedOf(kept)], [0, 0, 1]);
    const open = await db.workItem.findMany({ where: { kind: 'emailBounced', state: 'open' } });
    assert.deepEqual(
      open.map(({ customerId }) => customerId),
      [kept],
    );
  });

  it('EM-24 a message at the very moment is decided one way: while a number is being ticked Invalid, nothing is intended to it', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db);
    const { body } = await send(id);
    const about = { messageId: textAt(body, 'messageId'), attemptId: randomUUID(), validityMinutes: 15, now: noon };
    let intended: Promise<unknown> | undefined;
    let over = false;
    await db.$transaction(async (tx) => {
      const before = await lockDetails(tx, { personId: person.id, roles: ['serviceOfficer'] }, id);
      intended = db.$transaction((other) => intendAttempt(other, about)).finally(() => (over = true));
      // it has come as far as the lock
      await waitsForLock();
      const [phone] = before?.phones ?? [];
      assert.ok(phone && !over);
      await changePhone(tx, phone.id, { kind: 'mobile', number: phone.number, valid: false }, noon);
    });
    assert.deepEqual(await intended, { result: 'notAllowed', why: 'noValidMobile' });
    assert.equal(await db.smsAttempt.count({ where: { messageId: about.messageId } }), 0);
  });
  const waitsForLock = () =>
    until('somebody waits for the lock', async () => {
      const [row] = await house.deps.db.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return (row?.n ?? 0) > 0;
    });

  it('RS-1 who may not see the customer finds none, and nothing personal stands in a refusal', async () => {
    const { db } = house.deps;
    const id = await addRecipient(db, { restricted: true });
    const phone = await db.phone.findFirstOrThrow({ where: { customerId: id } });
    for (const reply of [
      await officer('GET', path(id, 'details')),
      await put(id, {}, 0),
      await putPhone(id, phone.id, { valid: false }, 0),
    ]) {
      assert.equal(reply.status, 404);
      assert.ok(!reply.text.includes(planted));
    }
    const stranger = await addRecipient(db);
    assert.equal((await putPhone(stranger, phone.id, { valid: false }, 0)).status, 404, 'of another customer');
    assert.equal((await db.phone.findUniqueOrThrow({ where: { id: phone.id } })).valid, true);
  });
});
