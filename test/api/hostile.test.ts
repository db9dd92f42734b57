/** What somebody sends who wants to see how far it goes; limits in limits.test.ts, tokens in bearer.test.ts, cookies and sign-in in sign-in.test.ts, other sites in cross-site.test.ts. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { ProblemCode } from '../../api/errors.ts';
import { openApi, staff, type ApiHouse } from './support/api.ts';
import type { Browser } from './support/browser.ts';
import { assertProblem, rawRequest } from './support/raw-request.ts';

/** Stands in everything that is sent, and nowhere else: no answer, no log, no audit entry. */
const planted = 'Wombatglenn';

describe('Hostile requests', () => {
  let api: ApiHouse;
  let manager: Browser;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
    manager = await api.signIn('manager');
  });
  after(() => api.stop());

  const leave = (year: number) => ({ firstDay: `${year}-01-07`, lastDay: `${year}-01-11`, delegateId: null });
  const session = () => manager.cookies.get('casewright') ?? '';
  /** The usual headers of the console's requests, as they stand on the wire; what is given takes their place. */
  const head = (line: string, more: readonly string[] = []) => {
    const given = new Set(more.map((field) => field.split(':')[0]?.toLowerCase()));
    const usual = [
      `Host: ${new URL(api.url).host}`,
      `Cookie: casewright=${session()}`,
      'Sec-Fetch-Site: same-origin',
      'Idempotency-Key: k',
      'Content-Type: application/json',
      'Connection: close',
    ];
    return [`${line} HTTP/1.1`, ...usual.filter((field) => !given.has(field.split(':')[0]?.toLowerCase())), ...more];
  };
  const send = (line: string, more: readonly string[] = [], body: string | Buffer = '') =>
    rawRequest(
      api.url,
      head(line, [...more, ...(body.length ? [`Content-Length: ${Buffer.byteLength(body)}`] : [])]),
      body,
    );

  it('RS-1 answers what is no request of ours with the right problem, records it, and says nothing of it', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const json = (value: unknown) => JSON.stringify(value);
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const wide = Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`${planted}${i}`, 0]));
    const table: [what: string, code: ProblemCode, line: string, more?: string[], body?: string | Buffer][] = [
      ['a long address', 'addressTooLong', `GET /api/v1/people?role=${planted.repeat(800)}`],
      ['large headers', 'headersTooLarge', 'GET /api/v1/people', [`X-A: ${planted.repeat(1600)}`]],
      [
        'many headers',
        'headersTooLarge',
        'GET /api/v1/people',
        Array.from({ length: 620 }, (_, i) => `X-${planted}-${planted}${i}: 1`),
      ],
      ['a large token', 'headersTooLarge', 'GET /api/v1/people', [`Authorization: Bearer ${'a'.repeat(17_000)}`]],
      ['a large body', 'tooLarge', 'POST /api/v1/leave', [], json({ more: planted.repeat(9500) })],
      [
        'a body that swells',
        'tooLarge',
        'POST /api/v1/leave',
        ['Content-Encoding: gzip'],
        gzipSync(json({ more: ' '.repeat(5_000_000) })),
      ],
      ['another encoding', 'unsupportedMediaType', 'POST /api/v1/leave', [`Content-Encoding: ${planted}`], '{}'],
      ['no JSON', 'malformed', 'POST /api/v1/leave', [], `{"firstDay": ${planted}`],
      ['no object', 'malformed', 'POST /api/v1/leave', [], '7'],
      ['no text', 'malformed', 'POST /api/v1/leave', [], Buffer.from('{"firstDay":"\u0000"}')],
      ['a list', 'badInput', 'POST /api/v1/leave', [], json([planted])],
      ['lists in lists', 'badInput', 'POST /api/v1/leave', [], `{"firstDay":${deep(45_000)}}`],
      [
        'objects in objects',
        'badInput',
        'POST /api/v1/leave',
        [],
        `${'{"delegateId":'.repeat(6000)}0${'}'.repeat(6000)}`,
      ],
      ['a long list', 'badInput', 'POST /api/v1/leave', [], json({ firstDay: Array(45_000).fill(7) })],
      ['many fields', 'tooLarge', 'POST /api/v1/leave', [], json(wide)],
      ['a prototype alone', 'badInput', 'POST /api/v1/leave', [], `{"__proto__":${json(leave(2040))}}`],
      ['two keys', 'malformed', 'POST /api/v1/leave', ['Idempotency-Key: a', 'Idempotency-Key: b'], json(leave(2040))],
      [
        'two types',
        'malformed',
        'POST /api/v1/leave',
        ['Content-Type: application/json', 'Content-Type: text/plain'],
        '{}',
      ],
      ['two tokens', 'malformed', 'GET /api/v1/session', ['Authorization: Bearer a', 'Authorization: Bearer b']],
      [
        'two origins',
        'malformed',
        'POST /api/v1/leave',
        [`Origin: ${api.url}`, 'Origin: https://elsewhere.test'],
        '{}',
      ],
      ['a key that is too long', 'badInput', 'POST /api/v1/leave', [`Idempotency-Key: ${planted.repeat(30)}`], '{}'],
      ['a character that cannot be kept', 'malformed', `GET /api/v1/people?role=${planted}%00`],
      ['a broken address', 'malformed', 'DELETE /api/v1/leave/%E0%A4%A'],
      ['a way up', 'notFound', `GET /api/v1/../../${planted}`],
      ['an encoded way up', 'notFound', `DELETE /api/v1/leave/..%2f..%2fsettings`],
      ['an id that is none', 'notFound', `DELETE /api/v1/leave/${planted}'%20OR%201=1--`],
      ['another version', 'notFound', 'GET /api/v2/session'],
      [
        'a method in a header',
        'methodNotAllowed',
        `POST /api/v1/leave/${id}`,
        ['X-HTTP-Method-Override: DELETE', 'X-Method-Override: DELETE'],
        '{}',
      ],
      ['a method in the address', 'methodNotAllowed', `POST /api/v1/leave/${id}?_method=DELETE`, [], '{}'],
      ['a method of other servers', 'methodNotAllowed', 'TRACE /api/v1/leave'],
      ['a field twice', 'badInput', 'GET /api/v1/people?role=auditor&role=operator'],
      ['a page of more than 100', 'badInput', 'GET /api/v1/manager-actions?limit=101'],
      ['a page of no number', 'badInput', 'GET /api/v1/manager-actions?limit=1e9'],
      [
        'a cursor of no list',
        'badInput',
        `GET /api/v1/manager-actions?cursor=${Buffer.from(`1 ${planted}`).toString('base64url')}`,
      ],
      ['what the role does not allow', 'forbidden', 'GET /api/v1/settings'],
      ['nobody’s cookie', 'notSignedIn', 'GET /api/v1/session', [`Cookie: casewright=${planted}`]],
      [
        'a webhook without signature',
        'malformed',
        'POST /webhooks/sms/status',
        ['Content-Type: application/x-www-form-urlencoded'],
        'MessageSid=x',
      ],
      [
        'a webhook with another’s',
        'badSignature',
        'POST /webhooks/sms/status',
        ['Content-Type: application/x-www-form-urlencoded', `X-Twilio-Signature: ${planted}`],
        'MessageSid=x',
      ],
    ];
    const ids = new Map<string, string>(); // request → what and code
    for (const [what, code, line, more, body] of table) {
      const answered = await send(line, more, body);
      assertProblem(what, answered, code);
      ids.set(String(answered.json['requestId']), `${what}: ${code}`);
    }
    const entries = await api.deps.db.auditEntry.findMany({ where: { requestId: { in: [...ids.keys()] } } });
    const recorded = new Map(entries.map(({ requestId, result }) => [requestId ?? '', result]));
    assert.equal(recorded.size, entries.length, 'each once');
    for (const [requestId, asked] of ids) assert.ok(asked.endsWith(`: ${recorded.get(requestId)}`), asked);
    assert.ok(entries.every(({ address }) => address === '127.0.0.1'));
    assert.doesNotMatch(
      JSON.stringify(entries, (_, it: unknown) => (typeof it === 'bigint' ? `${it}` : it)),
      /Wombatglenn/,
    );
    assert.doesNotMatch(api.logged().join(''), /Wombatglenn/);
    assert.equal(await api.deps.db.leave.count(), 0);
  });

  it('RS-1 finds nothing of somebody else’s by its id, as if there were none', async () => {
    const { json } = await manager.send('/leave', {
      method: 'POST',
      body: leave(2031),
      headers: { 'idempotency-key': 'mine' },
    });
    const command = await api.deps.db.command.findFirstOrThrow({ where: { key: 'mine' } });
    const unknown = '00000000-0000-4000-8000-000000000000';
    const customer = await api.deps.db.customer.create({ data: { csid: '700000001', familyName: planted } });
    const others: [who: keyof typeof staff, method: string, path: (id: string) => string, id: string][] = [
      ['secondManager', 'DELETE', (id) => `/leave/${id}`, String(json.id)],
      ['secondManager', 'GET', (id) => `/commands/${id}`, command.id],
      ['operator', 'GET', (id) => `/commands/${id}`, command.id],
      ['administrator', 'GET', (id) => `/customers/${id}`, customer.id],
      ['operator', 'POST', (id) => `/customers/${id}/messages`, customer.id],
    ];
    for (const [who, method, path, id] of others) {
      const browser = await api.signIn(who);
      const [real, none] = [await browser.send(path(id), { method }), await browser.send(path(unknown), { method })];
      assert.ok([403, 404].includes(real.status), path(id));
      assert.equal(
        real.text.replace(String(real.json.requestId), ''),
        none.text.replace(String(none.json.requestId), ''),
        `${who}: ${path(id)}`,
      );
    }
    assert.equal(await api.deps.db.leave.count({ where: { id: String(json.id) } }), 1);
  });

  it('RS-1 lets an Idempotency-Key neither read nor hold up what somebody else does with the same one', async () => {
    const second = await api.signIn('secondManager');
    const post = (browser: Browser, body: unknown) =>
      browser.send('/leave', { method: 'POST', body, headers: { 'idempotency-key': 'shared' } });
    const mine = await post(manager, leave(2032));
    const same = await post(second, leave(2032));
    const another = await post(second, leave(2033));
    assert.deepEqual([mine.status, same.status, another.status, another.json.code], [201, 201, 422, 'keyReused']);
    assert.notEqual(mine.json.id, same.json.id);
    const whose = await api.deps.db.leave.findMany({ where: { firstDay: new Date('2032-01-07') } });
    assert.deepEqual(
      new Set(whose.map(({ personId }) => personId)),
      new Set([api.idOf.manager, api.idOf.secondManager]),
    );
    // a program's key beside a person's, and the key of a request that was refused
    assert.equal((await post(await api.signIn('officer'), leave(2032))).status, 403);
    assert.equal((await post(manager, leave(2032))).json.id, mine.json.id);
  });

  it('RS-1 takes nothing from a body but what its route names: not who, not which role, not an id', async () => {
    const { person } = api.deps.db;
    const everybody = () => person.findMany({ orderBy: { id: 'asc' } });
    const before = await everybody();
    const id = '00000000-0000-4000-8000-00000000000a';
    const more = {
      id,
      personId: api.idOf.secondManager,
      actor: { personId: api.idOf.secondManager, roles: ['administrator'] },
      person: { roles: ['administrator'] },
      roles: ['administrator'],
      role: 'administrator',
      accountId: id,
      commandId: id,
      idempotencyKey: 'other',
      state: 'applied',
      restricted: false,
      revision: 99,
      constructor: { prototype: { polluted: planted } },
    };
    const body = `{"__proto__":{"polluted":"${planted}","roles":["administrator"]},${JSON.stringify({ ...leave(2034), ...more }).slice(1)}`;
    const made = await manager.send('/leave', { method: 'POST', body });
    assert.equal(made.status, 201);
    assert.notEqual(made.json.id, id);
    const row = await api.deps.db.leave.findUniqueOrThrow({ where: { id: String(made.json.id) } });
    assert.equal(row.personId, api.idOf.manager);
    const command = await api.deps.db.command.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    assert.equal(command.personId, api.idOf.manager);
    assert.deepEqual(await everybody(), before);
    assert.equal('polluted' in {}, false);
    const asked = await manager.send('/session?roles=administrator&personId=x');
    const { person: who, permissions } = (await manager.send('/session')).json;
    assert.deepEqual([asked.json.person, asked.json.permissions], [who, permissions]);
    assert.equal(
      (
        await manager.send('/settings', {
          headers: { 'x-role': 'administrator', 'x-user': staff.administrator.userId },
        })
      ).status,
      403,
    );
  });

  it('RS-1 writes nothing into its own headers that somebody sent', async () => {
    for (const returnTo of [
      '/a\r\nSet-Cookie: casewright=planted',
      '/a%0d%0aSet-Cookie:%20casewright=planted',
      '/\n//elsewhere.test',
      '/\t/elsewhere.test',
      '/.//elsewhere.test',
      '/@elsewhere.test/../..//elsewhere.test',
      '/\u2028\u00e9',
    ]) {
      const browser = api.browser();
      const answered = await browser.signIn(staff.manager.userId, returnTo);
      const to = new URL(answered.headers.get('location') ?? '', api.url);
      assert.equal(to.origin, api.url, returnTo);
      assert.deepEqual(
        answered.headers.getSetCookie().filter((cookie) => cookie.includes('planted')),
        [],
      );
    }
    const answered = await send('GET /api/v1/session', [
      `X-Request-Id: ${planted}`,
      'X-Forwarded-Host: elsewhere.test',
    ]);
    assert.equal(answered.status, 200);
    assert.doesNotMatch([...answered.headers.values()].join(), /Wombatglenn|elsewhere/);
    const forwarded = await send('GET /api/v1/settings', ['X-Forwarded-For: 192.0.2.7', 'Forwarded: for=192.0.2.7']);
    const entry = await api.deps.db.auditEntry.findFirstOrThrow({
      where: { requestId: String(forwarded.json['requestId']) },
    });
    assert.equal(entry.address, '127.0.0.1', 'no proxy of ours said so');
  });

  it('RS-1 tells browsers what to refuse, with every kind of answer', async () => {
    const pages = ['/', '/customers/1', '/auth/callback'];
    const data = ['/api/v1/session', '/api/v1/openapi.json', '/api/nothing', '/webhooks/nothing', '/health', '/ready'];
    for (const path of [...pages, '/api/docs/', ...data]) {
      const { headers } = await fetch(`${api.url}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      assert.match(policy, /^default-src 'none'; base-uri 'none'; frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /unsafe|script-src (?!'self'(;|$))|\*/, path);
      assert.equal(data.includes(path), !policy.includes('script-src'), path);
      const rest = {
        'cache-control': 'no-store',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-powered-by': null,
        'access-control-allow-origin': null,
      };
      for (const [name, value] of Object.entries(rest)) assert.equal(headers.get(name), value, `${path}: ${name}`);
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\), .*geolocation=\(\).*payment=\(\)/, path);
    }
  });
});
