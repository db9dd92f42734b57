import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { endSessionsByTime } from '../../prisma/repositories/sessions.ts';
import { findPlanted } from '../support/planted.ts';
import { addCustomer, addPeople, addPerson, planted, type People } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { itemsOf, textAt } from './support/reading.ts';

const number = '+61491570006';
const refetch = { 'Casewright-Refetch': '1' };

describe('What is written into the audit trail', function () {
  this.timeout(60_000);
  let house: House;
  let people: People;
  let officer: Caller;
  let manager: Caller;
  let owner: pg.Client;
  /** Nothing personal: every CSID that was made here. */
  const csids: string[] = [];

  before(async () => {
    house = await openHouse();
    people = await addPeople(house.db);
    officer = await house.as(people.officer);
    manager = await house.as(people.manager);
    owner = new pg.Client({ connectionString: house.ownerUrl });
    await owner.connect();
  });
  after(async () => {
    await owner.end();
    await house.stop();
  });

  async function newCustomer() {
    const customer = await addCustomer(house.db, people);
    csids.push(customer.csid);
    await house.db.phone.create({ data: { customerId: customer.customerId, kind: 'mobile', number } });
    return customer;
  }
  const entries = (where: object) => house.db.auditEntry.findMany({ where, orderBy: { id: 'asc' } });
  const of = (requestId: string) => entries({ requestId });
  const idOf = ({ headers }: { headers: Headers }) => headers.get('x-request-id') ?? '';
  const last = async () => (await house.db.auditEntry.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;

  it('RS-2 a view has its entry before its answer: who, what, when, from where, why; without the entry there is no answer', async () => {
    const { customerId } = await newCustomer();
    const path = `/customers/${customerId}`;
    const headers = { 'Casewright-Opened-From': '/officer-actions', 'user-agent': 'Browser 1' };
    const shown = await officer('GET', path, { headers });
    assert.equal(shown.status, 200);
    const [entry, ...more] = await of(idOf(shown));
    const { id: _id, at, ...rest } = entry ?? {};
    assert.ok(at instanceof Date);
    assert.deepEqual(more, []);
    assert.deepEqual(rest, {
      accountId: people.officer.accountId,
      personId: people.officer.id,
      action: 'customers.view',
      result: 'viewed',
      customerId,
      subjectId: null,
      processId: null,
      commandId: null,
      why: '/officer-actions',
      detail: null,
      requestId: idOf(shown),
      address: '127.0.0.1',
      client: 'Browser 1',
    });

    await owner.query(
      `CREATE FUNCTION no_views() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`,
    );
    await owner.query(
      `CREATE TRIGGER no_views BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.result = 'viewed') EXECUTE FUNCTION no_views()`,
    );
    try {
      for (const where of [path, `${path}/personalised-services`, '/officer-actions']) {
        const none = await officer('GET', where);
        assert.equal(none.status, 500, where);
        assert.deepEqual(findPlanted(none.text, [planted, ...csids]), [], where);
      }
      const search = await officer('POST', '/customers/search', { body: { name: planted } });
      assert.deepEqual([search.status, textAt(search.body, 'code')], [500, 'internal']);
    } finally {
      await owner.query('DROP TRIGGER no_views ON audit_entry');
    }
    assert.equal((await officer('GET', path)).status, 200);
  });

  it('RS-2 a list has one entry for each customer in it; a page that looks again adds none, and whom it shows first is not hidden by saying so', async () => {
    await newCustomer();
    const search = (by: Caller, headers = {}) =>
      by('POST', '/customers/search', { body: { name: planted, limit: 100 }, headers });
    const listed = await search(officer);
    const shown = itemsOf(listed.body).map((item) => textAt(item, 'id'));
    assert.ok(shown.length >= 2);
    const written = await of(idOf(listed));
    assert.deepEqual(written.map(({ customerId }) => customerId ?? '').toSorted(), shown.toSorted());
    for (const { action, result } of written) assert.deepEqual([action, result], ['customers.search', 'viewed']);
    assert.deepEqual(await of(idOf(await search(officer, refetch))), [], 'the same view');

    const { customerId } = await newCustomer();
    assert.deepEqual(
      (await of(idOf(await search(officer, refetch)))).map((entry) => entry.customerId),
      [customerId],
      'who is new in the list',
    );
    const somebody = await house.as(await addPerson(house.db, ['serviceOfficer']));
    assert.equal((await of(idOf(await search(somebody, refetch)))).length, shown.length + 1, 'a first view');
    assert.equal((await of(idOf(await search(officer)))).length, shown.length + 1, 'opened again');
  });

  it('RS-2 every change has its entry in its own transaction: customer, record, command, why and from where; its repeat has none', async () => {
    const { customerId, documentId, assignmentId } = await newCustomer();
    const { customerId: referred, csid } = await newCustomer();
    await owner.query('UPDATE assignment SET closed_at = now(), close_reason = $1 WHERE customer_id = $2', [
      'x',
      referred,
    ]);
    await owner.query(`UPDATE internal_referral SET state = 'ended' WHERE customer_id = $1`, [referred]);
    const admin = await addPerson(house.db, ['administrator']);
    const program = await addPerson(house.db, ['program']);
    const [administrator, recorder] = [await house.as(admin), await house.as(program)];
    const from = await last();
    const headers = { 'Casewright-Opened-From': '/work', 'user-agent': 'Browser 2' };
    const text = `${planted} ${number}`;
    const done: { action: string; customerId: string | null; subjectId: string | null; detail: unknown }[] = [];
    const change = async (
      by: Caller,
      [method, path, body, ifMatch]: [method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object, ifMatch?: number],
      expected: { action: string; customerId?: string; subjectId?: string; detail?: unknown },
    ) => {
      const key = randomUUID();
      const asked = { body: body ?? {}, key, headers, ...(ifMatch === undefined ? {} : { ifMatch }) };
      const answered = await by(method, path, asked);
      assert.ok(answered.status < 300, `${path} ${answered.text}`);
      const again = await by(method, path, asked);
      assert.equal(again.status, answered.status);
      assert.deepEqual(await of(idOf(again)), [], `${path} again`);
      const made = textAt(answered.body, 'id');
      const { action, customerId: whose = null, subjectId = made, detail = null } = expected;
      done.push({ action, customerId: whose, subjectId: subjectId === 'undefined' ? null : subjectId, detail });
      return made;
    };

    await change(officer, ['POST', `/customers/${customerId}/stacking-documents`], {
      action: 'stackingDocuments.create',
      customerId,
    });
    await change(officer, ['POST', `/stacking-documents/${documentId}/notes`, { subject: text, text }], {
      action: 'notes.add',
      customerId,
    });
    const plan = `/customers/${customerId}/plan`;
    await change(officer, ['PUT', `${plan}/core-issue`, { type: 'Other', stackingDocumentId: documentId }, 0], {
      action: 'plans.edit',
      customerId,
      detail: { part: 'coreIssue' },
    });
    await change(officer, ['PUT', `${plan}/trigger`, { segment: planted, issue: text }, 1], {
      action: 'plans.edit',
      customerId,
      detail: { part: 'trigger' },
    });
    await change(officer, ['POST', `${plan}/submissions`], { action: 'plans.submit', customerId });
    await change(officer, ['POST', `/customers/${customerId}/transfer-referrals`, { reason: text }], {
      action: 'transferReferrals.create',
      customerId,
    });
    const internalReferralId = await change(manager, ['POST', '/internal-referrals', { csid, type: 'Other' }], {
      action: 'allocation.refer',
      customerId: referred,
      detail: { type: 'Other' },
    });
    const assign = { internalReferralId, officerId: people.officer.id };
    await change(manager, ['POST', '/assignments', assign], {
      action: 'allocation.assign',
      customerId: referred,
      detail: { internalReferralId, toId: people.officer.id },
    });
    const other = { officerId: people.otherOfficer.id };
    await change(manager, ['POST', `/assignments/${assignmentId}/officer`, other], {
      action: 'allocation.reassign',
      customerId,
      detail: { toId: people.otherOfficer.id },
    });
    await change(manager, ['POST', `/assignments/${assignmentId}/close`, { reason: text }], {
      action: 'allocation.close',
      customerId,
    });
    const leave = { firstDay: '2030-01-07', lastDay: '2030-01-11', delegateId: null };
    const leaveId = await change(manager, ['POST', '/leave', leave], {
      action: 'leave.edit',
      subjectId: people.manager.id,
      detail: { leave: 'added', delegateId: null },
    });
    await change(manager, ['DELETE', `/leave/${leaveId}`], {
      action: 'leave.edit',
      subjectId: people.manager.id,
      detail: { leave: 'removed' },
    });
    const day = { kind: 'added', name: text };
    await change(administrator, ['PUT', '/calendar-days/NSW/2030-01-07', day], {
      action: 'settings.edit',
      subjectId: 'calendarDays/NSW/2030-01-07',
      detail: { state: 'NSW', date: '2030-01-07', kind: 'added' },
    });
    await change(administrator, ['DELETE', '/calendar-days/NSW/2030-01-07'], {
      action: 'settings.edit',
      subjectId: 'calendarDays/NSW/2030-01-07',
    });
    const days = { remindAfter: 2, escalateAfter: 6, remindAgainEvery: 2 };
    await change(administrator, ['PUT', '/settings/decision-days', days, 0], {
      action: 'settings.edit',
      subjectId: 'decisionDays',
      detail: days,
    });
    const stopId = await change(administrator, ['POST', '/sending/stops', { templateId: null, reason: text }], {
      action: 'sending.stop',
    });
    assert.equal(stopId, 'undefined');
    const stop = await house.db.sendingStop.findFirstOrThrow({ where: { liftedAt: null } });
    done.splice(-1, 1, {
      action: 'sending.stop',
      customerId: null,
      subjectId: null,
      detail: { templateId: null, stopId: stop.id, cancelled: 0 },
    });
    await change(administrator, ['POST', `/sending/stops/${stop.id}/lift`], {
      action: 'sending.stop',
      subjectId: stop.id,
      detail: { lifted: true },
    });
    const fact = { csid, deceasedOn: '2026-02-01', sourceId: randomUUID() };
    await change(recorder, ['POST', '/facts/customer-deceased', fact], {
      action: 'customers.recordDeceased',
      customerId: referred,
    });

    const written = await entries({ id: { gt: from }, result: 'done' });
    assert.deepEqual(
      written.map(({ action, customerId: whose, subjectId, detail }) => ({
        action,
        customerId: whose,
        subjectId,
        detail,
      })),
      done,
    );
    for (const { action, why, address, client, requestId, personId, accountId, commandId } of written) {
      assert.deepEqual([why, address, client], ['/work', '127.0.0.1', 'Browser 2'], action);
      assert.ok(requestId && personId && accountId && commandId, action);
    }
    const commands = await house.db.command.count({
      where: { id: { in: written.map((entry) => entry.commandId ?? '') } },
    });
    assert.equal(commands, done.length, 'each is of its own command');
  });

  it('RS-2 from where a page was opened is an address or an id; a text, a CSID or a number is not kept', async () => {
    const { customerId, csid } = await newCustomer();
    const kept = [`/customers/${customerId}`, customerId, `/plan-submissions/${randomUUID()}/decide`];
    for (const why of [
      ...kept,
      `/customers?q=${planted}`,
      `/customers/${csid}`,
      number,
      `${planted} and me`,
      'x'.repeat(201),
    ]) {
      const shown = await officer('GET', `/customers/${customerId}`, { headers: { 'Casewright-Opened-From': why } });
      const [entry] = await of(idOf(shown));
      assert.equal(entry?.why, kept.includes(why) ? why : null, why);
    }
  });

  it('RS-2 a session that is over by time leaves with its entry; one that is used stays', async () => {
    const { id, accountId } = await addPerson(house.db, ['serviceOfficer']);
    const session = (idHash: string, lastSeenAt: string, expiresAt: string) =>
      house.db.session.create({
        data: { idHash, accountId, idToken: 'none', lastSeenAt: new Date(lastSeenAt), expiresAt: new Date(expiresAt) },
      });
    await session('idle', '2026-03-01T22:29:00Z', '2026-03-02T08:00:00Z');
    await session('long', '2026-03-01T22:59:00Z', '2026-03-01T22:59:59Z');
    await session('used', '2026-03-01T22:31:00Z', '2026-03-02T08:00:00Z');
    for (let i = 0; i < 2; i++) await endSessionsByTime(house.db, house.now, 30 * 60_000);
    const left = await house.db.session.findMany({ where: { accountId } });
    assert.deepEqual(
      left.map(({ idHash }) => idHash),
      ['used'],
    );
    assert.deepEqual(
      (await entries({ accountId })).map(({ personId, action, result }) => [personId, action, result]),
      Array.from({ length: 2 }, () => [id, 'session.endByTime', 'done']),
    );
  });

  it('RS-2 nothing that anybody typed stands in any of it: no text, note, reason, name, CSID or number', async () => {
    const all = await entries({});
    assert.ok(all.length > 30, String(all.length));
    assert.deepEqual(findPlanted(all, [planted, number, number.slice(3), ...csids]), []);
    for (const { action, personId, requestId, address, client } of all)
      if (!action.startsWith('session.'))
        assert.ok(requestId && address && client && (personId || action === 'request'), action);
  });
});
