/** EM-32 to EM-35 over the API: the interview of every kind of caller, from its first answer to its end. */
import assert from 'node:assert/strict';
import { answer, begin, escalated, finish, noAnswers, sentMessage } from '../support/incident-acts.ts';
import { addRecipient, addSender, mobile } from '../support/message-fixture.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

const receivedAt = '2026-03-01T22:30:00.000Z';
const message = { content: 'Please call us about your claim.', mobile: '0491 570 006', receivedAt };

describe('a message received in error', function () {
  this.timeout(60_000);
  let house: House;
  let officerId: string;
  let officer: Caller;
  let another: Caller;
  let sas: Caller;
  before(async () => {
    house = await openHouse();
    const person = await addSender(house.db);
    officerId = person.id;
    officer = await house.as(person);
    another = await house.as(await addSender(house.db));
    sas = await house.as(await addPerson(house.db, ['sas']));
  });
  after(() => house.stop());

  const read = async (by: Caller, id: string) => {
    const { status, body, text } = await by('GET', `/incidents/${id}`);
    assert.equal(status, 200, text);
    return body;
  };
  const errorsOf = (body: unknown) => itemsOf(body, 'errors').map((error) => textAt(error, 'field'));

  it('EM-33 keeps each answer, so that a dropped call loses nothing, and each tick with its time', async () => {
    const id = await begin(officer);
    await answer(officer, id, message);
    await answer(officer, id, {
      caller: 'notCustomer',
      name: 'A caller',
      contactDetails: 'by phone',
      relation: 'none',
    });
    await answer(officer, id, { done: ['advisedOfInvestigation'] });
    house.now = new Date(house.now.getTime() + 60_000);
    await answer(officer, id, { name: 'A caller, again' });
    const kept = await read(officer, id);
    assert.equal(at(kept, 'interview', 'content'), message.content);
    assert.equal(at(kept, 'interview', 'name'), 'A caller, again');
    assert.equal(at(kept, 'interview', 'done', 'advisedOfInvestigation'), '2026-03-01T23:00:00.000Z');
    house.now = new Date('2026-03-01T23:00:00.000Z');
    const [listed] = itemsOf((await officer('GET', '/incidents?state=draft&sort=-createdAt')).body, 'items');
    assert.deepEqual([at(listed, 'id'), at(listed, 'mobile')], [id, '+61491570006'], 'it is there to go on with');
  });

  it('EM-33 of two windows the second is told that the first has saved, and nothing of it is lost', async () => {
    const id = await begin(officer);
    const body = { ...noAnswers, ...message, done: [] };
    assert.equal((await officer('PUT', `/incidents/${id}`, { body, ifMatch: 0 })).status, 200);
    const late = await officer('PUT', `/incidents/${id}`, { body: { ...body, content: 'Other' }, ifMatch: 0 });
    assert.equal(late.status, 412);
    assert.equal(at(await read(officer, id), 'interview', 'content'), message.content);
  });

  it('EM-33 EM-34 EM-35 can’t be finished before everything is answered, and names what is missing', async () => {
    const id = await begin(officer);
    const early = await finish(officer, id);
    assert.equal(early.status, 422);
    assert.deepEqual(errorsOf(early.body), ['content', 'mobile', 'receivedAt', 'caller']);
    await answer(officer, id, {
      ...message,
      mobile: '02 5550 1234',
      caller: 'cannotOpen',
      name: 'x',
      contactDetails: 'y',
    });
    assert.deepEqual(errorsOf((await finish(officer, id)).body), ['done', 'mobile']);
    await answer(officer, id, {
      mobile: message.mobile,
      receivedAt: '2026-03-01T23:00:00.001Z',
      done: ['advisedOfInvestigation'],
    });
    assert.deepEqual(errorsOf((await finish(officer, id)).body), ['receivedAt']);
  });

  it('EM-34 a customer: the number is corrected on their record from within, and what stood there is kept', async () => {
    const customerId = await addRecipient(house.db, { mobile: '+61491570156' });
    const { id: phoneId } = await house.db.phone.findFirstOrThrow({ where: { customerId } });
    const id = await begin(officer);
    await answer(officer, id, { ...message, caller: 'customer', customerId });
    const claimed = await answer(officer, id, { number: 'corrected' });
    assert.equal(at(claimed.body, 'interview', 'number'), null, 'only correcting it makes it so');
    const corrected = await officer('POST', `/incidents/${id}/correct-number`, {
      body: { phoneId, number: '0491 570 157' },
    });
    assert.equal(corrected.status, 200, corrected.text);
    assert.deepEqual(
      [
        at(corrected.body, 'interview', 'number'),
        at(corrected.body, 'interview', 'numberBefore'),
        at(corrected.body, 'interview', 'numberAfter'),
      ],
      ['corrected', '+61491570156', '+61491570157'],
    );
    assert.equal((await house.db.phone.findUniqueOrThrow({ where: { id: phoneId } })).number, '+61491570157');
    const same = await officer('POST', `/incidents/${id}/correct-number`, { body: { phoneId, number: '0491570157' } });
    assert.deepEqual(errorsOf(same.body), ['number']);
    await answer(officer, id, { outcomes: ['notRelevant'], done: ['apologisedForInconvenience'] });
    const done = await finish(officer, id);
    assert.deepEqual([at(done.body, 'state'), at(done.body, 'outcomes')], ['closed', ['notRelevant']], done.text);
  });

  it('EM-34 one who wants to unsubscribe has an opt out recorded before it ends; several outcomes hold', async () => {
    const customerId = await addRecipient(house.db);
    const id = await begin(officer);
    await answer(officer, id, { ...message, caller: 'customer', customerId, number: 'right' });
    await answer(officer, id, {
      outcomes: ['optedOut', 'otherMessageMeant'],
      correctReason: 'A change of assessment',
      done: ['recordedOptOut', 'apologisedAndExplained'],
    });
    const early = await finish(officer, id);
    assert.deepEqual([early.status, errorsOf(early.body)], [422, ['done']]);
    const optOut = { subscription: null, how: 'phone' };
    assert.equal((await officer('POST', `/customers/${customerId}/sms-opt-outs`, { body: optOut })).status, 201);
    const done = await finish(officer, id);
    assert.deepEqual(
      [at(done.body, 'state'), at(done.body, 'outcomes')],
      ['closed', ['optedOut', 'otherMessageMeant']],
    );
    assert.equal(at(done.body, 'escalatedAt'), null);
    assert.equal((await sas('GET', `/incidents/${id}`)).status, 404, 'what was not escalated is not SAS’s');
  });

  it('EM-34 a number that is theirs and a message that was not meant for them: to SAS with number, content and time', async () => {
    const customerId = await addRecipient(house.db);
    const id = await begin(officer);
    await answer(officer, id, { ...message, caller: 'customer', customerId, number: 'right' });
    await answer(officer, id, { outcomes: ['notIntended'], done: ['toldSasLooks'] });
    const done = await finish(officer, id);
    assert.equal(at(done.body, 'state'), 'withSas', done.text);
    const seen = await read(sas, id);
    assert.deepEqual(
      [at(seen, 'mobile'), at(seen, 'interview', 'content'), at(seen, 'interview', 'receivedAt')],
      [mobile, message.content, receivedAt],
    );
    assert.equal(at(seen, 'customer', 'id'), customerId);
    assert.equal(at(seen, 'dueAt'), '2026-03-04T06:00:00.000Z', 'two working days');
  });

  it('EM-35 a representative is told the purpose: closed, and SAS is not asked', async () => {
    const id = await begin(officer);
    const who = {
      caller: 'notCustomer',
      relation: 'representative',
      name: 'A solicitor',
      contactDetails: 'Their office',
    } as const;
    await answer(officer, id, { ...message, ...who, done: ['explainedPurpose'] });
    const done = await finish(officer, id);
    assert.deepEqual([at(done.body, 'state'), at(done.body, 'outcomes')], ['closed', ['purposeExplained']], done.text);
  });

  it('EM-35 nobody of ours, and somebody whose record does not open: apologised, advised, and with SAS', async () => {
    const id = await escalated(officer, { content: message.content, receivedAt });
    assert.deepEqual(at(await read(officer, id), 'outcomes'), ['escalated']);
    const refused = await begin(officer);
    const who = {
      caller: 'cannotOpen',
      name: 'A caller',
      contactDetails: 'x',
      done: ['advisedOfInvestigation'],
    } as const;
    await answer(officer, refused, { ...message, ...who, done: [...who.done] });
    assert.equal(at((await finish(officer, refused)).body, 'state'), 'withSas');
  });

  it('EM-35 an employer’s record is no caller’s: another relationship, treated as none', async () => {
    const id = await begin(officer);
    const employer = await house.db.customer.create({
      data: { csid: '790000001', kind: 'employer', organisationName: 'Works Pty Ltd' },
    });
    const refused = await answer(officer, id, { ...message, caller: 'customer', customerId: employer.id });
    assert.deepEqual([refused.status, errorsOf(refused.body)], [422, ['customerId']]);
    await answer(officer, id, { ...message, caller: 'notCustomer', relation: 'other', name: 'x', contactDetails: 'y' });
    await answer(officer, id, { done: ['advisedOfInvestigation'] });
    assert.equal(at((await finish(officer, id)).body, 'state'), 'withSas');
  });

  it('RS-1 EM-34 a restricted caller’s record opens for nobody who may not see it, exactly as one that there is not', async () => {
    const restricted = await addRecipient(house.db, { restricted: true });
    const id = await begin(officer);
    await answer(officer, id, message);
    const [there, nowhere] = [
      await answer(officer, id, { caller: 'customer', customerId: restricted }),
      await answer(officer, id, { caller: 'customer', customerId: '01890000-0000-7000-8000-000000000000' }),
    ];
    assert.equal(there.status, 404);
    assert.deepEqual([there.status, at(there.body, 'code')], [nowhere.status, at(nowhere.body, 'code')]);
  });

  it('RS-1 EM-33 is nobody else’s: not another officer’s, and of its own officer no more where the customer became restricted', async () => {
    const customerId = await addRecipient(house.db);
    const id = await begin(officer);
    await answer(officer, id, { ...message, caller: 'customer', customerId });
    assert.equal((await another('GET', `/incidents/${id}`)).status, 404);
    const body = { ...noAnswers, done: [] };
    assert.equal((await another('PUT', `/incidents/${id}`, { body, ifMatch: 2 })).status, 404);
    assert.equal((await another('POST', `/incidents/${id}/finish`, { ifMatch: 2 })).status, 404);
    assert.equal((await another('GET', '/incidents')).status, 200);
    assert.equal(itemsOf((await another('GET', '/incidents')).body, 'items').length, 0);
    await house.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    assert.equal((await officer('GET', `/incidents/${id}`)).status, 404);
    const listed = itemsOf((await officer('GET', '/incidents?limit=100')).body, 'items').map((item) => at(item, 'id'));
    assert.ok(!listed.includes(id));
  });

  it('EM-33 a caller who is gone ends it; one begun by mistake is discarded; neither is changed afterwards', async () => {
    const gone = await begin(officer);
    await answer(officer, gone, { content: 'Something', callerGone: true });
    const done = await finish(officer, gone);
    assert.deepEqual([at(done.body, 'state'), at(done.body, 'outcomes')], ['closed', ['callerGone']], done.text);
    const mistaken = await begin(officer);
    const discarded = await officer('POST', `/incidents/${mistaken}/discard`, { ifMatch: 0 });
    assert.equal(at(discarded.body, 'state'), 'discarded');
    for (const id of [gone, mistaken]) {
      assert.equal((await answer(officer, id, message)).status, 409);
      assert.equal((await finish(officer, id)).status, 409);
    }
  });

  it('EM-32 sent to the wrong customer: the officer is to call them, and the time of the call closes it', async () => {
    const customerId = await addRecipient(house.db);
    const sentAt = new Date('2026-03-01T22:00:00.000Z');
    const messageId = await sentMessage(house.db, { customerId, authorId: officerId, text: 'Wrong', sentAt });
    const before = await counts();
    const made = await officer('POST', `/messages/${messageId}/wrong-customer`);
    assert.equal(made.status, 201, made.text);
    const id = textAt(made.body, 'id');
    assert.equal((await officer('POST', `/messages/${messageId}/wrong-customer`)).status, 409, 'once');
    assert.deepEqual(await counts(), { open: before.open + 1, overdue: before.overdue });
    const [task] = itemsOf(await read(officer, id), 'tasks');
    assert.deepEqual([at(task, 'kind'), at(task, 'dueAt')], ['call', '2026-03-03T06:00:00.000Z']);
    for (const [calledAt, field] of [
      ['2026-03-01T21:59:00.000Z', 'calledAt'],
      ['2026-03-02T09:00:00.000Z', 'calledAt'],
    ])
      assert.deepEqual(errorsOf((await officer('POST', `/incidents/${id}/call`, { body: { calledAt } })).body), [
        field,
      ]);
    const calledAt = '2026-03-01T22:45:00.000Z';
    const [one, two] = await Promise.all([
      officer('POST', `/incidents/${id}/call`, { body: { calledAt } }),
      officer('POST', `/incidents/${id}/call`, { body: { calledAt } }),
    ]);
    assert.deepEqual(
      [one.status, two.status].toSorted((a, b) => a - b),
      [200, 409],
      'exactly one of two',
    );
    const closed = await read(officer, id);
    assert.deepEqual([at(closed, 'state'), at(itemsOf(closed, 'tasks')[0], 'calledAt')], ['closed', calledAt]);
    const calls = await house.db.contact.findMany({ where: { customerId, kind: 'phoneAttempt' } });
    assert.deepEqual(
      calls.map(({ number, reached, occurredAt }) => [number, reached, occurredAt.toISOString()]),
      [[mobile, true, calledAt]],
    );
    assert.deepEqual(await counts(), before);
  });
  const counts = async () => {
    const { body } = await officer('GET', '/session');
    return { open: Number(at(body, 'counts', 'open')), overdue: Number(at(body, 'counts', 'overdue')) };
  };

  describe('whose call nobody can make', () => {
    let customerId: string;
    let id: string;
    beforeEach(async () => {
      customerId = await addRecipient(house.db);
      const sentAt = new Date('2026-03-01T22:00:00.000Z');
      const messageId = await sentMessage(house.db, { customerId, authorId: officerId, text: 'Wrong', sentAt });
      id = textAt((await officer('POST', `/messages/${messageId}/wrong-customer`)).body, 'id');
    });
    const says = async (fact: string, body: Record<string, unknown>) => {
      const program = await house.as(await addPerson(house.db, ['program']));
      const { csid } = await house.db.customer.findUniqueOrThrow({ where: { id: customerId } });
      const { status, text } = await program('POST', `/facts/${fact}`, { body: { csid, sourceId: 's', ...body } });
      assert.equal(status, 201, text);
    };

    it('EM-32 a team leader sees that it is left, with whose it is, and gives it to another, who sees the customer and calls', async () => {
      const leader = await house.as(await addPerson(house.db, ['teamLeader']));
      const other = await addSender(house.db);
      assert.equal((await another('GET', `/incidents/${id}`)).status, 404);
      const shown = await read(leader, id);
      assert.equal(at(shown, 'customer', 'id'), customerId);
      assert.equal(at(itemsOf(shown, 'tasks')[0], 'assignee', 'id'), officerId);
      assert.ok(itemsOf((await leader('GET', '/incidents')).body, 'items').some((line) => at(line, 'id') === id));
      assert.equal((await leader('POST', `/incidents/${id}/call`)).status, 409, 'it is not theirs');
      const body = { kind: 'call', toId: other.id };
      assert.equal((await leader('POST', `/incidents/${id}/give`, { body })).status, 200);
      const calls = await house.as(other);
      assert.equal(at(await read(calls, id), 'customer', 'id'), customerId);
      assert.equal((await calls('POST', `/incidents/${id}/call`)).status, 200);
      assert.equal(at(await read(leader, id), 'state'), 'closed');
    });

    it('EM-32 the customer has died: nobody is to be called, and it is over; nor is it begun for one who has', async () => {
      await says('customer-deceased', { deceasedOn: '2026-03-01' });
      const over = await read(officer, id);
      const [task] = itemsOf(over, 'tasks');
      assert.deepEqual(
        [at(over, 'state'), at(task, 'doneAt'), at(task, 'doneBy'), at(task, 'calledAt')],
        ['closed', house.now.toISOString(), null, null],
      );
      const message = { customerId, authorId: officerId, text: 'Wrong', sentAt: house.now };
      const late = await officer('POST', `/messages/${await sentMessage(house.db, message)}/wrong-customer`);
      assert.deepEqual([late.status, at(late.body, 'code')], [409, 'notNow']);
    });

    it('EM-32 RS-1 the customer becomes restricted: the call goes to somebody who may see them', async () => {
      const rac = await addPerson(house.db, ['teamLeader', 'racOfficer']);
      await says('customer-restricted', { restricted: true });
      assert.equal((await officer('GET', `/incidents/${id}`)).status, 404);
      const seen = await read(await house.as(rac), id);
      assert.equal(at(itemsOf(seen, 'tasks')[0], 'assignee', 'id'), rac.id);
      await house.db.person.update({ where: { id: rac.id }, data: { active: false } });
    });
  });

  it('EM-32 a message that never left is not in error: it can be cancelled', async () => {
    const customerId = await addRecipient(house.db);
    const held = { customerId, authorId: officerId, text: 'Held', sentAt: house.now, state: 'held' };
    const messageId = await sentMessage(house.db, held);
    const refused = await officer('POST', `/messages/${messageId}/wrong-customer`);
    assert.deepEqual([refused.status, at(refused.body, 'code')], [409, 'notNow']);
    const restricted = await addRecipient(house.db, { restricted: true });
    const hidden = await sentMessage(house.db, { ...held, customerId: restricted, state: 'delivered' });
    assert.equal((await officer('POST', `/messages/${hidden}/wrong-customer`)).status, 404);
  });
});
