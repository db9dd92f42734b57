import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { addCustomer, addPeople, aSubmittedPlan, planted, type People } from '../support/plan-fixture.ts';
import { findPlanted } from '../support/planted.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { textAt } from './support/reading.ts';

describe('Refusals in the audit trail', function () {
  this.timeout(60_000);
  let house: House;
  let people: People;
  let officer: Caller;
  let owner: pg.Client;

  before(async () => {
    house = await openHouse();
    people = await addPeople(house.db);
    officer = await house.as(people.officer);
    owner = new pg.Client({ connectionString: house.ownerUrl });
    await owner.connect();
  });
  after(async () => {
    await owner.end();
    await house.stop();
  });

  const newCustomer = () => addCustomer(house.db, people);
  const entries = (where: object) => house.db.auditEntry.findMany({ where, orderBy: { id: 'asc' } });
  const of = (requestId: string) => entries({ requestId });
  const idOf = ({ headers }: { headers: Headers }) => headers.get('x-request-id') ?? '';

  it('RS-1 RS-2 a refusal of each kind has one entry with person, action and what was asked for; what is our own fault has none', async () => {
    const { customerId, documentId } = await newCustomer();
    const { customerId: others } = await newCustomer();
    await owner.query('UPDATE assignment SET officer_id = $1 WHERE customer_id = $2', [people.otherOfficer.id, others]);
    const unknown = randomUUID();
    const note = { subject: planted, text: planted };
    const core = { type: 'Other', stackingDocumentId: documentId };
    const path = `/customers/${customerId}/plan/core-issue`;
    const key = randomUUID();
    const about = { customerId: null, subjectId: customerId };
    const nothing = { customerId: null, subjectId: null };
    type Refusal = [status: number, code: string, action: string, reply: ReturnType<Caller>, about: object];
    const table: Refusal[] = [
      [400, 'malformed', 'plans.edit', officer('PUT', path, { body: { ...core, type: '\u0000' }, ifMatch: 0 }), about],
      [401, 'notSignedIn', 'request', officer('GET', '/session', { headers: { cookie: '' } }), nothing],
      [
        401,
        'notSignedIn',
        'request',
        officer('GET', '/session', { headers: { authorization: 'Basic eDp5' } }),
        nothing,
      ],
      [
        403,
        'crossSite',
        'request',
        officer('POST', '/leave', { headers: { origin: 'https://elsewhere.test' } }),
        nothing,
      ],
      [403, 'forbidden', 'settings.view', officer('GET', '/settings'), nothing],
      [403, 'forbidden', 'customers.view', (await house.as(people.operator))('GET', `/customers/${customerId}`), about],
      [
        403,
        'notTheAssignee',
        'personalisedServices.view',
        officer('GET', `/customers/${others}/personalised-services`),
        { customerId: others, subjectId: others },
      ],
      [
        403,
        'notTheAssignee',
        'stackingDocuments.create',
        officer('POST', `/customers/${others}/stacking-documents`),
        { customerId: others, subjectId: null },
      ],
      [404, 'notFound', 'customers.view', officer('GET', `/customers/${unknown}`), { ...about, subjectId: unknown }],
      [404, 'notFound', 'customers.view', officer('GET', '/customers/0491570006'), nothing],
      [404, 'notFound', 'request', officer('GET', `/${planted}`), nothing],
      [405, 'methodNotAllowed', 'request', officer('PUT', '/leave'), nothing],
      [
        409,
        'conflict',
        'plans.submit',
        officer('POST', `/customers/${customerId}/plan/submissions`),
        { customerId, subjectId: null },
      ],
      [
        412,
        'preconditionFailed',
        'plans.edit',
        officer('PUT', path, { body: core, ifMatch: 7 }),
        { customerId, subjectId: null },
      ],
      [413, 'tooLarge', 'plans.edit', officer('PUT', path, { body: { a: 'x'.repeat(101 * 1024) } }), about],
      [
        415,
        'unsupportedMediaType',
        'plans.edit',
        officer('PUT', path, { ifMatch: 0, headers: { 'content-type': 'text/plain' } }),
        about,
      ],
      [
        422,
        'badInput',
        'notes.add',
        officer('POST', `/stacking-documents/${documentId}/notes`, { body: { text: planted } }),
        { customerId: null, subjectId: documentId },
      ],
      [428, 'preconditionRequired', 'plans.edit', officer('PUT', path, { body: core }), about],
    ];
    for (const [status, code, action, asked, expected] of table) {
      const reply = await asked;
      assert.deepEqual([reply.status, textAt(reply.body, 'code')], [status, code], `${status} ${action}`);
      const [entry, ...more] = await of(idOf(reply));
      assert.deepEqual(more, [], `${code} once`);
      assert.ok(entry, code);
      const { customerId: whose, subjectId, ...rest } = entry;
      assert.deepEqual({ customerId: whose, subjectId }, expected, `${status} ${code} ${action}`);
      assert.deepEqual([rest.action, rest.result, rest.commandId], [action, code, null]);
      assert.equal(rest.address, '127.0.0.1');
      assert.equal(rest.personId === null, action === 'request' && code !== 'crossSite', code); // nobody asked who it is
    }
    assert.equal((await entries({})).length, table.length);

    const first = await officer('POST', `/stacking-documents/${documentId}/notes`, { body: note, key });
    assert.equal(first.status, 201);
    const reused = await officer('POST', `/stacking-documents/${documentId}/notes`, {
      body: { ...note, text: 'x' },
      key,
    });
    assert.deepEqual(
      (await of(idOf(reused))).map((entry) => [entry.result, entry.customerId, entry.subjectId]),
      [['keyReused', null, customerId]],
    );

    await owner.query('ALTER TABLE note RENAME TO note_away');
    try {
      const broken = await officer('POST', `/stacking-documents/${documentId}/notes`, { body: note });
      assert.equal(broken.status, 500);
      assert.deepEqual(await of(idOf(broken)), []);
    } finally {
      await owner.query('ALTER TABLE note_away RENAME TO note');
    }
  });

  it('RS-2 a command that is refused by its process has one entry, with its customer and from where it was asked', async () => {
    const plan = await aSubmittedPlan(house.db, people);
    await owner.query(`UPDATE process SET outcome = 'withdrawn', ended_at = now() WHERE id = $1`, [plan.processId]);
    await owner.query('UPDATE outbox SET done_at = now() WHERE workflow_id = $1', [plan.processId]);
    const manager = await house.as(people.manager);
    const headers = { 'Casewright-Opened-From': '/service-manager-actions' };
    const path = `/plan-submissions/${plan.submissionId}/accept`;
    const refused = await manager('POST', path, { headers });
    assert.equal(refused.status, 409, refused.text);
    const accepted = await manager('POST', path, { headers: { ...headers, prefer: 'respond-async' } });
    assert.equal(accepted.status, 202, accepted.text); // told of it by the outbox
    for (const reply of [refused, accepted])
      assert.deepEqual(
        (await of(idOf(reply))).map(({ action, result, customerId, processId, why }) => ({
          action,
          result,
          customerId,
          processId,
          why,
        })),
        [
          {
            action: 'planApproval.accept',
            result: textAt(refused.body, 'code'),
            customerId: plan.customerId,
            processId: plan.processId,
            why: '/service-manager-actions',
          },
        ],
      );
  });

  it('RS-2 nothing that was sent stands in any of it', async () => {
    const customers = await house.db.customer.findMany({ select: { csid: true } });
    const markers = [planted, '0491570006', ...customers.map(({ csid }) => csid)];
    assert.deepEqual(findPlanted(await entries({}), markers), []);
  });
});
