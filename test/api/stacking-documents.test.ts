import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from '../../prisma/client.ts';
import { addCustomer, addPeople } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

describe('Stacking document', () => {
  let house: House;
  let officer: Caller;
  let otherOfficer: Caller;
  let manager: Caller;
  let customer: Awaited<ReturnType<typeof addCustomer>>;

  before(async () => {
    house = await openHouse(new Date('2026-03-01T14:30:00.000Z')); // past midnight in Sydney: 2 March
    const people = await addPeople(house.db);
    customer = await addCustomer(house.db, people);
    officer = await house.as(people.officer);
    otherOfficer = await house.as(people.otherOfficer);
    manager = await house.as(people.manager);
  });
  after(() => house.stop());

  const create = (by: Caller, customerId = customer.customerId) =>
    by('POST', `/customers/${customerId}/stacking-documents`);
  const note = (by: Caller, id: string, body: object) => by('POST', `/stacking-documents/${id}/notes`, { body });
  const shown = async () => {
    const reply = await officer('GET', `/customers/${customer.customerId}/personalised-services`);
    assert.equal(reply.status, 200, reply.text);
    return reply.body;
  };

  it('PS-5 creates the communication record, dated by the agency’s calendar', async () => {
    const reply = await create(officer);
    assert.equal(reply.status, 201, reply.text);
    const document = itemsOf(await shown(), 'stackingDocuments').find((d) => at(d, 'id') === at(reply.body, 'id'));
    assert.deepEqual(at(document, 'communication'), {
      type: 'Phone Out',
      reason: 'PERS SERVICES',
      category: 'PS CUSTOMER CONTACT',
      issue: '',
    });
    assert.equal(at(document, 'date'), '2026-03-02');
  });

  it('RS-1 only the assigned officer creates one or adds a note; refusals are recorded', async () => {
    const documents = await house.db.stackingDocument.count();
    const reply = await create(otherOfficer);
    assert.equal(reply.status, 403);
    assert.equal(at(reply.body, 'detail'), 'The customer is assigned to somebody else.');
    assert.equal((await create(manager)).status, 403);
    const text = { subject: 'S', text: 'T' };
    assert.equal((await note(otherOfficer, customer.documentId, text)).status, 403);
    assert.equal(await house.db.stackingDocument.count(), documents);
    const refused = await house.db.auditEntry.findMany({
      where: { customerId: customer.customerId, result: { notIn: ['done', 'viewed'] } },
      orderBy: { id: 'asc' },
    });
    assert.deepEqual(
      refused.map(({ action, result }) => [action, result]),
      [
        ['stackingDocuments.create', 'notTheAssignee'],
        ['notes.add', 'notTheAssignee'],
      ],
    );
  });

  it('PS-6 a note has a subject header, a text, its author and its time', async () => {
    const reply = await note(officer, customer.documentId, { subject: ' Call ', text: 'Spoke with the customer.' });
    assert.equal(reply.status, 201, reply.text);
    const document = itemsOf(await shown(), 'stackingDocuments').find((d) => at(d, 'id') === customer.documentId);
    const added = itemsOf(document, 'notes').at(-1);
    assert.equal(at(added, 'subject'), 'Call');
    assert.equal(at(added, 'createdAt'), house.now.toISOString());
    assert.equal(at(added, 'author', 'role'), 'PS service officer');
  });

  it('PS-6 subject and text are required, and the sentence stands at the field', async () => {
    for (const [body, field] of [
      [{ subject: ' ', text: 'T' }, 'subject'],
      [{ subject: 'S' }, 'text'],
      [{ subject: 'S'.repeat(201), text: 'T' }, 'subject'],
    ] as const) {
      const reply = await note(officer, customer.documentId, body);
      assert.equal(reply.status, 422);
      assert.deepEqual(
        itemsOf(reply.body, 'errors').map((error) => at(error, 'field')),
        [field],
      );
    }
  });

  it('PS-6 sent twice with one key it is one note; without a key it is none', async () => {
    const key = randomUUID();
    const body = { subject: 'Twice', text: 'Once' };
    const path = `/stacking-documents/${customer.documentId}/notes`;
    const [one, two] = await Promise.all([officer('POST', path, { key, body }), officer('POST', path, { key, body })]);
    assert.equal(one.text, two.text);
    assert.equal(await house.db.note.count({ where: { subject: 'Twice' } }), 1);
    assert.equal((await officer('POST', path, { key: null, body })).status, 422);
  });

  it('PS-6 no note is ever edited or removed, by the application or the owner of the database', async () => {
    const id = textAt((await note(officer, customer.documentId, { subject: 'Kept', text: 'Kept' })).body, 'id');
    await assert.rejects(house.db.note.update({ where: { id }, data: { text: 'Other' } }));
    await assert.rejects(house.db.note.delete({ where: { id } }));
    const owner = connect(house.ownerUrl, { max: 1 });
    try {
      await assert.rejects(owner.note.update({ where: { id }, data: { text: 'Other' } }));
      await assert.rejects(owner.note.delete({ where: { id } }));
    } finally {
      await owner.$disconnect();
    }
    for (const method of ['PUT', 'DELETE'] as const)
      assert.equal((await officer(method, `/stacking-documents/${customer.documentId}/notes/${id}`)).status, 404);
  });

  it('PS-6 a correction is a new note of the same document; the corrected one stays, and says by which it is corrected', async () => {
    const documentId = textAt((await create(officer)).body, 'id');
    const first = textAt((await note(officer, documentId, { subject: 'Rent', text: 'Pays 300' })).body, 'id');
    const corrects = { subject: 'Rent', text: 'Pays 350', correctsId: first };
    const second = textAt((await note(officer, documentId, corrects)).body, 'id');
    const document = itemsOf(await shown(), 'stackingDocuments').find((d) => at(d, 'id') === documentId);
    assert.deepEqual(
      itemsOf(document, 'notes').map((n) => [at(n, 'id'), at(n, 'text'), at(n, 'correctsId'), at(n, 'correctedByIds')]),
      [
        [first, 'Pays 300', null, [second]],
        [second, 'Pays 350', first, []],
      ],
    );
    for (const correctsId of [
      randomUUID(),
      (await house.db.note.findFirstOrThrow({ where: { stackingDocumentId: customer.documentId } })).id,
    ]) {
      const reply = await note(officer, documentId, { ...corrects, correctsId });
      assert.deepEqual([reply.status, at(reply.body, 'code')], [422, 'badInput']);
    }
  });

  it('PS-6 notes are found by words of subject and text, the newest first, by who may read the stay', async () => {
    const documentId = textAt((await create(officer)).body, 'id');
    for (const [subject, text] of [
      ['Wombat', 'Asked about arrears'],
      ['Arrears', 'Spoke of a WOMBAT 100% (a pet)'],
      ['Arrears', 'nothing else'],
    ])
      assert.equal((await note(officer, documentId, { subject, text })).status, 201);
    const search = (by: Caller, text: string) =>
      by('POST', `/customers/${customer.customerId}/notes/search`, { body: { text } });
    const subjects = async (text: string) => itemsOf((await search(officer, text)).body).map((n) => at(n, 'subject'));
    assert.deepEqual(await subjects('wombat arrears'), ['Arrears', 'Wombat']);
    assert.deepEqual(await subjects('100%'), ['Arrears']);
    assert.deepEqual(await subjects('%'), ['Arrears']);
    assert.deepEqual(await subjects('wombat kangaroo'), []);
    const [, wombat] = itemsOf((await search(officer, 'wombat')).body);
    const correction = { subject: 'Wombat', text: 'Asked about debts', correctsId: textAt(wombat, 'id') };
    assert.equal((await note(officer, documentId, correction)).status, 201);
    const corrected = itemsOf((await search(officer, 'wombat')).body).map(
      (found) => itemsOf(found, 'corrections').length,
    );
    assert.deepEqual(corrected, [0, 0, 1]); // what was corrected is found, and says so
    assert.equal((await search(manager, 'wombat')).status, 200);
    assert.equal((await search(otherOfficer, 'wombat')).status, 403);
  });

  it('PS-7 of an international customer the record and its later notes are made in Pluto and their copies begun; of any other in Cuba', async () => {
    const abroad = await addCustomer(house.db, await addPeople(house.db));
    const { officerId } = await house.db.assignment.findUniqueOrThrow({ where: { id: abroad.assignmentId } });
    const { id: accountId } = await house.db.account.findFirstOrThrow({ where: { personId: officerId } });
    const theirs = await house.as({ accountId });
    const moved = (country: string) =>
      house.db.customer.update({ where: { id: abroad.customerId }, data: { country, state: null } });
    await moved('NZ');
    const documentId = textAt((await create(theirs, abroad.customerId)).body, 'id');
    await moved('AU'); // later notes follow their document
    const noteId = textAt((await note(theirs, documentId, { subject: 'S', text: 'T' })).body, 'id');
    const inAustralia = textAt((await create(theirs, abroad.customerId)).body, 'id');
    const row = (id: string) =>
      house.db.stackingDocument.findUniqueOrThrow({ where: { id }, include: { communication: true } });
    const record = (await row(documentId)).communication;
    assert.deepEqual([record.system, (await row(inAustralia)).communication.system], ['pluto', 'cuba']);
    assert.equal((await house.db.note.findUniqueOrThrow({ where: { id: noteId } })).system, 'pluto');
    const begun = await house.db.process.findMany({ where: { customerId: abroad.customerId, kind: 'cubaCopy' } });
    assert.deepEqual(new Map(begun.map(({ subjectId, step }) => [subjectId, step])), new Map([[record.id, 'copyingRecord'], [noteId, 'copyingNote']])); // prettier-ignore
    const { body } = await theirs('GET', `/customers/${abroad.customerId}/personalised-services`);
    const document = itemsOf(body, 'stackingDocuments').find((d) => at(d, 'id') === documentId);
    assert.deepEqual([at(document, 'inCuba'), at(itemsOf(document, 'notes')[0], 'inCuba')], [false, false]);
    assert.equal(await house.db.note.count({ where: { customerId: abroad.customerId, system: 'cuba', stackingDocumentId: documentId } }), 0); // prettier-ignore
  });
});
