import assert from 'node:assert/strict';
import { openApi, type ApiHouse } from './support/api.ts';

describe('Requests from other sites', () => {
  let api: ApiHouse;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
  });
  after(() => api.stop());

  const body = { firstDay: '2030-01-07', lastDay: '2030-01-11', delegateId: null };

  it('RS-1 changes nothing by a cookie alone: the browser must say that a page of the console asks', async () => {
    const browser = await api.signIn('manager');
    const from = (headers: Record<string, string | undefined>) =>
      browser.send('/leave', { method: 'POST', body, headers: { 'sec-fetch-site': undefined, ...headers } });
    for (const headers of [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://elsewhere.test' },
      { origin: 'null' },
      { origin: `${api.url}.elsewhere.test` },
      { 'sec-fetch-site': 'cross-site', origin: api.url },
      { 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.test' },
    ]) {
      const { status, json } = await from(headers);
      assert.deepEqual([status, json.code], [403, 'crossSite'], JSON.stringify(headers));
    }
    assert.equal(await api.deps.db.leave.count(), 0);
    assert.equal((await from({ origin: api.url })).status, 201);
    const later = { ...body, firstDay: '2031-01-01', lastDay: '2031-01-02' };
    assert.equal((await browser.send('/leave', { method: 'POST', body: later })).status, 201);
    // who it was that refused to be used so is known
    const entry = { result: 'crossSite', personId: api.idOf.manager };
    assert.equal(await api.deps.db.auditEntry.count({ where: entry }), 9);
  });

  it('RS-1 takes nothing that a form could send, from wherever it comes', async () => {
    const browser = await api.signIn('manager');
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])
      for (const [headers, status] of [
        [{ 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.test' }, 403],
        [{}, 415],
      ] as const) {
        const sent = { method: 'POST', body: JSON.stringify(body), headers: { ...headers, 'content-type': type } };
        assert.equal((await browser.send('/leave', sent)).status, status, type);
      }
  });

  it('RS-1 shows nothing to a page of another site, and allows none to read an answer', async () => {
    const browser = await api.signIn('manager');
    const read = (headers: Record<string, string | undefined>) =>
      browser.send('/leave', { headers: { 'sec-fetch-site': undefined, ...headers } });
    for (const site of ['cross-site', 'same-site'])
      assert.equal((await read({ 'sec-fetch-site': site, origin: 'https://elsewhere.test' })).status, 403);
    for (const headers of [{}, { 'sec-fetch-site': 'none' }, { origin: 'https://elsewhere.test' }]) {
      const answered = await read(headers);
      assert.equal(answered.status, 200);
      for (const name of ['access-control-allow-origin', 'access-control-allow-credentials'])
        assert.equal(answered.headers.get(name), null);
    }
    const asked = { origin: 'https://elsewhere.test', 'access-control-request-method': 'PUT' };
    const preflight = await browser.open('/api/v1/leave', { method: 'OPTIONS', headers: asked });
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    assert.equal(preflight.headers.get('access-control-allow-methods'), null);
  });
});
