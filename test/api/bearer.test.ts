import assert from 'node:assert/strict';
import { generateKeyPair, SignJWT } from 'jose';
import { openApi, staff, type ApiHouse } from './support/api.ts';
import { openOwnProvider, type Claims, type Header, type OwnProvider } from './support/own-provider.ts';

describe('Bearer tokens', () => {
  let api: ApiHouse;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
  });
  after(() => api.stop());

  const withToken = (token: string, scheme = 'Bearer', at = api) =>
    at.browser().send('/session', { headers: { authorization: `${scheme} ${token}`, 'sec-fetch-site': undefined } });

  it('RS-1 knows a program by its bearer token, as the person of its client id', async () => {
    const { status, json } = await withToken(await api.programToken());
    assert.equal(status, 200);
    const { id, role } = json.person as { id: string; role: string };
    assert.deepEqual([id, role], [api.idOf.program, 'Program']);
    assert.deepEqual(json.permissions, [
      'session.view',
      'customers.recordDeceased',
      'customers.recordRestricted',
      'customers.recordPrograms',
      'correspondence.import',
      'webSessions.record',
      'temporaryPasswords.spend',
      'records.import',
    ]);
  });

  it('RS-1 refuses a token that was altered, is another kind, or names nobody, and says that it is the token', async () => {
    const token = await api.programToken();
    const [head, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: staff.manager.userId })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    await api.signIn('manager');
    const idToken = (await api.deps.db.session.findFirstOrThrow()).idToken;
    for (const wrong of [`${head}.${forged}.${signature}`, unsigned, 'x', `${token}x`, idToken]) {
      const answered = await withToken(wrong);
      assert.deepEqual([answered.status, answered.json.code], [401, 'notSignedIn']);
      assert.equal(answered.headers.get('www-authenticate'), 'Bearer error="invalid_token"');
    }
    assert.equal((await withToken(token, 'Basic')).status, 401);
    await api.deps.db.person.update({ where: { id: api.idOf.program }, data: { active: false } });
    assert.equal((await withToken(token)).status, 401);
    await api.deps.db.person.update({ where: { id: api.idOf.program }, data: { active: true } });
  });

  it('RS-1 takes no cookie into account where a token is sent', async () => {
    const browser = await api.signIn('manager');
    assert.equal((await browser.send('/session', { headers: { authorization: 'Bearer x' } })).status, 401);
  });

  describe('of a provider that signs anything, with roles from its claim', () => {
    let provider: OwnProvider;
    let other: ApiHouse;
    before(async function () {
      this.timeout(60_000);
      provider = await openOwnProvider();
      other = await openApi({
        env: { OIDC_ISSUER: provider.issuer, ROLES_FROM: 'claims' },
        keyTimes: { keptMs: 0, coolDownMs: 0 },
      });
    });
    after(async () => {
      provider.stop();
      await other.stop();
    });

    const now = () => Math.floor(Date.now() / 1000);
    const valid = () => ({
      iss: provider.issuer,
      aud: `${other.url}/api`,
      sub: staff.program.userId,
      iat: now(),
      exp: now() + 60,
      roles: ['program'],
    });
    const statusOf = async (token: string) => (await withToken(token, 'Bearer', other)).status;
    const logout = async (token: string, at = other) =>
      (
        await fetch(`${at.url}/auth/backchannel-logout`, {
          method: 'POST',
          body: new URLSearchParams({ logout_token: token }),
        })
      ).status;

    it('RS-1 takes tokens of its issuer, for its own audience, in their time (30 s tolerance both ways), of the right kind', async () => {
      const table: [what: string, status: number, claims: Claims, header?: Header][] = [
        ['as it should be', 200, {}],
        ['RFC 9068', 200, {}, { typ: 'at+jwt' }],
        ['RFC 9068 in full', 200, {}, { typ: 'application/at+JWT' }],
        ['for others too', 200, { aud: ['elsewhere', `${other.url}/api`] }],
        ['over for 15 s', 200, { exp: now() - 15 }],
        ['over for 45 s', 401, { exp: now() - 45 }],
        ['not yet for 15 s', 200, { nbf: now() + 15 }],
        ['not yet for 45 s', 401, { nbf: now() + 45 }],
        ['made in 15 s', 200, { iat: now() + 15 }],
        ['made in 45 s', 401, { iat: now() + 45 }],
        ['without an end', 401, { exp: undefined }],
        ['without a beginning', 401, { iat: undefined }],
        ['for another audience', 401, { aud: 'casewright' }],
        ['for an audience that only begins so', 401, { aud: `${other.url}/api/v2` }],
        ['of another issuer', 401, { iss: 'https://elsewhere.test' }],
        ['of nobody', 401, { sub: 'nobody' }],
        ['without a subject', 401, { sub: undefined }],
        ['with a subject that is a number', 401, { sub: 7 }],
        ['with a subject that cannot be kept', 401, { sub: 'x\u0000' }],
        ['an id token: its nonce', 401, { nonce: 'n' }],
        ['an id token: its hash of an access token', 401, { at_hash: 'h' }],
        ['a logout token', 401, {}, { typ: 'logout+jwt' }],
        ['an event', 401, { events: {} }],
        ['with a type that is none', 401, {}, { typ: 7 }],
        ['with a condition that is not known', 401, {}, { crit: ['urn:x'], 'urn:x': 1 }],
        ['with a key that is not published', 401, {}, { kid: 'other' }],
        ['with a path for a key', 401, {}, { kid: '../../../dev/null' }],
      ];
      for (const [what, status, claims, header = {}] of table)
        assert.equal(await statusOf(await provider.sign({ ...valid(), ...claims }, { header })), status, what);
    });

    it('RS-1 believes no key that comes with the token, and no public key as a shared secret', async () => {
      const stranger = await generateKeyPair('ES256', { extractable: true });
      const strange = await openOwnProvider();
      const [jwk = '{}'] = await strange.publicKeys('k');
      for (const header of [{}, { jwk: JSON.parse(jwk) }, { jku: `${strange.issuer}/jwks` }]) {
        const made = new SignJWT(valid()).setProtectedHeader({ alg: 'ES256', kid: 'k', ...header });
        assert.equal(await statusOf(await made.sign(stranger.privateKey)), 401);
        assert.equal(await statusOf(await strange.sign(valid(), { header })), 401);
      }
      strange.stop();
      for (const key of await provider.publicKeys('k')) {
        const made = new SignJWT(valid()).setProtectedHeader({ alg: 'HS256', kid: 'k' });
        assert.equal(await statusOf(await made.sign(new TextEncoder().encode(key))), 401);
      }
    });

    it('RS-1 follows when the provider changes its keys: a new one counts, a withdrawn one no more', async () => {
      const old = await provider.sign(valid());
      assert.equal(await statusOf(old), 200);
      await provider.publish('next');
      assert.equal(await statusOf(await provider.sign(valid(), { kid: 'next' })), 200);
      assert.equal(await statusOf(old), 200);
      provider.withdraw('k');
      assert.equal(await statusOf(old), 401);
      assert.equal(await statusOf(await provider.sign(valid(), { kid: 'next' })), 200);
      provider.withdraw('next');
      await provider.publish('k');
    });

    it('RS-1 counts the roles of the token’s own claim, and none where it has none', async () => {
      const permissions = async (roles: unknown) => {
        const { status, json } = await withToken(await provider.sign({ ...valid(), roles }), 'Bearer', other);
        return [status, (json.permissions as string[] | undefined)?.includes('customers.recordDeceased')];
      };
      assert.deepEqual(await permissions(['program', 'wizard']), [200, true]);
      assert.deepEqual(await permissions('auditor'), [200, false]);
      for (const none of [undefined, [], ['wizard'], 7]) assert.deepEqual(await permissions(none), [403, undefined]);
    });

    it('RS-1 ends the sessions that the provider names, and nothing for a logout token that does not hold', async () => {
      const { db } = other.deps;
      const account = (subject: string, personId: string) =>
        db.account.upsert({
          where: { issuer_subject: { issuer: provider.issuer, subject } },
          create: { issuer: provider.issuer, subject, personId },
          update: {},
        });
      const manager = await account('m', other.idOf.manager);
      const officer = await account('o', other.idOf.officer);
      const far = new Date(Date.now() + 3_600_000);
      let count = 0;
      const open = (accountId: string, sid: string | null) =>
        db.session.create({ data: { idHash: `h${++count}`, accountId, idToken: 'x', sid, expiresAt: far } });
      await open(manager.id, 's1');
      await open(manager.id, 's2');
      await open(manager.id, 's3');
      await open(officer.id, 's4');
      const left = async () => (await db.session.findMany({ orderBy: { sid: 'asc' } })).map(({ sid }) => sid);

      const wrong: [what: string, claims: Claims, header?: Header][] = [
        ['of another issuer', { sub: 'm', iss: 'https://elsewhere.test' }],
        ['for the API', { sub: 'm', aud: `${other.url}/api` }],
        ['over', { sub: 'm', exp: now() - 45 }],
        ['made in the future', { sub: 'm', iat: now() + 45 }],
        ['made long ago', { sub: 'm', iat: now() - 700 }],
        ['without a time', { sub: 'm', iat: undefined }],
        ['without an id', { sub: 'm', jti: undefined }],
        ['without an event', { sub: 'm', events: undefined }],
        ['with another event', { sub: 'm', events: { 'urn:x': {} } }],
        ['with a nonce', { sub: 'm', nonce: 'n' }],
        ['of nobody', {}],
        ['of somebody who is a number', { sub: 7, sid: 's1' }],
        ['an access token', { sub: 'm' }, { typ: 'at+jwt' }],
        ['with a key that is not published', { sub: 'm' }, { typ: 'logout+jwt', kid: 'other' }],
      ];
      for (const [what, claims, header] of wrong)
        assert.equal(
          await logout(await provider.logoutToken('casewright', claims, header ? { header } : {})),
          400,
          what,
        );
      assert.equal(await logout('x'), 400);
      assert.equal(await logout(''), 400);
      assert.deepEqual(await left(), ['s1', 's2', 's3', 's4']);
      const refused = { action: 'session.endAtProvider', result: 'malformed' };
      assert.equal(await db.auditEntry.count({ where: refused }), wrong.length + 2);

      // another subject's session is not theirs to end
      assert.equal(await logout(await provider.logoutToken('casewright', { sub: 'o', sid: 's1' })), 204);
      assert.deepEqual(await left(), ['s1', 's2', 's3', 's4']);
      const one = await provider.logoutToken('casewright', { sub: 'm', sid: 's1' });
      assert.equal(await logout(one), 204);
      assert.deepEqual(await left(), ['s2', 's3', 's4']);
      await open(manager.id, 's1');
      assert.equal(await logout(one), 400, 'the same token again');
      assert.deepEqual(await left(), ['s1', 's2', 's3', 's4']);
      assert.equal(await logout(await provider.logoutToken('casewright', { sid: 's1' })), 204);

      // everything of one: tokens too
      const token = await provider.sign({ ...valid(), sub: 'm' });
      assert.equal(await statusOf(token), 200);
      assert.equal(await logout(await provider.logoutToken('casewright', { sub: 'm' })), 204);
      assert.deepEqual(await left(), ['s4']);
      assert.equal(await statusOf(token), 401);
      assert.equal(await statusOf(await provider.sign({ ...valid(), sub: 'm', iat: now() + 2 })), 200, 'a new token');
      const done = await db.auditEntry.findMany({
        where: { action: 'session.endAtProvider', result: 'done' },
        select: { personId: true, detail: true },
        orderBy: { id: 'asc' },
      });
      assert.deepEqual(done, [
        { personId: null, detail: null },
        { personId: other.idOf.manager, detail: { sessions: 1, tokens: false } },
        { personId: other.idOf.manager, detail: { sessions: 1, tokens: false } },
        { personId: other.idOf.manager, detail: { sessions: 2, tokens: true } },
      ]);
    });
  });

  it('RS-1 says 503, not 401, where the provider’s keys cannot be had', async function () {
    this.timeout(60_000);
    const alone = await openApi({ env: { OIDC_ISSUER: 'http://127.0.0.1:1' } });
    try {
      const answered = await alone.browser().send('/session', { headers: { authorization: 'Bearer a.b.c' } });
      assert.deepEqual([answered.status, answered.json.code], [503, 'unavailable']);
      const page = await fetch(`${alone.url}/auth/sign-in`);
      assert.equal(page.status, 503);
      assert.match(await page.text(), /Sign-in is not available/);
    } finally {
      await alone.stop();
    }
  });
});
