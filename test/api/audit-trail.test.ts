import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { writeAuditEntry, type AuditEntry } from '../../prisma/repositories/audit.ts';
import { sealBatch } from '../../prisma/repositories/audit-seals.ts';
import { findPlanted } from '../support/planted.ts';
import { addCustomer, addPeople, addPerson, type People } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

/** Stands in every name of a customer here; staff have others. */
const marker = 'Tanglefoot';

describe('The audit trail, for auditors', function () {
  this.timeout(60_000);
  let house: House;
  let people: People;
  let auditor: Caller;
  let racAuditor: Caller;
  let owner: pg.Client;
  let auditorId: string;

  before(async () => {
    house = await openHouse();
    people = await addPeople(house.db);
    const somebody = await addPerson(house.db, ['auditor']);
    auditorId = somebody.id;
    auditor = await house.as(somebody);
    racAuditor = await house.as(await addPerson(house.db, ['auditor', 'racOfficer']));
    owner = new pg.Client({ connectionString: house.ownerUrl });
    await owner.connect();
  });
  after(async () => {
    await owner.end();
    await house.stop();
  });

  async function newCustomer(restricted = false) {
    const { customerId: id, csid } = await addCustomer(house.db, people);
    const names = { givenNames: marker, familyName: marker };
    await house.db.customer.update({ where: { id }, data: { restricted, ...names } });
    return { id, csid };
  }
  /** An entry as some part of the product would write it. Returns its number. */
  async function enter(entry: Partial<AuditEntry> & { at?: string } = {}) {
    const { at: when, ...rest } = entry;
    const whole = { personId: people.officer.id, action: 'customers.view', result: 'viewed', ...rest };
    const given = when === undefined ? whole : { ...whole, at: new Date(when) };
    return String(await writeAuditEntry(house.db, given));
  }
  const search = (body: object, by = auditor) => by('POST', '/audit/search', { body });
  /** What was found beside the auditors' own readings. */
  const found = async (body: object, by = auditor) => {
    const reply = await search({ ...body, limit: 100 }, by);
    assert.equal(reply.status, 200, reply.text);
    const items = itemsOf(reply.body);
    assert.deepEqual([at(reply.body, 'total'), at(reply.body, 'more')], [items.length, false], 'all on one page');
    return items.filter((item) => !textAt(item, 'action').startsWith('audit.')).map((item) => textAt(item, 'id'));
  };
  const csv = async (body: object, by = auditor) => {
    const reply = await by('POST', '/audit/export', { body });
    assert.equal(reply.status, 200, reply.text);
    return reply;
  };

  it('RS-2 is searched by person, customer, action, kind and time, newest first; what nobody has gives nothing', async () => {
    const [one, two] = [await newCustomer(), await newCustomer()];
    const action = 'plans.edit';
    const viewed = await enter({ customerId: one.id, at: '2026-02-03T00:00:00.000Z' });
    const done = await enter({ customerId: one.id, action, result: 'done', at: '2026-02-04T00:00:00.000Z' });
    const begun = await enter({ customerId: two.id, action, result: 'begun', at: '2026-02-05T00:00:00.000Z' });
    const personId = people.manager.id;
    const refused = await enter({
      customerId: two.id,
      action,
      result: 'notNow',
      personId,
      at: '2026-02-06T00:00:00.000Z',
    });
    const asked = await enter({ subjectId: two.id, result: 'forbidden', personId, at: '2026-02-07T00:00:00.000Z' });
    const time = { from: '2026-02-01T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' };

    assert.deepEqual(await found(time), [asked, refused, begun, done, viewed]);
    assert.deepEqual(await found({ personId }), [asked, refused]);
    assert.deepEqual(await found({ customerId: one.id }), [done, viewed]);
    assert.deepEqual(await found({ csid: one.csid.replace(/(?=(...)+$)/g, ' ') }), [done, viewed]);
    assert.deepEqual(
      await found({ csid: two.csid, customerId: two.id }),
      [asked, refused, begun],
      'and who asked in vain',
    );
    assert.deepEqual(await found({ action, ...time }), [refused, begun, done]);
    assert.deepEqual(await found({ what: 'views', ...time }), [viewed]);
    assert.deepEqual(await found({ what: 'changes', ...time }), [begun, done]);
    assert.deepEqual(await found({ what: 'refusals', ...time }), [asked, refused]);
    assert.deepEqual(await found({ personId: people.officer.id, customerId: two.id, action }), [begun]);
    assert.deepEqual(
      await found({ from: '2026-02-04T00:00:00.000Z', until: '2026-02-06T00:00:00.000Z' }),
      [begun, done],
      'from, and before until',
    );
    for (const nobody of [
      { csid: '999 999 990' },
      { csid: 'nobody' },
      { csid: one.csid, customerId: two.id },
      { customerId: randomUUID() },
      { personId: randomUUID() },
      { action: 'toString' },
    ])
      assert.deepEqual(await found(nobody), [], JSON.stringify(nobody));
    const actions = itemsOf((await auditor('GET', '/audit/actions')).body);
    for (const each of ['audit.view', 'customers.view', action]) assert.ok(actions.includes(each), each);
    for (const wrong of [{ action: 'a b' }, { what: 'all' }, { from: 'yesterday' }, { cursor: 'x' }, { limit: 101 }])
      assert.equal((await search(wrong)).status, 422, JSON.stringify(wrong));
  });

  it('RS-2 an entry says who, what, when, from where, why and what became of it, and names no customer', async () => {
    const { id, csid } = await newCustomer();
    const from = { requestId: randomUUID(), address: '192.0.2.7', client: 'Browser 3', why: '/work' };
    const ids = { customerId: id, subjectId: randomUUID(), processId: `plan-approval/${randomUUID()}` };
    const entry = { ...from, ...ids, action: 'plans.submit', result: 'done', detail: { part: 'trigger', n: 1 } };
    const number = await enter(entry);
    const reply = await search({ csid });
    const { person, at: when, ...rest } = itemsOf(reply.body)[0] as Record<string, unknown>;
    assert.deepEqual(rest, { id: number, ...entry, sealed: false });
    assert.ok(Math.abs(Date.parse(String(when)) - Date.now()) < 600_000);
    assert.deepEqual([textAt(person, 'id'), textAt(person, 'role')], [people.officer.id, 'PS service officer']);
    assert.deepEqual(findPlanted([reply.text, (await csv({ csid })).text], [marker, csid]), []);

    await enter({ customerId: id, personId: null, action: 'planApproval.remind', result: 'done' });
    assert.equal(
      at((await search({ csid, action: 'planApproval.remind' })).body, 'items', 0, 'person'),
      null,
      'time did it',
    );
    while ((await sealBatch(house.db, 1000)) > 0);
    assert.equal(at((await search({ csid, limit: 1 })).body, 'items', 0, 'sealed'), true);
    const chain = (await auditor('GET', '/audit/chain')).body;
    assert.ok(Number(at(chain, 'sealed')) > 5);
    assert.match(textAt(chain, 'lastHash'), /^[0-9a-f]{64}$/);
  });

  it('RS-2 pages lose and repeat no entry while new ones come; an export is the same entries in the same order', async () => {
    const { id: customerId } = await newCustomer();
    const all: string[] = [];
    for (let i = 0; i < 8; i++)
      all.unshift(await enter({ customerId, action: i % 2 ? 'messages.view' : 'customers.view' }));
    const paged: string[] = [];
    let cursor: unknown;
    do {
      const { body } = await search({ customerId, limit: 3, ...(cursor ? { cursor } : {}) });
      paged.push(...itemsOf(body).map((item) => textAt(item, 'id')));
      cursor = at(body, 'nextCursor');
      await enter({ customerId });
    } while (cursor);
    assert.deepEqual(
      paged.filter((id) => Number(id) <= Number(all[0])),
      all,
    );
    assert.deepEqual(paged, all, 'the first page set where it begins');
    const shown = itemsOf((await search({ customerId, limit: 100 })).body).map((item) => textAt(item, 'id'));
    const [, reading, ...exported] = parsed((await csv({ customerId })).text);
    assert.deepEqual(reading?.slice(4, 6), ['audit.view', 'viewed'], 'that search itself');
    assert.deepEqual(
      exported.map(([id]) => id),
      shown,
    );
  });

  it('RS-2 an export is CSV as RFC 4180 has it, in UTF-8, and nothing in it is a formula', async () => {
    const { id: customerId } = await newCustomer();
    const clients = ['=HYPERLINK("x")', '+1', '-1', '@SUM(1)', '\ttab', '\rreturn', 'a, "b"\r\nc', 'Ünïcode – 漢', ''];
    for (const client of clients) await enter({ customerId, client, detail: { ids: ['a', 'b'] } });
    const { text, headers } = await csv({ customerId });
    assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.equal(headers.get('content-disposition'), 'attachment; filename=audit-trail.csv');
    assert.equal(headers.get('cache-control'), 'no-store');
    const [head = [], ...rows] = parsed(text);
    const shown = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
    assert.deepEqual(
      shown.map(({ client }) => client).toReversed(),
      clients.map((client) => client.replace(/^[=+\-@\t\r]/, "'$&")),
    );
    for (const row of rows) assert.equal(row.length, head.length);
    for (const { detail, customer_id } of shown)
      assert.deepEqual([detail, customer_id], ['{"ids":["a","b"]}', customerId]);
    assert.equal((await csv({ customerId: randomUUID() })).text, `${head.join(',')}\r\n`);
  });

  it('RS-1 entries of a restricted customer exist for auditors who are RAC officers only: search, count, export, actions', async () => {
    const hidden = await newCustomer(true);
    const unknown = randomUUID();
    const action = 'restricted.only';
    const theirs = [
      await enter({ customerId: hidden.id, action, result: 'done' }),
      await enter({ customerId: hidden.id, action }),
    ];
    const officer = await house.as(people.officer);
    const start = (await found({ personId: people.officer.id })).length;
    for (const id of [hidden.id, unknown]) assert.equal((await officer('GET', `/customers/${id}`)).status, 404);
    for (const id of [hidden.id, unknown])
      assert.equal((await officer('POST', `/customers/${id}/stacking-documents`)).status, 404);
    const served = await house.as(await addPerson(house.db, ['psServiceOfficer', 'racOfficer']));
    const refused = await served('GET', `/customers/${hidden.id}/personalised-services`);
    assert.deepEqual([refused.status, textAt(refused.body, 'code')], [403, 'notTheAssignee']);

    assert.deepEqual(await found({ action }), []);
    assert.deepEqual(await found({ csid: hidden.csid }), []);
    assert.equal((await found({ customerId: hidden.id })).length, 2, 'as of an id that nobody has');
    assert.equal((await found({ customerId: unknown })).length, 2);
    assert.equal((await found({ personId: people.officer.id })).length, start + 4);
    assert.ok(!itemsOf((await auditor('GET', '/audit/actions')).body).includes(action));
    const body = (await csv({ action })).text;
    assert.equal(body.split('\r\n').length, 2);

    assert.deepEqual(await found({ action }, racAuditor), theirs.toReversed());
    assert.equal((await found({ csid: hidden.csid }, racAuditor)).length, 5);
    assert.equal((await csv({ action }, racAuditor)).text.split('\r\n').length, 4);
    assert.ok(itemsOf((await racAuditor('GET', '/audit/actions')).body).includes(action));
    // what the RAC officer asked about them is hidden with them
    const whose = async (by: Caller) =>
      new Set(
        itemsOf((await search({ customerId: hidden.id, what: 'views' }, by)).body).map((item) =>
          at(item, 'customerId'),
        ),
      );
    assert.deepEqual(await whose(auditor), new Set([null]));
    assert.deepEqual(await whose(racAuditor), new Set([null, hidden.id]));
    for (const { status } of await Promise.all(
      [people.manager, people.operator].map(async (by) => search({ customerId: hidden.id }, await house.as(by))),
    ))
      assert.equal(status, 403);
  });

  it('RS-2 reading the trail stands in the trail, with what was asked for, before the answer', async () => {
    const { id: customerId, csid } = await newCustomer();
    const personId = people.officer.id;
    const time = { from: '2026-02-01T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' };
    const nobody = randomUUID();
    await search({ personId, csid, ...time, action: 'plans.edit', what: 'changes' });
    await csv({ customerId: nobody });
    await csv({ csid: 'nobody' });
    const entries = await house.db.auditEntry.findMany({
      where: { personId: auditorId },
      orderBy: { id: 'desc' },
      take: 3,
    });
    assert.deepEqual(
      entries.map(({ action, result, customerId: whose, subjectId, detail }) => [
        action,
        result,
        whose,
        subjectId,
        detail,
      ]),
      [
        ['audit.export', 'viewed', null, null, {}],
        ['audit.export', 'viewed', null, nobody, {}],
        ['audit.view', 'viewed', customerId, null, { personId, action: 'plans.edit', what: 'changes', ...time }],
      ],
    );
    for (const { requestId, address, client } of entries) assert.ok(requestId && address && client);
    assert.deepEqual(findPlanted(entries, [csid, marker]), []);
    await owner.query(
      `CREATE FUNCTION no_views() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`,
    );
    await owner.query('CREATE TRIGGER no_views BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION no_views()');
    try {
      assert.equal((await search({})).status, 500);
      assert.equal((await auditor('POST', '/audit/export', { body: {} })).status, 500);
    } finally {
      await owner.query('DROP TRIGGER no_views ON audit_entry');
    }
  });

  it('RS-2 counts up to 10 000 entries, says where there are more, and exports them all', async () => {
    await owner.query(
      `INSERT INTO audit_entry (action, result) SELECT 'many.entries', 'done' FROM generate_series(1, 10001)`,
    );
    const { body } = await search({ action: 'many.entries', limit: 1 });
    assert.deepEqual([at(body, 'total'), at(body, 'more')], [10_000, true]);
    const ids = parsed((await csv({ action: 'many.entries' })).text)
      .slice(1)
      .map(([id]) => Number(id));
    assert.equal(ids.length, 10_001);
    assert.ok(
      ids.every((id, i) => i === 0 || id < (ids[i - 1] ?? 0)),
      'each once, newest first',
    );
  });
});

/** The cells of CSV as RFC 4180 has it. */
function parsed(text: string): string[][] {
  assert.ok(text.endsWith('\r\n'));
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
