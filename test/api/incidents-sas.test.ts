/** EM-36 over the API: what SAS is offered, what it finds, and what officers must do until the incident is over. */
import assert from 'node:assert/strict';
import type { Answers } from '../../prisma/repositories/incidents.ts';
import { answer, begin, escalated, finish, sentMessage } from '../support/incident-acts.ts';
import { addRecipient, addSender, mobile } from '../support/message-fixture.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

const receivedAt = '2026-03-01T22:30:00.000Z';
const text = 'Your payment is due. Please check your Child Support online account.';
const minutesBefore = (minutes: number) => new Date(Date.parse(receivedAt) - minutes * 60_000);
let numbers = 0;
/** Another mobile for each test: what is sent to it is the test's own. */
const newMobile = () => `+6149157${String(2000 + ++numbers)}`;

describe('SAS and a message received in error', function () {
  this.timeout(60_000);
  let house: House;
  let officer: { id: string; accountId: string };
  let author: { id: string; accountId: string };
  let specialist: { id: string; accountId: string };
  let calls: Caller;
  let writes: Caller;
  let sas: Caller;
  let sasOfRestricted: Caller;
  before(async () => {
    house = await openHouse();
    officer = await addSender(house.db);
    author = await addSender(house.db);
    specialist = await addPerson(house.db, ['sas']);
    await signIn();
    writes = await house.as(author);
    sasOfRestricted = await house.as(await addPerson(house.db, ['sas', 'racOfficer']));
  });
  async function signIn(): Promise<void> {
    calls = await house.as(officer);
    sas = await house.as(specialist);
  }
  after(() => house.stop());

  const get = async (by: Caller, path: string) => {
    const { status, body, text: said } = await by('GET', path);
    assert.equal(status, 200, said);
    return body;
  };
  const read = (by: Caller, id: string) => get(by, `/incidents/${id}`);
  const candidates = async (by: Caller, id: string) =>
    itemsOf(await get(by, `/incidents/${id}/candidates`), 'messages');
  const find = async (by: Caller, id: string, body: unknown) =>
    by('POST', `/incidents/${id}/finding`, { body, ifMatch: Number(at(await read(by, id), 'revision')) });
  const task = (incident: unknown, kind: string) =>
    itemsOf(incident, 'tasks').find((each) => at(each, 'kind') === kind);

  /** A number on another customer's record, to which the author sent something, reported by a stranger. */
  async function reported(number = newMobile()) {
    const customerId = await addRecipient(house.db, { mobile: number });
    const messageId = await sentMessage(house.db, {
      customerId,
      authorId: author.id,
      text,
      to: number,
      sentAt: minutesBefore(2),
    });
    const id = await escalated(calls, { content: text, receivedAt, number });
    return { id, number, customerId, messageId };
  }

  it('EM-36 offers what was sent to that number around that time, the likeliest first', async () => {
    const number = newMobile();
    const customerId = await addRecipient(house.db, { mobile: number });
    const from = { customerId, authorId: author.id, to: number };
    const likely = await sentMessage(house.db, { ...from, text, sentAt: minutesBefore(2) });
    const older = await sentMessage(house.db, { ...from, text, sentAt: minutesBefore(3 * 24 * 60) });
    const other = await sentMessage(house.db, { ...from, text: 'We will call you.', sentAt: minutesBefore(5) });
    await sentMessage(house.db, { ...from, text, sentAt: minutesBefore(8 * 24 * 60) }); // too long ago
    await sentMessage(house.db, { ...from, text, sentAt: minutesBefore(1), state: 'cancelled' }); // never left
    await sentMessage(house.db, { ...from, text, to: newMobile(), sentAt: minutesBefore(1) }); // elsewhere
    const id = await escalated(calls, { content: text, receivedAt, number });
    const found = await candidates(sas, id);
    assert.deepEqual(
      found.map((message) => at(message, 'id')),
      [likely, older, other],
    );
    assert.equal(at(found[0], 'likelihood', 'word'), 'veryLikely');
    assert.equal(at(found[0], 'customer', 'id'), customerId);
  });

  it('EM-36 searches the number from before a correction and the one after it as well', async () => {
    const [was, is] = [newMobile(), newMobile()];
    const customerId = await addRecipient(house.db, { mobile: was });
    const { id: phoneId } = await house.db.phone.findFirstOrThrow({ where: { customerId } });
    const other = await addRecipient(house.db, { mobile: is });
    const from = { authorId: author.id, text };
    const before = await sentMessage(house.db, { ...from, customerId, to: was, sentAt: minutesBefore(2) });
    const after = await sentMessage(house.db, { ...from, customerId: other, to: is, sentAt: minutesBefore(4) });
    const id = await begin(calls);
    const said: Partial<Answers> = {
      content: text,
      mobile: newMobile().replace('+61', '0'),
      receivedAt,
      caller: 'customer',
      customerId,
    };
    await answer(calls, id, said);
    const body = { phoneId, number: is };
    assert.equal((await calls('POST', `/incidents/${id}/correct-number`, { body })).status, 200);
    await answer(calls, id, { outcomes: ['notIntended'], done: ['toldSasLooks'] });
    assert.equal((await finish(calls, id)).status, 200);
    assert.deepEqual(
      (await candidates(sas, id)).map((message) => at(message, 'id')),
      [before, after],
    );
  });

  it('EM-36 the finding tells the officer to report, and who wrote to the other customer to remove the number; it stays open until both are done', async () => {
    const { id, number, customerId, messageId } = await reported();
    const found = await find(sas, id, { finding: 'otherRecord', messageId });
    assert.equal(found.status, 200, found.text);
    assert.deepEqual(
      [at(task(found.body, 'report'), 'assignee', 'id'), at(task(found.body, 'removeNumber'), 'assignee', 'id')],
      [officer.id, author.id],
    );
    const refused = await writes('POST', `/incidents/${id}/remove-number`);
    assert.deepEqual([refused.status, at(refused.body, 'code')], [409, 'notNow'], 'it still stands there');
    const reportedNow = await calls('POST', `/incidents/${id}/report`, { body: { reference: 'INC 4711' } });
    assert.equal(at(reportedNow.body, 'state'), 'toDo', reportedNow.text);
    const phone = await house.db.phone.findFirstOrThrow({ where: { customerId, number } });
    const { revision } = await house.db.customer.findUniqueOrThrow({ where: { id: customerId } });
    const invalid = await writes('PUT', `/customers/${customerId}/phones/${phone.id}`, {
      body: { kind: 'mobile', number, valid: false },
      ifMatch: revision,
    });
    assert.equal(invalid.status, 200, invalid.text);
    const over = await read(sas, id);
    assert.deepEqual(
      [at(over, 'state'), at(task(over, 'removeNumber'), 'doneBy', 'id')],
      ['closed', author.id],
      'without another click',
    );
  });

  it('EM-36 RS-1 the officer learns nothing about the other customer, and who removes the number nothing of the caller', async () => {
    const { id, customerId, messageId } = await reported();
    const { csid } = await house.db.customer.findUniqueOrThrow({ where: { id: customerId } });
    const note = 'Their record had the number of a neighbour.';
    assert.equal((await find(sas, id, { finding: 'otherRecord', messageId, note })).status, 200);
    const seen = JSON.stringify([await read(calls, id), await get(calls, '/incidents?limit=100')]);
    for (const secret of [customerId, csid, messageId, note, author.id]) assert.ok(!seen.includes(secret), secret);
    assert.equal((await calls('GET', `/incidents/${id}/candidates`)).status, 403);
    const removing = await read(writes, id);
    assert.equal(at(removing, 'foundCustomer', 'id'), customerId);
    assert.equal(at(removing, 'interview'), null);
    assert.ok(!JSON.stringify(removing).includes('A caller'));
    assert.equal(at(await read(sas, id), 'findingNote'), note);
  });

  it('EM-36 each task is done once, by whose it is; SAS gives it to another who may see the customer', async () => {
    const { id, customerId, messageId } = await reported();
    assert.equal((await find(sas, id, { finding: 'otherRecord', messageId })).status, 200);
    const body = { reference: 'INC 1' };
    assert.equal((await writes('POST', `/incidents/${id}/report`, { body })).status, 409, 'somebody else’s');
    const [one, two] = await Promise.all([
      calls('POST', `/incidents/${id}/report`, { body }),
      calls('POST', `/incidents/${id}/report`, { body: { reference: 'INC 2' } }),
    ]);
    assert.deepEqual(
      [one.status, two.status].toSorted((a, b) => a - b),
      [200, 409],
    );
    await house.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    assert.equal(
      (await writes('GET', `/incidents/${id}`)).status,
      404,
      'the customer does not exist for them any more',
    );
    const give = (toId: string) => sas('POST', `/incidents/${id}/give`, { body: { kind: 'removeNumber', toId } });
    assert.equal((await give(officer.id)).status, 422, 'nor for them');
    const rac = await addPerson(house.db, ['racOfficer']);
    assert.equal((await give(rac.id)).status, 200);
    const seesIt = await house.as(rac);
    assert.equal(at(await read(seesIt, id), 'foundCustomer', 'id'), customerId);
    assert.equal(at(await read(sas, id), 'foundCustomer'), null, 'SAS that may not see them does not either');
    assert.equal(at(await read(sasOfRestricted, id), 'foundCustomer', 'id'), customerId);
  });

  it('RS-1 EM-36 a restricted customer’s messages are offered to nobody who may not see them, nor taken from them', async () => {
    const { id, customerId, messageId } = await reported();
    await house.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    assert.deepEqual(await candidates(sas, id), []);
    assert.deepEqual(itemsOf(await get(sas, `/incidents/${id}/candidates`), 'holders'), []);
    for (const body of [
      { finding: 'otherRecord', messageId },
      { finding: 'otherRecord', customerId },
    ])
      assert.equal((await find(sas, id, body)).status, 422);
    assert.deepEqual(
      (await candidates(sasOfRestricted, id)).map((message) => at(message, 'id')),
      [messageId],
    );
    assert.equal((await find(sasOfRestricted, id, { finding: 'otherRecord', messageId })).status, 200);
  });

  it('EM-36 two of SAS at once: one finds, the other is told that somebody did', async () => {
    const { id, messageId } = await reported();
    const revision = Number(at(await read(sas, id), 'revision'));
    const say = (by: Caller, body: unknown) => by('POST', `/incidents/${id}/finding`, { body, ifMatch: revision });
    const [one, two] = await Promise.all([
      say(sas, { finding: 'otherRecord', messageId }),
      say(sasOfRestricted, { finding: 'notFound', note: 'Nothing was sent.' }),
    ]);
    assert.deepEqual(
      [one.status, two.status].toSorted((a, b) => a - b),
      [200, 412],
    );
  });

  it('EM-36 who it was meant for can’t be told: reported, and then over; why stands with SAS', async () => {
    const { id } = await reported();
    assert.equal((await find(sas, id, { finding: 'notFound' })).status, 422, 'say why');
    const found = await find(sas, id, { finding: 'notFound', note: 'Nothing like it was sent.' });
    assert.deepEqual(
      itemsOf(found.body, 'tasks').map((each) => at(each, 'kind')),
      ['report'],
    );
    const over = await calls('POST', `/incidents/${id}/report`, { body: { reference: 'INC 3' } });
    assert.equal(at(over.body, 'state'), 'closed');
  });

  it('EM-36 a number that was removed meanwhile is not to be removed again', async () => {
    const { id, customerId, messageId } = await reported();
    await house.db.phone.updateMany({ where: { customerId }, data: { valid: false } });
    const found = await find(sas, id, { finding: 'otherRecord', messageId });
    assert.deepEqual(
      itemsOf(found.body, 'tasks').map((each) => at(each, 'kind')),
      ['report'],
      found.text,
    );
  });

  it('EM-36 the database holds it: no incident is closed while something is left to do', async () => {
    const { id, messageId } = await reported();
    assert.equal((await find(sas, id, { finding: 'otherRecord', messageId })).status, 200);
    await assert.rejects(
      house.db.incident.update({ where: { id }, data: { state: 'closed', closedAt: house.now } }),
      /stays open/,
    );
  });

  describe('found by the system itself', () => {
    const shared = (number: string) => house.db.incident.findMany({ where: { cause: 'sharedMobile', mobile: number } });
    const addMobile = (customerId: string, number: string) =>
      writes('POST', `/customers/${customerId}/phones`, { body: { kind: 'mobile', number } });

    it('EM-36 a mobile that stands on another record goes to SAS, once, and the officer learns nothing of it', async () => {
      const number = newMobile();
      const [first, second, third] = [
        await addRecipient(house.db, { mobile: number }),
        await addRecipient(house.db),
        await addRecipient(house.db),
      ];
      const alone = await addMobile(third, newMobile());
      const made = await addMobile(second, number);
      assert.deepEqual([made.status, Object.keys(Object(made.body))], [alone.status, Object.keys(Object(alone.body))]);
      const [incident] = await shared(number);
      assert.ok(incident);
      assert.equal((await writes('GET', `/incidents/${incident.id}`)).status, 404);
      assert.equal((await addMobile(third, number)).status, 201);
      assert.equal((await shared(number)).length, 1, 'SAS looks already');
      const holders = itemsOf(await get(sas, `/incidents/${incident.id}/candidates`), 'holders');
      assert.deepEqual(
        holders.map((holder) => textAt(holder, 'customer', 'id')).toSorted(),
        [first, second, third].toSorted(),
      );
      const found = await find(sas, incident.id, { finding: 'otherRecord', customerId: second });
      assert.deepEqual(
        itemsOf(found.body, 'tasks').map((each) => at(each, 'kind')),
        ['report', 'removeNumber'],
        found.text,
      );
    });

    it('EM-36 two records at the same moment are noticed too, as one incident', async () => {
      const number = newMobile();
      const [one, two] = [await addRecipient(house.db), await addRecipient(house.db)];
      await Promise.all([addMobile(one, number), addMobile(two, number)]);
      assert.equal((await shared(number)).length, 1);
    });

    it('EM-36 a number that is not valid on the other record, or whose customer has died, is no matter', async () => {
      const number = newMobile();
      const invalid = await addRecipient(house.db, { mobile: number });
      await house.db.phone.updateMany({ where: { customerId: invalid }, data: { valid: false } });
      await addRecipient(house.db, { mobile: number, deceasedOn: new Date('2025-01-01') });
      assert.equal((await addMobile(await addRecipient(house.db), number)).status, 201);
      assert.deepEqual(await shared(number), []);
    });

    it('EM-36 where both use it, SAS says so with the reason, and nothing is left to do', async () => {
      const number = newMobile();
      await addRecipient(house.db, { mobile: number });
      await addMobile(await addRecipient(house.db), number);
      const [incident] = await shared(number);
      const over = await find(sas, incident?.id ?? '', { finding: 'noError', note: 'Father and son share it.' });
      assert.deepEqual([at(over.body, 'state'), at(over.body, 'finding')], ['closed', 'noError'], over.text);
    });
  });

  it('EM-33 the number that was reported is the one that was said, as it is kept everywhere', async () => {
    const id = await escalated(calls, { content: text, receivedAt, number: '0491 570 006' });
    assert.equal(at(await read(sas, id), 'mobile'), mobile);
  });

  describe('days later', () => {
    it('EM-36 what is overdue shows, with SAS and with the officer, and comes first', async () => {
      const { id, messageId } = await reported();
      house.now = new Date('2026-03-04T06:00:00.000Z');
      await signIn(); // whoever was idle for so long is asked again
      const late = await read(sas, id);
      assert.equal(at(late, 'overdue'), true);
      const [first] = itemsOf(await get(sas, '/incidents?state=open'), 'items');
      assert.equal(at(first, 'overdue'), true);
      assert.equal((await find(sas, id, { finding: 'otherRecord', messageId })).status, 200);
      assert.equal(at(await read(calls, id), 'overdue'), false);
      house.now = new Date('2026-03-06T06:00:00.000Z');
      await signIn();
      assert.equal(at(task(await read(calls, id), 'report'), 'overdue'), true);
      assert.ok(Number(at(await get(calls, '/session'), 'counts', 'overdue')) > 0);
    });
  });
});
