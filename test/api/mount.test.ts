import assert from 'node:assert/strict';
import { z } from 'zod';
import { route, type Answer, type Route } from '../../api/route.ts';
import { nothing } from '../../api/schemas.ts';
import { openApi, type ApiHouse } from './support/api.ts';
import type { Browser } from './support/browser.ts';

describe('What all routes share', () => {
  const common = {
    permission: 'session.view',
    summary: 'of a test',
    params: nothing,
    query: nothing,
    body: nothing,
  } as const;
  const revision = z.object({ revision: z.number() });
  /** A handler's slip that the types would not let pass. */
  const slip = (answer: object) => answer as Answer<{ name: string }>;

  const routes: Route[] = [
    route({
      ...common,
      method: 'get',
      path: '/slips/{slip}',
      params: z.object({ slip: z.string() }),
      answer: z.object({ name: z.string() }),
      async handle({ params }) {
        const body = { name: 'shown', password: 'Quollwhistle' };
        if (params.slip === 'more') return slip({ status: 200, body });
        if (params.slip === 'wrong') return slip({ status: 200, body: { name: ['Quollwhistle'] } });
        if (params.slip === 'status') return slip({ status: 201, body });
        throw new Error('Quollwhistle in a message');
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/plan',
      revisioned: true,
      answer: revision,
      handle: async () => ({ status: 200, body: { revision: 3 } }),
    }),
    route({
      ...common,
      method: 'put',
      path: '/plan',
      revisioned: true,
      answer: revision,
      handle: async ({ ifMatch }) => ({ status: 200, body: { revision: (ifMatch ?? -2) + 1 } }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/decisions',
      mayRespondAsync: true,
      answer: z.object({ commandId: z.string() }),
      handle: async ({ respondAsync, idempotencyKey }) => ({
        status: respondAsync ? 202 : 200,
        body: { commandId: idempotencyKey },
        ...(respondAsync ? { headers: { Location: '/api/v1/commands/1' } } : {}),
      }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/search',
      reads: true,
      answer: nothing,
      handle: async () => ({ status: 200, body: {} }),
    }),
  ];

  let api: ApiHouse;
  let browser: Browser;
  before(async function () {
    this.timeout(60_000);
    api = await openApi({ routes });
    browser = await api.signIn('manager');
  });
  after(() => api.stop());

  it('RS-1 lets nothing out that the route’s answer does not name', async () => {
    const answered = await browser.send('/slips/more');
    assert.deepEqual([answered.status, answered.text], [200, '{"name":"shown"}']);
  });

  it('RS-1 answers 500, without a word of what broke, to a handler that threw or answered what its route does not say', async () => {
    for (const [what, logged] of [
      ['wrong', '"wrong":"name: invalid_type"'],
      ['status', '"wrong":"status 201 in place of 200"'],
      ['throws', '"name":"Error"'],
    ] as const) {
      const { status, json, text } = await browser.send(`/slips/${what}`);
      assert.deepEqual([status, json.code], [500, 'internal']);
      assert.doesNotMatch(text, /Quollwhistle|Error/);
      const lines = api.logged().filter((line) => line.includes(String(json.requestId)));
      assert.ok(
        lines.some((line) => line.includes(logged)),
        what,
      );
    }
    assert.doesNotMatch(api.logged().join(''), /Quollwhistle/);
  });

  it('OA-14 gives the revision as ETag, and changes only what names one', async () => {
    assert.equal((await browser.send('/plan')).headers.get('etag'), '"3"');
    const put = (ifMatch?: string) =>
      browser.send('/plan', { method: 'PUT', body: {}, headers: { 'if-match': ifMatch } });
    const changed = await put('"3"');
    assert.deepEqual([changed.status, changed.json.revision, changed.headers.get('etag')], [200, 4, '"4"']);
    assert.equal((await put('W/"3"')).json.revision, 4);
    const missing = await put();
    assert.deepEqual([missing.status, missing.json.code], [428, 'preconditionRequired']);
    for (const wrong of ['*', '3', '"x"', '"3", "4"']) {
      const { status, json } = await put(wrong);
      assert.deepEqual([status, (json.errors as { field: string }[])[0]?.field], [422, 'If-Match'], wrong);
    }
  });

  it('RS-1 answers 202 with the address of the command where a program prefers not to wait', async () => {
    const post = (prefer?: string) =>
      browser.send('/decisions', { method: 'POST', body: {}, headers: { prefer, 'idempotency-key': 'k' } });
    const later = await post('respond-async, wait=10');
    assert.equal(later.status, 202);
    assert.equal(later.headers.get('location'), '/api/v1/commands/1');
    assert.equal(later.headers.get('preference-applied'), 'respond-async');
    assert.deepEqual(later.json, { commandId: 'k' });
    assert.equal((await post()).status, 200);
  });

  it('RS-1 wants no key for a POST that only reads', async () => {
    assert.equal(
      (await browser.send('/search', { method: 'POST', body: {}, headers: { 'idempotency-key': undefined } })).status,
      200,
    );
  });
});
