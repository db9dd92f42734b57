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
    ]) {
      const { status, json } = await from(headers);
      assert.deepEqual([status, json.code], [403, 'crossSite'], JSON.stringify(headers));
    }
    assert.equal(await api.deps.db.leave.count(), 0);
    assert.equal((await from({ origin: api.url })).status, 201);
    const later = { ...body, firstDay: '2031-01-01', lastDay: '2031-01-02' };
    assert.equal((await browser.send('/leave', { method: 'POST', body: later })).status, 201);
  });

  it('RS-1 reads by a cookie from anywhere, since no other site can see the answer', async () => {
    const browser = await api.signIn('manager');
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.test' };
    const answered = await browser.send('/leave', { headers });
    assert.equal(answered.status, 200);
    assert.equal(answered.headers.get('access-control-allow-origin'), null);
  });
});
