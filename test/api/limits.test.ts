/** How much, how long and how often: what the server takes. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import type { ProblemCode } from '../../api/errors.ts';
import { createApiServer } from '../../api/server.ts';
import { openApi, type ApiHouse } from './support/api.ts';
import { postAsGateway } from './support/gateway-post.ts';
import { assertProblem, rawRequest } from './support/raw-request.ts';

describe('Limits', () => {
  const planted = 'Wombatglenn';
  let few: ApiHouse;
  before(async function () {
    this.timeout(60_000);
    few = await openApi({ env: { ACCOUNT_REQUESTS_PER_MINUTE: '8', ADDRESS_REQUESTS_PER_MINUTE: '10' } });
  });
  after(() => few.stop());
  const leave = (year: number) => ({ firstDay: `${year}-01-07`, lastDay: `${year}-01-11`, delegateId: null });
  const head = (line: string, more: readonly string[] = []) => [
    `${line} HTTP/1.1`,
    `Host: ${new URL(few.url).host}`,
    'Connection: close',
    ...more,
  ];

  it('RS-1 answers bytes that are no request with a problem too, and lets no slow sender wait', async () => {
    const twoLengths = ['Content-Length: 2', 'Transfer-Encoding: chunked'];
    const table: [what: string, code: ProblemCode, head: string[], body?: string][] = [
      ['two lengths', 'malformed', head('POST /api/v1/leave', twoLengths), '{}'],
      ['two numbers', 'malformed', head('POST /api/v1/leave', ['Content-Length: 2', 'Content-Length: 3']), '{}'],
      ['a control character', 'malformed', head('GET /api/v1/session', ['Idempotency-Key: a\u0001b'])],
      ['a line that goes on', 'malformed', head('GET /api/v1/session', ['Prefer: respond-async', ' X: y', '\u0000'])],
      ['a line break alone', 'malformed', head('GET /api/v1/session', ['If-Match: "3"\nX-Injected: y'])],
      ['no address', 'malformed', ['GET', 'Host: x', 'Connection: close']],
      ['no host', 'malformed', ['GET /api/v1/session HTTP/1.1', 'Connection: close']],
      ['very large headers', 'headersTooLarge', head('GET /api/v1/session', [`X-A: ${planted.repeat(4000)}`])],
    ];
    const before = await few.deps.db.auditEntry.count();
    for (const [what, code, lines, body] of table) {
      const answered = await rawRequest(few.url, lines, body);
      if (what === 'no host') assert.equal(answered.status, 400);
      else assertProblem(what, answered, code);
    }
    assert.equal(await few.deps.db.auditEntry.count(), before, 'nobody asked for anything');
    assert.doesNotMatch(few.logged().join(''), /Wombatglenn|Injected/);

    const absolute = await rawRequest(few.url, head('GET http://elsewhere.test/api/v1/session'));
    assertProblem('an address elsewhere', absolute, 'malformed');

    // what does not come in time
    const patience = { headersMs: 100, requestMs: 200, checkMs: 20 };
    const reader: RequestListener = (req, res) => void req.resume().on('end', () => res.end());
    const slow = createApiServer(reader, few.deps.log, patience);
    slow.listen(0, '127.0.0.1');
    await once(slow, 'listening');
    const address = slow.address();
    assert.ok(address && typeof address === 'object');
    const at = `http://127.0.0.1:${address.port}`;
    assertProblem('half a head', await rawRequest(at, ['GET / HTTP/1.1', 'Host: x'], '', false), 'tooSlow');
    const half = ['POST / HTTP/1.1', 'Host: x', 'Content-Length: 100'];
    assertProblem('half a body', await rawRequest(at, half, 'x'), 'tooSlow');
    slow.close();
  });

  it('RS-1 answers 429, with when to come again, to an account or an address that asks too often, and nobody else', async () => {
    const busy = await few.signIn('manager'); // two of the address's ten
    const calm = await few.signIn('officer');
    const statuses = [];
    for (let i = 0; i < 11; i++) statuses.push((await busy.send('/session')).status);
    assert.deepEqual(statuses, [...Array(8).fill(200), 429, 429, 429]);
    const over = await busy.send('/leave', { method: 'POST', body: leave(2035) });
    assert.equal(over.json.code, 'tooMany');
    const seconds = Number(over.headers.get('retry-after'));
    assert.ok(seconds >= 1 && seconds <= 60);
    assert.equal(await few.deps.db.leave.count(), 0);
    const recorded = (personId: string | null) =>
      few.deps.db.auditEntry.count({ where: { result: 'tooMany', personId } });
    assert.equal(await recorded(few.idOf.manager), 1, 'the first of the minute');
    assert.equal(few.logged().filter((line) => line.includes('too many requests')).length, 3);
    assert.equal((await calm.send('/session')).status, 200);

    // the address: four sign-in requests are counted, six refusals are left
    const token = { authorization: 'Bearer x' };
    const refused = [];
    for (let i = 0; i < 8; i++) refused.push((await few.browser().send('/session', { headers: token })).status);
    assert.deepEqual(refused, [...Array(6).fill(401), 429, 429]);
    const begin = await few.browser().open('/auth/sign-in');
    assert.deepEqual(
      [begin.status, begin.headers.get('content-type')],
      [429, 'application/problem+json; charset=utf-8'],
    );
    assert.equal(await recorded(null), 1);
    // who is signed in there, and what is signed, goes on
    assert.equal((await calm.send('/session')).status, 200);
    const posting = { url: few.url, publicUrl: few.url, path: '/webhooks/sms/inbound' };
    const params = { MessageSid: `SM${'0'.repeat(32)}`, From: '+61491570006', Body: 'x' };
    assert.equal(await postAsGateway({ ...posting, params, signature: 'x' }), 429);
    assert.equal(await postAsGateway({ ...posting, params }), 204);
    assert.equal(
      (await few.browser().send('/session', { headers: { authorization: `Bearer ${await few.programToken()}` } }))
        .status,
      200,
    );
  });
});
