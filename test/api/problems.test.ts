import assert from 'node:assert/strict';
import { problems } from '../../api/errors.ts';
import { problemType } from '../../api/problem-response.ts';
import { openApi, type ApiHouse } from './support/api.ts';
import type { Answered, Browser } from './support/browser.ts';

describe('Problems', () => {
  let api: ApiHouse;
  let manager: Browser;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
    manager = await api.signIn('manager');
  });
  after(() => api.stop());

  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  type Expected = { code: keyof typeof problems; detail?: string; errors?: { field: string; message: string }[] };

  /** The whole body, so that nothing foreign can stand in it. */
  function assertProblem(answered: Answered, { code, ...rest }: Expected): void {
    const { status, title } = problems[code];
    assert.equal(answered.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(answered.headers.get('cache-control'), 'no-store');
    const { requestId, ...body } = answered.json;
    assert.deepEqual(body, { type: problemType(code), title, status, code, ...rest });
    assert.equal(answered.status, status);
    assert.match(String(requestId), uuid);
    assert.equal(requestId, answered.headers.get('x-request-id'));
  }
  const leave = { firstDay: '2030-01-07', lastDay: '2030-01-11', delegateId: null };
  const post = (body: unknown, headers: Record<string, string | undefined> = {}) =>
    manager.send('/leave', { method: 'POST', body, headers });

  it('RS-1 answers who is not signed in with a problem of its own type', async () => {
    const answered = await api.browser().send('/session');
    assertProblem(answered, { code: 'notSignedIn' });
    assert.equal(answered.headers.get('www-authenticate'), 'Bearer');
    assert.equal(answered.json.type, '/problems/not-signed-in');
  });

  it('RS-1 says no to what the role does not allow, and records the refusal', async () => {
    const answered = await manager.send('/settings');
    assertProblem(answered, { code: 'forbidden' });
    const entries = await api.deps.db.auditEntry.findMany({ where: { result: 'forbidden' } });
    assert.deepEqual(
      entries.map(({ personId, action, requestId, address, client }) => ({
        personId,
        action,
        requestId,
        address,
        client,
      })),
      [
        {
          personId: api.idOf.manager,
          action: 'settings.view',
          requestId: answered.json.requestId,
          address: '127.0.0.1',
          client: 'node',
        },
      ],
    );
  });

  it('RS-1 answers an address where nothing is, and an id that is none, alike with a problem', async () => {
    assertProblem(await manager.send('/nothing-here'), {
      code: 'notFound',
      detail: 'There is nothing at this address.',
    });
    assertProblem(await manager.send('/leave/not-an-id', { method: 'DELETE' }), { code: 'notFound' });
    assertProblem(await manager.send('/leave/%E0%A4%A', { method: 'DELETE' }), { code: 'malformed' });
  });

  it('RS-1 names the methods of an address that does not take the one that was sent', async () => {
    const answered = await manager.send('/leave', { method: 'PUT', body: leave });
    assertProblem(answered, { code: 'methodNotAllowed' });
    assert.equal(answered.headers.get('allow'), 'GET, POST, HEAD');
  });

  it('RS-1 answers malformed JSON without quoting it', async () => {
    const answered = await post('{"firstDay": "Quollwhistle');
    assertProblem(answered, { code: 'malformed', detail: 'The body is not well-formed JSON.' });
  });

  it('RS-1 refuses a character that the database cannot keep', async () => {
    const answered = await post({ ...leave, firstDay: '2030\u0000' });
    assertProblem(answered, { code: 'malformed', detail: 'A text contains a character that cannot be kept.' });
  });

  it('RS-1 refuses a body of more than 100 kB', async () => {
    assertProblem(await post({ ...leave, more: 'x'.repeat(101 * 1024) }), {
      code: 'tooLarge',
      detail: 'At most 100 kB may be sent.',
    });
  });

  it('RS-1 takes JSON only', async () => {
    assertProblem(await post('firstDay=2030-01-07', { 'content-type': 'application/x-www-form-urlencoded' }), {
      code: 'unsupportedMediaType',
    });
    assertProblem(await post('{}', { 'content-type': 'application/json; charset=latin9' }), {
      code: 'unsupportedMediaType',
    });
  });

  it('RS-1 wants an Idempotency-Key for every change', async () => {
    const field = 'Idempotency-Key';
    const message = 'This header is required: a new value for each thing that you want done.';
    assertProblem(await post(leave, { [field]: undefined }), { code: 'badInput', errors: [{ field, message }] });
    assertProblem(await post(leave, { [field]: 'x'.repeat(201) }), {
      code: 'badInput',
      errors: [{ field, message: 'This must have at most 200 characters.' }],
    });
  });

  it('RS-1 lists every field that is missing or wrong, in plain words and without what was typed', async () => {
    assertProblem(await post({ lastDay: 'Quollwhistle', delegateId: 7 }), {
      code: 'badInput',
      errors: [
        { field: 'firstDay', message: 'This is required.' },
        { field: 'lastDay', message: 'This must be a date that exists, as YYYY-MM-DD.' },
        { field: 'delegateId', message: 'This must be a text.' },
      ],
    });
    assertProblem(await post(undefined), {
      code: 'badInput',
      errors: ['firstDay', 'lastDay', 'delegateId'].map((field) => ({ field, message: 'This is required.' })),
    });
    assertProblem(await manager.send('/people?role=Quollwhistle'), {
      code: 'badInput',
      errors: [
        {
          field: 'role',
          message:
            'This must be one of: serviceOfficer, psServiceOfficer, sso, teamLeader, serviceManager, integratedServiceOfficer, sas, racOfficer, administrator, auditor, operator, program.',
        },
      ],
    });
  });

  it('RS-1 answers the same key with the first result, and another body with a problem', async () => {
    const headers = { 'Idempotency-Key': 'once' };
    const first = await post(leave, headers);
    const again = await post(leave, headers);
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.equal(again.json.id, first.json.id);
    assertProblem(await post({ ...leave, lastDay: '2030-01-10' }, headers), { code: 'keyReused' });
    assert.equal(await api.deps.db.leave.count({ where: { firstDay: new Date(leave.firstDay) } }), 1);
  });

  it('RS-1 logs method, route pattern and status, and nothing of what was sent', async () => {
    await manager.send('/people?role=Quollwhistle', { headers: { 'user-agent': 'Quollwhistle' } });
    await manager.send('/leave', { method: 'POST', body: { firstDay: 'Quollwhistle' } });
    const answered = await manager.send('/leave/5f0c1a52-3f10-4c4e-9f07-6ce7c3f5e1aa', { method: 'DELETE' });
    const line = api.logged().find((text) => text.includes(String(answered.json.requestId))) ?? '{}';
    const { method, route, status, requestId, ms }: Record<string, unknown> = JSON.parse(line);
    assert.deepEqual(
      [method, route, status, requestId],
      ['DELETE', '/api/v1/leave/{leaveId}', 404, answered.json.requestId],
    );
    assert.equal(typeof ms, 'number');
    assert.doesNotMatch(api.logged().join(''), /Quollwhistle|mmanager|casewright=|returnTo|code=/);
  });

  it('RS-1 says 503 while the database is away: of a change, that nobody knows yet', async function () {
    this.timeout(60_000);
    const alone = await openApi();
    try {
      const browser = await alone.signIn('manager');
      await alone.door.shut();
      assertProblem(await browser.send('/people'), { code: 'unavailable' });
      assertProblem(await browser.send('/leave', { method: 'POST', body: leave }), { code: 'notKnownYet' });
      const ready = await fetch(`${alone.url}/ready`);
      assert.equal(ready.status, 503);
      assert.equal((await fetch(`${alone.url}/health`)).status, 200);
      await alone.door.open();
      assert.equal((await browser.send('/people')).status, 200);
    } finally {
      await alone.stop();
    }
  });
});
