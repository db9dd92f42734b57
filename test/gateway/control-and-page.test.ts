import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { faultNames } from '../../dev/sms-gateway/fault-table.ts';
import { startSmsGateway, type TestSmsGateway } from '../support/sms-gateway.ts';
import { twilioClient } from './support/twilio-client.ts';
import { takeWebhooks } from './support/webhook.ts';

const [asha, ben] = ['+61491570006', '+61491570156'];
const from = 'Child Supp';
const json = z.looseObject({});

describe('the simulated gateway: control, page, restart', () => {
  let gateway: TestSmsGateway;
  beforeEach(async () => {
    gateway = await startSmsGateway({ pace: 'byHand' });
    gateway.setClock(new Date('2027-03-01T23:00:00Z'));
  });
  afterEach(() => gateway.close());

  const send = (to: string, body = 'Please call us.') => twilioClient(gateway).messages.create({ to, from, body });
  const post = async (path: string, body: unknown, type = 'application/json') => {
    const answer = await fetch(`${gateway.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: json.parse(await answer.json()) };
  };
  const get = async (path: string) => json.parse(await (await fetch(`${gateway.url}${path}`)).json());

  it('EM-26 control sets faults for so many creates, settles, and reads the ledger', async () => {
    const set = await post('/control/faults', { number: asha, faults: [{ name: 'failed', code: 30001 }], times: 2 });
    assert.equal(set.status, 200);
    for (let n = 0; n < 3; n++) await send(asha);
    const settled = await post('/control/settle', {});
    assert.equal(z.array(json).parse(settled.body['ledger']).length, 1);
    assert.deepEqual(await get(`/control/ledger?number=${encodeURIComponent(asha)}`), { ledger: gateway.ledger() });
    assert.deepEqual(await get(`/control/ledger?number=${encodeURIComponent(ben)}`), { ledger: [] });
    assert.equal(z.array(json).parse((await get('/control/posts'))['posts']).length, 3);
    assert.equal(z.array(json).parse((await get('/control/messages'))['messages']).length, 3);
  });

  it('EM-26 control tells every fault with its sentence, and forgets those that wait', async () => {
    await post('/control/faults', { seed: 3, mix: { failed: 1 } });
    const { table } = await get('/control/faults');
    assert.deepEqual(Object.keys(z.record(z.string(), z.object({ what: z.string() })).parse(table)), faultNames);
    await post('/control/faults/clear', {});
    await send(asha);
    await gateway.settle();
    assert.equal(gateway.ledger().length, 1);
  });

  const wrong: [what: string, body: unknown][] = [
    ['an unknown fault', { faults: [{ name: 'nothing' }] }],
    ['two answers at once', { faults: ['cutBefore', 'error500'] }],
    ['a number that is none', { number: '0491', faults: ['failed'] }],
    ['an outage of one number', { number: asha, faults: ['callbacksOut'] }],
    ['more than always', { seed: 1, mix: { failed: 2 } }],
    ['no JSON object', null],
  ];
  for (const [what, body] of wrong)
    it(`EM-26 control refuses ${what} with a sentence`, async () => {
      const { status, body: told } = await post('/control/faults', body);
      assert.equal(status, 400);
      assert.ok(z.string().min(5).parse(told['problem']));
      assert.deepEqual(gateway.messages(), []);
    });

  it('EM-26 nothing takes a line out of the ledger, and no other site steers it', async () => {
    await send(asha);
    await gateway.settle();
    const answer = await fetch(`${gateway.url}/control/ledger`, { method: 'DELETE' });
    assert.equal(answer.status, 404);
    assert.equal((await post('/control/faults', { faults: ['failed'] }, 'text/plain')).status, 415);
    const status = await new Promise((resolve, reject) => {
      const named = request(`${gateway.url}/control/ledger`, { headers: { Host: 'evil.test' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      named.on('error', reject).end();
    });
    assert.equal(status, 403);
    assert.equal(gateway.ledger().length, 1);
  });

  it('EM-14 control takes a reply', async () => {
    const webhook = await takeWebhooks('t');
    const own = await startSmsGateway({ authTokens: ['t'], inboundUrl: `${webhook.url}/webhooks/sms/inbound` });
    const answer = await fetch(`${own.url}/control/inbound`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ from: asha, body: 'STOP' }),
    });
    assert.deepEqual(await answer.json(), { webhook: 204 });
    assert.equal(webhook.received[0]?.signed, true);
    await own.close();
    await webhook.close();
  });

  it('EM-19 the page shows each handset with its messages, newest first, as text and never as markup', async () => {
    await send(asha, 'first');
    await gateway.settle();
    gateway.setClock(new Date('2027-03-01T23:05:00Z'));
    await send(asha, '<b>second</b> & "more"');
    gateway.fault(ben, { name: 'undelivered', code: 30005 });
    await send(ben, 'never seen');
    await gateway.settle();
    await gateway.inbound({ from: ben, body: 'STOP' });
    const answer = await fetch(`${gateway.url}/`);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const html = await answer.text();
    assert.ok(html.indexOf('&#60;b&#62;second') < html.indexOf('>first<'));
    assert.ok(html.includes('&#60;b&#62;second') && !html.includes('<b>second'));
    assert.match(html, /0491 570 006/);
    assert.match(html, /Tue,? 2 Mar,? 10:05:00 ?am AEDT/i);
    assert.ok(!html.includes('never seen'));
    assert.match(html, /Not on this handset: 1 undelivered \(30005\)/);
    assert.match(html, /Opted out with STOP/);
  });

  it('EM-19 the page hears of changes', async () => {
    const given = new AbortController();
    const stream = await fetch(`${gateway.url}/events`, { signal: given.signal });
    const reader = z.instanceof(ReadableStream).parse(stream.body).pipeThrough(new TextDecoderStream()).getReader();
    assert.match(String((await reader.read()).value), /here/);
    await send(asha);
    assert.match(String((await reader.read()).value), /data: changed/);
    given.abort();
  });

  it('EM-26 a restart keeps messages, ledger, refusals and faults, goes on with what was under way, and survives a torn last line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casewright-sms-gateway-'));
    const stateFile = join(folder, 'kept', 'journal.jsonl');
    const webhook = await takeWebhooks('t');
    const options = { pace: 'byHand', stateFile, authTokens: ['t'], accountSid: `AC${'a'.repeat(32)}` } as const;
    const create = (to: string, on: TestSmsGateway) =>
      twilioClient(on).messages.create({
        to,
        from,
        body: 'x',
        statusCallback: `${webhook.url}/s?attempt=${to.slice(-3)}`,
      });

    const first = await startSmsGateway(options);
    await create(asha, first);
    await first.settle();
    await first.inbound({ from: asha, body: 'STOP' });
    first.fault(ben, 'acceptThenCut');
    first.fault(ben, { name: 'failed', code: 30500 });
    await assert.rejects(create(ben, first));
    const kept = { ledger: first.ledger(), posts: first.posts(), messages: first.messages() };
    webhook.received.length = 0;
    await first.close();
    appendFileSync(stateFile, '{"message":{"sid":"SMtor');

    const second = await startSmsGateway(options);
    assert.deepEqual({ ledger: second.ledger(), posts: second.posts(), messages: second.messages() }, kept);
    assert.equal(second.ledger().length, 1);
    await second.settle();
    assert.deepEqual(
      second.ledger().map(({ number }) => number),
      [asha, ben],
    );
    assert.deepEqual(webhook.statuses(), ['sending', 'sent', 'delivered'], 'only of what was under way');
    await assert.rejects(create(asha, second), { code: 21610 });
    await create(ben, second);
    await second.settle();
    assert.equal(second.messages(ben).at(-1)?.errorCode, 30500);
    await second.close();
    const third = await startSmsGateway(options);
    assert.equal(third.ledger().length, 2);
    await third.close();
    await webhook.close();
    rmSync(folder, { recursive: true });
  });
});
