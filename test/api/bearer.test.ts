import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { openApi, staff, type ApiHouse } from './support/api.ts';

describe('Bearer tokens', () => {
  let api: ApiHouse;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
  });
  after(() => api.stop());

  const withToken = (token: string, scheme = 'Bearer') =>
    api.browser().send('/session', { headers: { authorization: `${scheme} ${token}`, 'sec-fetch-site': undefined } });

  it('RS-1 knows a program by its bearer token, as the person of its client id', async () => {
    const { status, json } = await withToken(await api.programToken());
    assert.equal(status, 200);
    const { id, role } = json.person as { id: string; role: string };
    assert.deepEqual([id, role], [api.idOf.program, 'Program']);
    assert.deepEqual(json.permissions, ['session.view', 'customers.recordDeceased']);
  });

  it('RS-1 refuses a token that was altered, is another kind, or names nobody, and says that it is the token', async () => {
    const token = await api.programToken();
    const [head, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: staff.manager.userId })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const wrong of [`${head}.${forged}.${signature}`, unsigned, 'x', `${token}x`]) {
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

  it('RS-1 takes tokens of its issuer, for its own audience, in their time (30 s tolerance), by an asymmetric key', async function () {
    this.timeout(60_000);
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const stranger = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
    let issuer = '';
    const provider = createServer((req, res) => {
      res.setHeader('content-type', 'application/json');
      const metadata = {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        authorization_endpoint: `${issuer}/a`,
        token_endpoint: `${issuer}/t`,
      };
      res.end(JSON.stringify(req.url === '/jwks' ? { keys: [jwk] } : metadata));
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const address = provider.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    issuer = `http://127.0.0.1:${address.port}`;
    const other = await openApi({ env: { OIDC_ISSUER: issuer } });
    try {
      const audience = `${other.url}/api`;
      const now = Math.floor(Date.now() / 1000);
      const valid: JWTPayload = { iss: issuer, aud: audience, sub: staff.program.userId, iat: now, exp: now + 60 };
      const statusOf = async (claims: JWTPayload, key = privateKey) => {
        const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(key);
        return (await other.browser().send('/session', { headers: { authorization: `Bearer ${token}` } })).status;
      };
      assert.equal(await statusOf(valid), 200);
      assert.equal(await statusOf({ ...valid, exp: now - 15 }), 200);
      assert.equal(await statusOf({ ...valid, exp: now - 45 }), 401);
      assert.equal(await statusOf({ ...valid, nbf: now + 45 }), 401);
      assert.equal(await statusOf({ ...valid, aud: 'casewright' }), 401);
      assert.equal(await statusOf({ ...valid, iss: 'https://elsewhere.test' }), 401);
      assert.equal(await statusOf({ ...valid, sub: 'nobody' }), 401);
      assert.equal(await statusOf(valid, stranger.privateKey), 401);
      const { exp: _exp, ...endless } = valid;
      assert.equal(await statusOf(endless), 401);
      const shared = new TextEncoder().encode(JSON.stringify(jwk)); // the public key, taken for a shared secret
      const confused = await new SignJWT(valid).setProtectedHeader({ alg: 'HS256', kid: 'k' }).sign(shared);
      assert.equal(
        (await other.browser().send('/session', { headers: { authorization: `Bearer ${confused}` } })).status,
        401,
      );
    } finally {
      provider.close();
      provider.closeAllConnections();
      await other.stop();
    }
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
