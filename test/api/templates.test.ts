import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addRecipient, addSender, addTemplate, mobile } from '../support/message-fixture.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';

describe('Templates kept by administrators', function () {
  this.timeout(60_000);
  let house: House;
  let admin: Caller;
  let adminId: string;
  let officer: Caller;
  let count = 0;
  before(async () => {
    house = await openHouse();
    const administrator = await addPerson(house.db, ['administrator']);
    adminId = administrator.id;
    admin = await house.as(administrator);
    officer = await house.as(await addSender(house.db));
  });
  after(() => house.stop());

  const wording = { text: 'Please call us on {agencyPhone}.', guidelines: 'See https://blueprint.example/277-0508.', priorActions: ['Ring first.'] }; // prettier-ignore
  const record = () => ({
    group: 'Request for contact',
    type: `Type ${'I'.repeat(++count)}`, // a longer number could be somebody's
    use: 'request',
    subscription: 'General',
    channel: 'sms',
    ...wording,
  });
  const made = async (change: object = {}) => {
    const body = { ...record(), ...change };
    const { status, body: answered, text } = await admin('POST', '/templates', { body });
    assert.equal(status, 201, text);
    return { id: textAt(answered, 'id'), type: body.type };
  };
  const read = async (id: string) => (await admin('GET', `/templates/${id}`)).body;
  const errorsOf = (body: unknown) =>
    itemsOf(body, 'errors').map((error) => [textAt(error, 'field'), textAt(error, 'message')] as const);
  const write = (id: string, ifMatch: number, change: object = {}) =>
    admin('POST', `/templates/${id}/versions`, { body: { ...wording, ...change }, ifMatch });
  const put = (id: string, ifMatch: number, change: object) =>
    admin('PUT', `/templates/${id}`, {
      body: { group: 'Request for contact', type: 'T', active: true, ...change },
      ifMatch,
    });
  const offeredTo = async (customerId: string) =>
    itemsOf((await officer('GET', `/customers/${customerId}/message-form`)).body, 'templates');
  const send = (customerId: string, templateVersionId: string, text: string, more: object = {}) =>
    officer('POST', `/customers/${customerId}/messages`, {
      body: { templateVersionId, values: {}, previewed: { text, to: mobile }, ...more },
    });

  it('EM-16 EM-42 a template is written, offered at once, and stands with its author, guidelines and prior actions', async () => {
    const { id, type } = await made();
    const reply = await admin('GET', `/templates/${id}`);
    assert.equal(reply.headers.get('etag'), '"0"');
    const shown = reply.body;
    assert.deepEqual(
      [at(shown, 'type'), at(shown, 'useName'), at(shown, 'active'), at(shown, 'revision')],
      [type, 'Request for information or contact', true, 0],
    );
    const [version] = itemsOf(shown, 'versions');
    assert.deepEqual(
      [at(version, 'number'), at(version, 'createdBy', 'id'), at(version, 'createdAt'), at(version, 'variables')],
      [1, adminId, house.now.toISOString(), ['agencyPhone']],
    );
    assert.deepEqual(at(version, 'priorActions'), wording.priorActions);
    const offered = await offeredTo(await addRecipient(house.db));
    const found = offered.find((each) => textAt(each, 'type') === type);
    assert.deepEqual([at(found, 'text'), at(found, 'guidelines')], [wording.text, wording.guidelines]);
    const listed = itemsOf((await admin('GET', '/templates')).body).find((each) => textAt(each, 'id') === id);
    assert.equal(at(listed, 'newest', 'text'), wording.text);
    const [entry] = await house.db.auditEntry.findMany({ where: { subjectId: id } });
    assert.deepEqual(entry?.detail, { created: true, group: 'Request for contact', use: 'request', subscription: 'General', channel: 'sms' }); // prettier-ignore
  });

  it('EM-4 what may not stand in a message, guideline or prior action is refused at its field, and nothing is saved', async () => {
    const before = await house.db.messageTemplate.count();
    const { id } = await made();
    const wrong: [change: object, field: string, sentence: RegExp][] = [
      [{ text: 'See my(dot)gov(dot)au' }, 'text', /hyperlink/],
      [{ text: 'Dear {name}, call us.' }, 'text', /only variables/],
      [{ text: 'Your CSID is one two three four five six.' }, 'text', /somebody’s own/],
      [{ text: 'Dear Ms Citizen, call us.' }, 'text', /person’s name/],
      [{ text: 'Born on 3 May 1990.' }, 'text', /date of birth/],
      [{ text: '  ' }, 'text', /Enter the text/],
      [{ text: `${'ab '.repeat(320)}{paymentType}`.repeat(2) }, 'text', /Shorten this/],
      [{ guidelines: 'Ask Mr Citizen.' }, 'guidelines', /person’s name/],
      [{ guidelines: 'Write to sam@example.test' }, 'guidelines', /e-mail address/],
      [{ priorActions: ['Call 0491 570 006.'] }, 'priorActions', /somebody’s own/],
      [{ priorActions: ['Ring.', 'ring.'] }, 'priorActions', /are the same/],
      [{ priorActions: ['Ring.', ' '] }, 'priorActions', /must not be empty/],
    ];
    for (const [change, field, sentence] of wrong) {
      const typed = Object.values(change).flat().join();
      for (const reply of [
        await admin('POST', '/templates', { body: { ...record(), ...change } }),
        await write(id, 0, change),
      ]) {
        assert.equal(reply.status, 422, typed);
        const [first] = errorsOf(reply.body);
        assert.equal(first?.[0], field, typed);
        assert.match(first?.[1] ?? '', sentence, typed);
      }
    }
    const call = { use: 'preCallAdvice', text: 'We will call you.' };
    assert.match(
      errorsOf((await admin('POST', '/templates', { body: { ...record(), ...call } })).body)[0]?.[1] ?? '',
      /\{contactTime\}/,
    ); // EM-17
    const late = errorsOf((await write(id, 0, { text: 'Please call us {contactTime}.' })).body); // EM-49
    assert.deepEqual(late[0], ['text', 'Only a pre-call advice asks for a contact time: leave {contactTime} out.']);
    for (const type of ['', 'For Ms Citizen', 'x'.repeat(101)])
      assert.equal(errorsOf((await admin('POST', '/templates', { body: { ...record(), type } })).body)[0]?.[0], 'type');
    assert.equal(await house.db.messageTemplate.count(), before + 1);
    assert.equal(itemsOf(await read(id), 'versions').length, 1);
  });

  it('EM-42 two administrators at once: the second is refused and both texts stand in the end; a version is never changed', async () => {
    const { id } = await made();
    const both = await Promise.all([write(id, 0, { text: 'One.' }), write(id, 0, { text: 'Two.' })]);
    assert.deepEqual(statusesOf(both), [201, 412]);
    const shown = await read(id);
    assert.deepEqual([itemsOf(shown, 'versions').length, at(shown, 'revision')], [2, 1]);
    assert.equal((await write(id, 1, { text: 'Three.' })).status, 201);
    const texts = itemsOf(await read(id), 'versions').map((each) => [at(each, 'number'), textAt(each, 'text')]);
    assert.deepEqual(texts[0], [3, 'Three.']);
    assert.deepEqual(texts[2], [1, wording.text]);
    const same = await write(id, 2, { text: 'Three.' });
    assert.deepEqual([same.status, errorsOf(same.body)[0]?.[0]], [422, 'text']);
    assert.equal((await admin('POST', `/templates/${id}/versions`, { body: wording })).status, 428);
    assert.equal((await write(randomUUID(), 0)).status, 404);
    const details = (await house.db.auditEntry.findMany({ where: { subjectId: id, result: 'done' }, orderBy: { id: 'asc' } })).map(({ detail }) => detail); // prettier-ignore
    assert.deepEqual(details.slice(1), [
      { changed: ['text'], version: 2 },
      { changed: ['text'], version: 3 },
    ]);
  });

  it('EM-16 group and name are changed and a template retired, under its revision; two of one name there are none', async () => {
    const { id, type } = await made();
    const other = await made();
    assert.equal((await put(id, 0, { type: other.type.toUpperCase() })).status, 422);
    const changed = await put(id, 0, { type, group: 'Payment information' });
    assert.deepEqual([changed.status, at(changed.body, 'group'), at(changed.body, 'revision')], [200, 'Payment information', 1]); // prettier-ignore
    assert.equal((await put(id, 0, { type })).status, 412);
    assert.equal((await put(id, 1, { type, active: false })).status, 200);
    const again = await admin('POST', '/templates', { body: { ...record(), type } });
    assert.match(errorsOf(again.body)[0]?.[1] ?? '', /retired one can be offered again/);
    const listed = itemsOf((await admin('GET', '/templates')).body).find((each) => textAt(each, 'id') === id);
    assert.equal(at(listed, 'active'), false);
    const { detail } = await house.db.auditEntry.findFirstOrThrow({
      where: { subjectId: id },
      orderBy: { id: 'desc' },
    });
    assert.deepEqual(detail, { changed: ['group', 'active'], active: false });
  });

  it('EM-20 EM-42 a template changed or retired while somebody composes is not sent: they are told, and may choose again', async () => {
    const customerId = await addRecipient(house.db);
    const { id, type } = await made({ text: 'Call us.', priorActions: [] });
    const composed = textAt(itemsOf(await read(id), 'versions')[0], 'id');
    const named = await put(id, 0, { type: `${type} renamed` });
    assert.equal(named.status, 200);
    assert.equal((await write(id, 1, { text: 'Call us today.', priorActions: [] })).status, 201);
    const late = await send(customerId, composed, 'Call us.');
    assert.deepEqual([late.status, textAt(late.body, 'code')], [409, 'templateChanged']);
    const newest = textAt(itemsOf(await read(id), 'versions')[0], 'id');
    const differs = await send(customerId, newest, 'Call us.');
    assert.deepEqual([differs.status, textAt(differs.body, 'code')], [409, 'previewDiffers']);
    assert.equal((await send(customerId, newest, 'Call us today.')).status, 201);
    assert.equal((await put(id, 2, { type, active: false })).status, 200);
    const retired = await send(await addRecipient(house.db), newest, 'Call us today.');
    assert.deepEqual([retired.status, textAt(retired.body, 'code')], [409, 'templateChanged']);
    assert.ok(!(await offeredTo(customerId)).some((each) => textAt(each, 'versionId') === newest));
    const [kept] = await house.db.message.findMany({ where: { customerId } });
    assert.equal(kept?.text, 'Call us today.', 'what was sent keeps its text');
  });

  it('EM-4 EM-41 agency phone and payment type are picked from the lists: others are refused at their field, in the preview and by Send', async () => {
    const { db } = house;
    const phone = { list: 'agencyPhone', name: 'Walking enquiries', text: '1300 975 708' };
    const type = { list: 'paymentType', name: 'Walking Allowance' };
    await db.listEntry.createMany({ data: [phone, type, { ...type, name: 'Old Allowance', active: false }] });
    const customerId = await addRecipient(db);
    const { versionId } = await addTemplate(db, { text: 'Call {agencyPhone} about {paymentType}.' });
    const values = { agencyPhone: phone.text, paymentType: type.name };
    const wrong: [change: object, field: string][] = [
      [{ agencyPhone: '131 999' }, 'agencyPhone'],
      [{ agencyPhone: '1300975708' }, 'agencyPhone'],
      [{ paymentType: 'Old Allowance' }, 'paymentType'],
      [{ paymentType: 'walking allowance' }, 'paymentType'],
      [{ paymentType: phone.name }, 'paymentType'],
    ];
    for (const [change, field] of wrong) {
      const body = { templateVersionId: versionId, values: { ...values, ...change } };
      const shown = await officer('POST', `/customers/${customerId}/message-previews`, { body, key: null });
      const sent = await send(customerId, versionId, 'x', { values: body.values });
      for (const { status, body: answered } of [shown, sent]) {
        assert.equal(status, 422);
        const [error] = errorsOf(answered);
        assert.equal(error?.[0], `values.${field}`);
        assert.match(error?.[1] ?? '', /is not in the list, or no longer/);
      }
    }
    const text = 'Call 1300 975 708 about Walking Allowance.';
    assert.equal((await send(customerId, versionId, text, { values })).status, 201);
  });
});
