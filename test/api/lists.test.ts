import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { lists, type List } from '../../domain/lists.ts';
import { addRecipient, addSender } from '../support/message-fixture.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';

type Entry = { name: string; purpose?: string; text?: string };

describe('Lists kept by administrators', function () {
  this.timeout(60_000);
  let house: House;
  let admin: Caller;
  let officer: Caller;
  before(async () => {
    house = await openHouse();
    admin = await house.as(await addPerson(house.db, ['administrator']));
    officer = await house.as(await addSender(house.db));
  });
  after(() => house.stop());

  const valid: Record<List, Entry> = {
    agencyPhone: { name: 'Enquiries', text: '131 272' },
    paymentType: { name: 'Family Tax Benefit (Part A)' },
    specialisedArea: { name: 'Complex Assessment', text: 'Ring first; see https://example.test/1234567.' },
    contactProtocol: { name: 'Payment overdue', purpose: 'Reminder', text: 'Ring 131 272 between 8.30am and 5.00pm.' },
  };
  const add = (list: List, body: Entry) => admin('POST', `/lists/${list}/entries`, { body });
  const made = async (list: List, change: Partial<Entry> = {}) => {
    const entry = {
      ...valid[list],
      name: `${valid[list].name} ${randomUUID().slice(0, 4).replaceAll(/\d/g, 'x')}`,
      ...change,
    };
    const { status, body, text } = await add(list, entry);
    assert.equal(status, 201, text);
    return { id: textAt(body, 'id'), ...entry };
  };
  const put = (list: List, id: string, ifMatch: number, change: object) =>
    admin('PUT', `/lists/${list}/entries/${id}`, { body: { active: true, ...change }, ifMatch });
  const errorOf = (body: unknown) =>
    [textAt(body, 'errors', 0, 'field'), textAt(body, 'errors', 0, 'message')] as const;

  it('EM-4 EM-11 EM-41 EM-48 entries are added, changed under their revision, and retired: last, and offered no more', async () => {
    for (const list of lists) {
      assert.equal((await add(list, valid[list])).status, 201);
      const { id, ...entry } = await made(list);
      const changed = await put(list, id, 0, { ...entry, active: false });
      assert.deepEqual(changed.body, { purpose: '', text: '', ...entry, id, active: false, revision: 1 }, list);
      assert.equal(changed.headers.get('etag'), '"1"');
      const items = itemsOf((await officer('GET', `/lists/${list}`)).body);
      assert.deepEqual(
        items.map((each) => at(each, 'active')),
        [true, false],
        list,
      );
      const { detail } = await house.db.auditEntry.findFirstOrThrow({
        where: { subjectId: id },
        orderBy: { id: 'desc' },
      });
      assert.deepEqual(detail, { list, changed: ['active'], active: false });
    }
    assert.equal((await officer('GET', '/lists/customers')).status, 404);
    assert.equal((await put('paymentType', randomUUID(), 0, valid.paymentType)).status, 404);
  });

  it('EM-4 an entry that is missing something, or holds what may not stand there, is refused at its field', async () => {
    const wrong: [List, Partial<Entry>, field: string, sentence: RegExp][] = [
      ['agencyPhone', { text: '' }, 'text', /Enter the number/],
      ['agencyPhone', { text: 'call 131 272' }, 'text', /is not a phone number/],
      ['agencyPhone', { text: '0491 570 006' }, 'text', /must not be a mobile number/],
      ['agencyPhone', { purpose: 'x' }, 'purpose', /no such field/],
      ['paymentType', { name: '' }, 'name', /Enter the payment type/],
      ['paymentType', { name: 'See bit.ly/x' }, 'name', /hyperlink/],
      ['paymentType', { name: 'For Mr Citizen' }, 'name', /name/],
      ['paymentType', { name: 'Payment of {name}' }, 'name', /only variables/],
      ['paymentType', { name: 'x'.repeat(61) }, 'name', /Shorten this by 1 character/],
      ['paymentType', { text: 'x' }, 'text', /no such field/],
      ['specialisedArea', { text: ' ' }, 'text', /Enter the contact advice/],
      ['specialisedArea', { text: 'Ring Ms Citizen.' }, 'text', /person’s name/],
      ['contactProtocol', { purpose: '' }, 'purpose', /Enter the business purpose/],
      ['contactProtocol', { text: 'Ring 0491 570 006.' }, 'text', /somebody’s own/],
      ['contactProtocol', { text: 'Write to sam@example.test.' }, 'text', /e-mail/],
    ];
    for (const [list, change, field, sentence] of wrong) {
      const { status, body } = await add(list, { ...valid[list], name: 'Another', ...change });
      const about = `${list} ${JSON.stringify(change)}`;
      assert.equal(status, 422, about);
      assert.equal(errorOf(body)[0], field, about);
      assert.match(errorOf(body)[1], sentence, about);
    }
  });

  it('RS-3 of two administrators the second is refused; two entries of one name there are none, and a retired one is named', async () => {
    const entry = await made('contactProtocol');
    const both = [{ text: 'One.' }, { text: 'Two.' }].map((text) => put('contactProtocol', entry.id, 0, { ...entry, ...text })); // prettier-ignore
    assert.deepEqual(statusesOf(await Promise.all(both)), [200, 412]);
    const { name, purpose = '', text = '' } = entry;
    assert.equal((await add('contactProtocol', { name, purpose: 'Another purpose', text })).status, 201);
    assert.match(
      errorOf((await add('contactProtocol', { name: name.toUpperCase(), purpose, text })).body)[1],
      /already\.$/,
    );
    assert.equal((await put('contactProtocol', entry.id, 1, { ...entry, active: false })).status, 200);
    assert.match(errorOf((await add('contactProtocol', { name, purpose, text })).body)[1], /retired: offer it again/);
    assert.equal((await put('contactProtocol', entry.id, 2, { ...entry, active: true })).status, 200);
  });

  it('EM-11 an area keeps its name, and retired it still gives its advice for the customers who name it, and no other may be given it', async () => {
    const { db } = house;
    const area = await made('specialisedArea');
    const customerId = await addRecipient(db);
    await db.customer.update({ where: { id: customerId }, data: { specialisedArea: area.name } });
    assert.equal(errorOf((await put('specialisedArea', area.id, 0, { ...area, name: 'Renamed' })).body)[0], 'name');
    assert.equal(
      (await put('specialisedArea', area.id, 0, { ...area, text: 'Ask first.', active: false })).status,
      200,
    );
    const form = await officer('GET', `/customers/${customerId}/message-form`);
    assert.deepEqual(at(form.body, 'area'), { name: area.name, advice: 'Ask first.' });
    const details = await officer('GET', `/customers/${customerId}/details`);
    assert.ok(!itemsOf(details.body, 'specialisedAreas').includes(area.name));
  });
});
