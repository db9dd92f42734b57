import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addPeople, addPerson, aSubmittedPlan } from '../support/plan-fixture.ts';
import type { Caller } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { openTwoApis, type TwoApis } from './support/two-apis.ts';

/** Thursday, 15 July 2027, noon in Sydney. */
const noon = new Date('2027-07-15T02:00:00.000Z');
const hours = (n: number) => new Date(noon.getTime() + n * 3_600_000);

describe('Work items: lists, putting off, claiming, saved filters', function () {
  this.timeout(60_000);
  let house: TwoApis;
  let person: Awaited<ReturnType<typeof addPerson>>;
  let officer: Caller;
  let about: { customerId: string; processId: string; csid: string };
  before(async () => {
    house = await openTwoApis(noon);
    house.standAt(noon);
    const { db } = house.deps;
    about = await aSubmittedPlan(db, await addPeople(db));
    person = await addPerson(db, ['psServiceOfficer']);
    officer = await house.as(person);
  });
  after(() => house.stop());
  beforeEach(() => house.deps.db.workItem.deleteMany());
  /** Signed in anew: a session does not last for days. */
  async function standAt(instant: Date) {
    house.standAt(instant);
    officer = await house.as(person);
  }

  type New = { kind?: string; assigneeId?: string | null; dueAt?: Date | null; closedAt?: Date };
  async function item({ kind = 'day60', assigneeId = person.id, dueAt = null, closedAt }: New = {}) {
    const { customerId, processId } = about;
    const over = closedAt ? { state: 'done', closedAt } : {};
    const data = { kind, customerId, processId, assigneeId, dueAt, openedAt: noon, stepKey: randomUUID(), ...over };
    return (await house.deps.db.workItem.create({ data, select: { id: true } })).id;
  }
  const list = async (query = '', by = officer, path = '/work-items') => (await by('GET', `${path}${query}`)).body;
  const ids = (body: unknown) => itemsOf(body).map((one) => textAt(one, 'id'));
  const code = ({ body }: { body: unknown }) => textAt(body, 'code');

  it('PS-13 RS-3 overdue comes first, then what is due within 24 hours, then whose follow-up day has come, then by due date', async () => {
    const rest = await item();
    const week = await item({ dueAt: hours(60) });
    const followed = await item({ dueAt: hours(200) });
    const atRisk = await item({ dueAt: hours(24) });
    const overdue = await item({ dueAt: hours(-1) });
    await house.deps.db.workItem.update({ where: { id: followed }, data: { followUpOn: new Date('2027-07-15') } });
    const body = await list();
    assert.deepEqual(ids(body), [overdue, atRisk, followed, week, rest]);
    assert.deepEqual(
      itemsOf(body).map((one) => at(one, 'mark')),
      ['overdue', 'atRisk', null, null, null],
    );
    assert.deepEqual(at(body, 'counts'), { open: 5, overdue: 1, atRisk: 1, onHold: 0 });
    assert.deepEqual(ids(await list('?due=overdue')), [overdue]);
    assert.deepEqual(ids(await list('?due=atRisk')), [atRisk]);
    assert.deepEqual(ids(await list('?due=week')), [atRisk, week]);
    assert.deepEqual(ids(await list('?due=none')), [rest]);
    assert.deepEqual(ids(await list('?followUp=true')), [followed]);
    assert.deepEqual(ids(await list('?kind=day80')), []);
    assert.deepEqual(ids(await list('?sort=-dueAt')), [rest, followed, week, atRisk, overdue]);
  });

  it('RS-3 put on hold an item is off the list until its day comes, or until it is overdue', async () => {
    const [held, late] = [await item(), await item({ dueAt: hours(5) })];
    for (const id of [held, late])
      assert.equal((await officer('PUT', `/work-items/${id}/hold`, { body: { until: '2027-07-20' } })).status, 200);
    assert.deepEqual(ids(await list()), []);
    assert.deepEqual(ids(await list('?state=onHold')), [late, held]);
    assert.deepEqual(at(await list(), 'counts'), { open: 0, overdue: 0, atRisk: 0, onHold: 2 });
    await standAt(hours(6));
    assert.deepEqual(ids(await list()), [late]);
    await standAt(new Date('2027-07-19T13:59:59.999Z')); // a millisecond before the 20th in Sydney
    assert.deepEqual(ids(await list()), [late]);
    await standAt(new Date('2027-07-19T14:00:00.000Z'));
    assert.deepEqual(ids(await list()), [late, held]);
    await standAt(noon);
    assert.equal((await officer('PUT', `/work-items/${held}/hold`, { body: { until: null } })).status, 200);
    assert.deepEqual(ids(await list()), [held]);
  });

  it('RS-3 a day to put off to lies after today and at most 90 days ahead; what is over is put off no more', async () => {
    const id = await item();
    for (const on of ['2027-07-15', '2027-07-14', '2027-10-14', 'tomorrow'])
      assert.equal(code(await officer('PUT', `/work-items/${id}/follow-up`, { body: { on } })), 'badInput', on);
    for (const on of ['2027-07-16', '2027-10-13', null])
      assert.equal((await officer('PUT', `/work-items/${id}/follow-up`, { body: { on } })).status, 200);
    const over = await item({ closedAt: noon });
    assert.equal(code(await officer('PUT', `/work-items/${over}/hold`, { body: { until: '2027-07-16' } })), 'ended');
  });

  it('PS-4 given to another officer it is no longer put off: the new one sees it', async () => {
    const { db } = house.deps;
    const row = await db.assignment.findFirstOrThrow({ where: { customerId: about.customerId, closedAt: null } });
    const id = await item({ assigneeId: row.officerId });
    const { id: accountId } = await db.account.findFirstOrThrow({ where: { personId: row.officerId } });
    const holder = await house.as({ accountId });
    assert.equal((await holder('PUT', `/work-items/${id}/hold`, { body: { until: '2027-07-20' } })).status, 200);
    const manager = await house.as(await addPerson(db, ['serviceManager']));
    assert.equal(
      (await manager('POST', `/assignments/${row.id}/officer`, { body: { officerId: person.id } })).status,
      200,
    );
    assert.deepEqual(ids(await list()), [id]);
  });

  it('RS-3 of two operators who claim an item at once one has it; the other is told who, may take it over, and only who has it gives it back', async () => {
    const { db } = house.deps;
    const operators = [await addPerson(db, ['operator']), await addPerson(db, ['operator'])];
    const [one, two] = await Promise.all(operators.map((each, i) => house.as(each, i === 0 ? 0 : 1)));
    assert.ok(one && two);
    const id = await item({ assigneeId: null, kind: 'noManagerLeft' });
    const both = await Promise.all([one, two].map((each) => each('POST', `/work-items/${id}/claim`, { body: {} })));
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    );
    const second = both[0]?.status === 200 ? two : one;
    const first = second === two ? one : two;
    const winner = operators[second === two ? 0 : 1]?.id;
    const [refused] = both.filter(({ status }) => status === 409);
    assert.deepEqual([textAt(refused?.body, 'code'), at(refused?.body, 'first', 'by', 'id')], ['conflict', winner]);
    assert.equal(at(itemsOf(await list('', second, '/operator-actions'))[0], 'claimedBy', 'id'), winner);
    assert.equal(code(await second('POST', `/work-items/${id}/release`)), 'conflict');
    assert.equal((await second('POST', `/work-items/${id}/claim`, { body: { takeOver: true } })).status, 200);
    assert.equal(code(await first('POST', `/work-items/${id}/release`)), 'conflict');
    assert.equal((await second('POST', `/work-items/${id}/release`)).status, 200);
    assert.equal(at(itemsOf(await list('', one, '/operator-actions'))[0], 'claimedBy'), null);
  });

  it('RS-3 finished items are found by CSID or words of the name, in the body only', async () => {
    const { db } = house.deps;
    const done = await item({ closedAt: noon });
    const open = await item();
    const { givenNames, familyName } = await db.customer.findUniqueOrThrow({ where: { id: about.customerId } });
    const search = async (body: object) => ids((await officer('POST', '/work-items/search', { body })).body).toSorted();
    for (const text of [about.csid, `${familyName} ${givenNames}`, familyName.slice(1).toUpperCase()])
      assert.deepEqual(await search({ text }), [done, open].toSorted(), text);
    assert.deepEqual(await search({ text: about.csid, state: 'finished' }), [done]);
    assert.deepEqual(await search({ text: `${familyName} nobody` }), []);
    assert.deepEqual(ids(await list('?state=finished')), [done]);
    // the officer's manager finds them too, with whose they are; another manager does not
    const [manager, another] = [await addPerson(db, ['serviceManager']), await addPerson(db, ['serviceManager'])];
    await db.person.update({ where: { id: person.id }, data: { managerId: manager.id } });
    const found = async (by: typeof manager) =>
      itemsOf((await (await house.as(by))('POST', '/work-items/search', { body: { text: about.csid } })).body);
    const theirs = await found(manager);
    assert.deepEqual(ids({ items: theirs }).toSorted(), [done, open].toSorted());
    assert.deepEqual([...new Set(theirs.map((each) => at(each, 'assignee', 'id')))], [person.id]);
    assert.deepEqual(await found(another), []);
    await db.customer.update({ where: { id: about.customerId }, data: { restricted: true } });
    assert.deepEqual(await found(manager), [], 'who may not see the customer finds nothing');
    await db.customer.update({ where: { id: about.customerId }, data: { restricted: false } });
    assert.equal(code(await officer('POST', '/work-items/search', { body: { text: '  ' } })), 'badInput');
  });

  it('RS-3 300 items and 40 that are closed meanwhile: counts, total and pages agree', async () => {
    const { db } = house.deps;
    const { customerId, processId } = about;
    await db.workItem.createMany({
      data: Array.from({ length: 300 }, (_, i) => ({
        kind: 'day60',
        customerId,
        processId,
        assigneeId: person.id,
        openedAt: noon,
        stepKey: `many/${i}`,
        dueAt: i % 3 === 0 ? hours(-i - 1) : i % 3 === 1 ? hours(10) : null,
      })),
    });
    const some = await db.workItem.findMany({ take: 40, select: { id: true } });
    const closing = Promise.all(
      some.map(({ id }) => db.workItem.update({ where: { id }, data: { state: 'done', closedAt: noon } })),
    );
    const seen = new Set<string>();
    let cursor = '';
    do {
      const body = await list(`?limit=100${cursor && `&cursor=${cursor}`}`);
      for (const id of ids(body)) seen.add(id);
      const next = at(body, 'nextCursor');
      cursor = typeof next === 'string' ? next : '';
    } while (cursor);
    await closing;
    const left = await list('?limit=1');
    assert.deepEqual([at(left, 'total'), at(left, 'counts', 'open')], [260, 260]);
    const open = await db.workItem.findMany({ where: { state: 'open' }, select: { id: true } });
    assert.deepEqual(
      open.filter(({ id }) => !seen.has(id)),
      [],
      'what stayed open was on one of the pages',
    );
  });

  it('RS-3 a filter is kept under a name, mine alone; no two of one name, at most 20 of a list, nothing that the list does not take', async () => {
    const save = (name: string, filter: object = { due: 'overdue', sort: '-openedAt' }) =>
      officer('POST', '/saved-filters', { body: { list: 'workItems', name, filter } });
    const { body, status } = await save(' Late ones ');
    assert.equal(status, 201);
    assert.deepEqual(itemsOf(await list('?list=workItems', officer, '/saved-filters')), [
      { id: textAt(body, 'id'), name: 'Late ones', filter: { due: 'overdue', sort: '-openedAt' } },
    ]);
    assert.deepEqual(itemsOf(await list('?list=csoActions', officer, '/saved-filters')), []);
    assert.equal(code(await save('Late ones')), 'badInput');
    for (const filter of [{ due: 'someday' }, { name: 'Smith' }, { limit: '100' }])
      assert.equal(code(await save('Odd', filter)), 'badInput', JSON.stringify(filter));
    const many = await Promise.all(Array.from({ length: 25 }, (_, i) => save(`F${i}`)));
    assert.equal(many.filter((each) => each.status === 201).length, 19);
    const path = `/saved-filters/${textAt(body, 'id')}`;
    assert.equal((await officer('PUT', path, { body: { name: 'Mine', filter: {} } })).status, 200);
    assert.equal((await officer('DELETE', path)).status, 204);
    assert.equal(code(await officer('DELETE', path)), 'notFound');
  });
});
