import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApi, type ApiHouse } from './support/api.ts';

describe('The console’s files', () => {
  let api: ApiHouse;
  const folder = mkdtempSync(join(tmpdir(), 'casewright-console-'));
  before(async function () {
    this.timeout(60_000);
    api = await openApi({ consoleFolder: folder });
  });
  after(async () => {
    await api.stop();
    rmSync(folder, { recursive: true });
  });
  const get = (path: string, method = 'GET') => fetch(`${api.url}${path}`, { method });

  it('RS-1 says so where the console is not built', async () => {
    const answered = await get('/');
    assert.equal(answered.status, 503);
    assert.equal(await answered.text(), 'The console is not built yet: npm run build\n');
  });

  it('RS-1 gives every page of the console a nonce of its own, and a policy that allows no other inline style', async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets/index-abc.js'), 'export {}');
    writeFileSync(join(folder, 'casewright.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const index = '<meta name="csp-nonce" content="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>';
    writeFileSync(join(folder, 'index.html'), index);
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/customers/123/personalised-services', '/management?x=1.2']) {
      const answered = await get(path);
      assert.equal(answered.status, 200, path);
      assert.equal(answered.headers.get('cache-control'), 'no-store');
      const policy = answered.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([^']{24})'/.exec(policy)?.[1] ?? '';
      assert.equal(await answered.text(), index.replaceAll('__CSP_NONCE__', nonce));
      assert.match(policy, /script-src 'self';/);
      assert.match(policy, new RegExp(`form-action 'self' ${api.issuer}`));
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe/);
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 4);
  });

  it('RS-1 serves the files of the console, and none that is not there', async () => {
    const script = await get('/assets/index-abc.js');
    assert.equal(script.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(script.headers.get('x-content-type-options'), 'nosniff');
    assert.equal((await get('/casewright.svg')).headers.get('cache-control'), 'no-cache');
    for (const path of [
      '/assets/index-old.js',
      '/..%2f..%2fpackage.json',
      '/api',
      '/api/v2/session',
      '/auth/nothing',
    ]) {
      const answered = await get(path);
      assert.equal(answered.headers.get('content-type'), 'application/problem+json; charset=utf-8', path);
      assert.ok([400, 403, 404].includes(answered.status), path);
    }
    assert.equal((await get('/', 'POST')).status, 404);
  });
});
