import assert from 'node:assert/strict';
import { addRecipient, mobile } from '../support/message-fixture.ts';
import { until } from '../support/until.ts';
import { openApi, type ApiHouse } from './support/api.ts';
import { newSid, postAsGateway } from './support/gateway-post.ts';
import { itemsOf, textAt } from './support/reading.ts';
import { openSending, type Sending } from './support/sending.ts';

describe('Replies over the gateway’s webhook', function () {
  this.timeout(60_000);
  let house: Sending['house'];
  let officer: Sending['officer'];
  before(async () => {
    ({ house, officer } = await openSending());
  });
  after(() => house.stop());

  const post = (params: Record<string, string>) =>
    postAsGateway({ url: house.urls[0], publicUrl: house.deps.env.PUBLIC_URL, path: '/webhooks/sms/inbound', params });
  const reply = (Body: string, From: string, MessageSid = newSid()) =>
    post({ MessageSid, From, To: 'Child Supp', Body });
  const standing = (number: string) => house.deps.db.smsOptOut.count({ where: { number, removedAt: null } });

  it('EM-5 EM-6 STOP from a handset opts out every customer with that number; START from it lifts that', async () => {
    const { db } = house.deps;
    const number = '+61491570158';
    const customers = [await addRecipient(db, { mobile: number }), await addRecipient(db, { mobile: number })];
    const other = await addRecipient(db, { mobile: '+61491570159' });
    const barred = async (customerId: string) => {
      const { body } = await officer('GET', `/customers/${customerId}/message-form`);
      return itemsOf(body, 'bars').map((bar) => textAt(bar, 'code'));
    };
    assert.equal(await reply(' stop ', number), 204);
    for (const customerId of customers) assert.deepEqual(await barred(customerId), ['optOut']);
    assert.deepEqual(await barred(other), []);
    assert.equal(await reply('Start', number), 204);
    for (const customerId of customers) assert.deepEqual(await barred(customerId), []);
    const written = await db.auditEntry.findMany({
      where: { action: { startsWith: 'smsOptOut.' } },
      orderBy: { id: 'asc' },
    });
    assert.deepEqual(
      written.map((entry) => `${entry.action} ${entry.customerId}`).toSorted(),
      ['lift', 'record'].flatMap((what) => customers.toSorted().map((id) => `smsOptOut.${what} ${id}`)),
      'RS-2 a change of each of them',
    );
    for (const { requestId, personId } of written) assert.deepEqual([requestId !== null, personId], [true, null]);
  });

  it('EM-5 each keyword counts, words around it do not, and everything is kept once', async () => {
    const number = '+61491570313';
    for (const stop of ['STOP', 'StopAll', 'UNSUBSCRIBE', 'cancel', 'END', 'quit']) {
      await reply(stop, number);
      assert.equal(await standing(number), 1, stop);
      for (const no of ['no', 'please stop', 'STOP it', 'starting', '']) {
        await reply(no, number);
        assert.equal(await standing(number), 1, no);
      }
      const start = { STOP: 'START', StopAll: 'unstop', UNSUBSCRIBE: 'Yes' }[stop] ?? 'START';
      await reply(start, number);
      assert.equal(await standing(number), 0, start);
    }
    const sid = newSid();
    await Promise.all([reply('STOP', number, sid), reply('STOP', number, sid), reply('STOP', number)]);
    assert.equal(await standing(number), 1);
    await reply('START', number);
    assert.equal(await reply('STOP', number, sid), 204); // the old one again, after START
    assert.equal(await standing(number), 0);
    assert.equal(await house.deps.db.inboundSms.count({ where: { sid } }), 1);
  });

  it('EM-5 a reply without a sender or an id is refused, never a fault of ours', async () => {
    assert.equal(await post({ From: mobile, Body: 'STOP' }), 400);
    assert.equal(await post({ MessageSid: newSid(), Body: 'STOP' }), 400);
    assert.equal(await post({ MessageSid: newSid(), From: 'Bank\u0000', Body: 'a\u0000' }), 204);
  });
});

describe('What the log says of webhooks', function () {
  this.timeout(60_000);
  let api: ApiHouse;
  before(async () => {
    api = await openApi();
  });
  after(() => api.stop());

  it('RS-2 EM-27 method, path and status of each, refused ones too; no number, text or address', async () => {
    const marker = '0491570110';
    const from = `+61${marker.slice(1)}`;
    const about = { url: api.url, publicUrl: api.url };
    const inbound = { MessageSid: newSid(), From: from, Body: `STOP ${marker}` };
    const status = { MessageSid: newSid(), MessageStatus: 'sent', To: from };
    assert.equal(await postAsGateway({ ...about, path: `/webhooks/sms/inbound?x=${marker}`, params: inbound }), 204);
    assert.equal(
      await postAsGateway({ ...about, path: `/webhooks/sms/status?attempt=${marker}`, params: status }),
      204,
    );
    const forged = { ...about, path: `/webhooks/sms/status?attempt=${marker}`, params: status, token: 'x' };
    assert.equal(await postAsGateway(forged), 403);
    assert.equal(await postAsGateway({ ...forged, signature: null }), 400);
    const lines = await until('all are logged', async () => {
      const found = api.logged().filter((line) => line.includes('/webhooks/'));
      return found.length === 4 && found;
    });
    const seen = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      seen.map(({ method, route, status: answered }) => [method, route, answered]),
      [
        ['POST', '/webhooks/sms/inbound', 204],
        ['POST', '/webhooks/sms/status', 204],
        ['POST', '/webhooks/sms/status', 403],
        ['POST', '/webhooks/sms/status', 400],
      ],
    );
    assert.doesNotMatch(api.logged().join(''), new RegExp(marker.slice(1)));
  });
});
