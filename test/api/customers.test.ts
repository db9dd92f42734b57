import assert from 'node:assert/strict';
import { openHouse, type House, type Caller } from './support/house.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

describe('Customer search and Summary', () => {
  let house: House;
  let officer: Caller;
  const ids: Record<string, string> = {};

  before(async () => {
    house = await openHouse();
    officer = await house.as(await addPerson(house.db, ['serviceOfficer']));
    const people: [csid: string, given: string, family: string, mobile?: string][] = [
      ['700000101', 'Thi Lan', 'Nguyen', '+61491570006'],
      ['700000102', 'Thomas', 'Nguyen'],
      ['700000103', 'Mary Ann', 'Smith'],
      ['700000104', 'Smithson', 'Adams'],
      ['700000105', 'Percy', '100%_Pure'],
      ['700000106', 'Percy', '100x_Pure'],
      ['700000107', 'Aoife', "O'Brien"],
      ['491570006', 'Digits', 'Lookalike'],
    ];
    for (const [csid, givenNames, familyName, mobile] of people) {
      const { id } = await house.db.customer.create({
        data: {
          csid,
          givenNames,
          familyName,
          state: 'NSW',
          locality: 'Broken Hill',
          postcode: '2880',
          ...(mobile ? { phones: { create: { kind: 'mobile', number: mobile } } } : {}),
        },
      });
      ids[csid] = id;
    }
    const employer = await house.db.customer.create({
      data: {
        csid: '700000190',
        kind: 'employer',
        organisationName: 'Smith, Jones and Co',
        country: 'NZ',
        locality: 'Auckland',
      },
    });
    ids['700000190'] = employer.id;
  });
  after(() => house.stop());

  const found = async (body: object) => {
    const reply = await officer('POST', '/customers/search', { body, key: null });
    assert.equal(reply.status, 200, reply.text);
    return itemsOf(reply.body).map((item) => textAt(item, 'csid'));
  };
  const table: [title: string, body: object, expected: string[]][] = [
    ['a CSID', { text: '700000101' }, ['700000101']],
    ['a CSID with spaces', { csid: '700 000 101' }, ['700000101']],
    ['an unknown CSID: nobody', { csid: '799999999' }, []],
    ['what can be no CSID: nobody', { csid: 'abc' }, []],
    ['the beginning of a family name', { name: 'nguy' }, ['700000101', '700000102']],
    ['the beginning of given names, or of an organisation', { text: 'Smith' }, ['700000104', '700000190', '700000103']],
    ['Family, Given', { text: 'Nguyen, Tho' }, ['700000102']],
    ['Given Family', { text: 'thomas ng' }, ['700000102']],
    ['Given names and Family', { text: 'Mary Ann Smith' }, ['700000103']],
    ['an organisation with a comma in its name', { text: 'Smith, Jones' }, ['700000190']],
    ['a typographic apostrophe', { text: 'O’Br' }, ['700000107']],
    ['wildcards as what they are', { text: '100%_' }, ['700000105']],
    ['a mobile as written in Australia', { mobile: '0491 570 006' }, ['700000101']],
    ['a mobile as written abroad', { text: '+61491570006' }, ['700000101']],
    ['digits that may be a number or a CSID', { text: '491570006' }, ['491570006']],
    ['name and CSID together', { name: 'Nguyen', csid: '700000103' }, []],
  ];
  for (const [title, body, expected] of table)
    it(`RS-3 finds by ${title}`, async () => assert.deepEqual((await found(body)).toSorted(), expected.toSorted()));

  it('RS-3 pages: every customer once, in order, with the total, and no name in the cursor', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const body: object = { text: 'S', limit: 1, ...(cursor ? { cursor } : {}) };
      const reply = await officer('POST', '/customers/search', { body, key: null });
      assert.equal(at(reply.body, 'total'), 3);
      seen.push(...itemsOf(reply.body).map((item) => textAt(item, 'name')));
      const next = at(reply.body, 'nextCursor');
      cursor = typeof next === 'string' ? next : null;
      if (cursor) assert.match(Buffer.from(cursor, 'base64url').toString(), /^\d+ [0-9a-f-]{36}$/);
    } while (cursor);
    assert.deepEqual(seen, ['Smithson Adams', 'Mary Ann Smith', 'Smith, Jones and Co']);
  });

  it('RS-3 a cursor of somebody’s making is refused in words', async () => {
    const reply = await officer('POST', '/customers/search', { body: { text: 'S', cursor: 'bm9wZQ' }, key: null });
    assert.equal(reply.status, 422);
    assert.equal(at(reply.body, 'errors', 0, 'field'), 'cursor');
  });
  it('RS-3 nothing entered is refused in words', async () => {
    const reply = await officer('POST', '/customers/search', { body: {}, key: null });
    assert.equal(reply.status, 422);
    assert.equal(at(reply.body, 'errors', 0, 'message'), 'Enter a CSID, a name or a mobile number.');
  });

  it('RS-5 the Summary says who this is, where, and what the local time is by', async () => {
    const reply = await officer('GET', `/customers/${ids['700000101']}`);
    assert.equal(reply.status, 200, reply.text);
    assert.equal(at(reply.body, 'name'), 'Thi Lan Nguyen');
    assert.equal(at(reply.body, 'location'), 'Broken Hill NSW 2880');
    assert.equal(at(reply.body, 'timeZone'), 'Australia/Adelaide');
    const phones = itemsOf(reply.body, 'phones').map((phone) => ({ ...(phone as object), id: undefined }));
    assert.deepEqual(phones, [{ id: undefined, kind: 'mobile', number: '0491 570 006', valid: true }]);
  });

  it('RS-1 the other party of a case that who asks may not see has no name', async () => {
    const [one, other] = [ids['700000101'] ?? '', ids['700000102'] ?? ''];
    const c = await house.db.childSupportCase.create({
      data: { number: '1', payingParentId: one, receivingParentId: other },
    });
    await house.db.caseProcess.create({
      data: { caseId: c.id, kind: 'objection', initiatingPartyId: other, startedOn: new Date('2026-01-05') },
    });
    const open = await officer('GET', `/customers/${one}`);
    assert.equal(at(open.body, 'cases', 0, 'otherParty', 'csid'), '700000102');
    await house.db.customer.update({ where: { id: other }, data: { restricted: true } });
    const hidden = await officer('GET', `/customers/${one}`);
    assert.deepEqual(at(hidden.body, 'cases', 0), {
      id: c.id,
      number: '1',
      role: 'payingParent',
      otherParty: null,
      processes: [{ kind: 'objection', startedOn: '2026-01-05', initiatedBy: 'otherParty' }],
    });
    assert.equal(hidden.text.includes('700000102'), false);
    const rac = await house.as(await addPerson(house.db, ['serviceOfficer', 'racOfficer']));
    assert.equal(at((await rac('GET', `/customers/${one}`)).body, 'cases', 0, 'otherParty', 'restricted'), true);
    await house.db.customer.update({ where: { id: other }, data: { restricted: false } });
  });

  it('RS-1 who may not see customers is refused, and the refusal is recorded', async () => {
    const admin = await addPerson(house.db, ['administrator']);
    const reply = await (await house.as(admin))('POST', '/customers/search', { body: { text: 'Ng' }, key: null });
    assert.equal(reply.status, 403);
    const entries = await house.db.auditEntry.findMany({ where: { personId: admin.id } });
    assert.deepEqual(
      entries.map(({ action, result }) => [action, result]),
      [['customers.search', 'forbidden']],
    );
  });
});
