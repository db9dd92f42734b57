import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { linkReceipts } from '../../prisma/repositories/sms-receipts.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { addRecipient, addSender, mobile } from '../support/message-fixture.ts';
import { until } from '../support/until.ts';
import { newSid, postAsGateway, type Posting } from './support/gateway-post.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { noon, openSending, type Sending } from './support/sending.ts';

describe('Receipts and replies over the gateway’s webhooks', function () {
  this.timeout(60_000);
  let house: Sending['house'];
  let officer: Sending['officer'];
  let send: Sending['send'];
  before(async () => {
    ({ house, officer, send } = await openSending());
  });
  after(() => house.stop());

  const post = (path: string, params: Record<string, string>, more: Partial<Posting> = {}) =>
    postAsGateway({ url: house.urls[0], publicUrl: house.deps.env.PUBLIC_URL, path, params, ...more });
  const receipt = (attemptId: string | null, sid: string, MessageStatus: string, more: Record<string, string> = {}) =>
    post(`/webhooks/sms/status${attemptId === null ? '' : `?attempt=${attemptId}`}`, {
      AccountSid: `AC${'0'.repeat(32)}`,
      From: 'Child Supp',
      To: mobile,
      MessageSid: sid,
      MessageStatus,
      ...more,
    });

  /** A message of which one attempt was posted; its process waits for nobody here. */
  async function posted(
    state: 'intended' | 'posting' | 'accepted' | 'lost' | 'unknown' = 'posting',
    sid: string | null = null,
  ) {
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    const { body, text } = await send(customerId);
    const messageId = textAt(body, 'messageId');
    assert.notEqual(messageId, 'undefined', text);
    const attemptId = randomUUID();
    const attempt = { messageId, number: 1, to: mobile, from: 'Child Supp', bodyHash: randomUUID() };
    const when = { windowClosesAt: noon, validitySeconds: 900, intendedAt: noon };
    const armed = state === 'intended' ? {} : { postedAt: noon, token: randomUUID() };
    await db.smsAttempt.create({ data: { id: attemptId, ...attempt, ...when, ...armed, state, sid } });
    return { customerId, messageId, attemptId, processId: smsDeliveryId(messageId) };
  }
  const attemptOf = (id: string) => house.deps.db.smsAttempt.findUniqueOrThrow({ where: { id } });
  const factsOf = async (processId: string) =>
    (await house.deps.db.fact.findMany({ where: { processId }, orderBy: { id: 'asc' } })).map(({ fact }) => fact);
  const stored = (sid: string) => house.deps.db.smsReceipt.findMany({ where: { sid }, orderBy: { receivedAt: 'asc' } });

  it('EM-27 a signed receipt is stored raw, linked, and its process is told, though its own row has not moved yet', async () => {
    const { db } = house.deps;
    const m = await posted();
    const sid = newSid();
    assert.equal(await receipt(m.attemptId, sid, 'delivered'), 204);
    const [row] = await stored(sid);
    assert.deepEqual([row?.attemptId, row?.status, at(row?.params, 'To')], [m.attemptId, 'delivered', mobile]);
    const attempt = await attemptOf(m.attemptId);
    assert.deepEqual([attempt.sid, attempt.status, attempt.state], [sid, 'delivered', 'accepted']);
    assert.deepEqual(await factsOf(m.processId), ['receiptDelivered']);
    const { state } = await db.message.findUniqueOrThrow({ where: { id: m.messageId } });
    assert.equal(state, 'sending', 'its process alone moves it');
    await until('the process is told', async () => {
      const line = await db.outbox.findFirst({ where: { workflowId: m.processId, name: 'factArrived' } });
      return line?.doneAt;
    });
  });

  it('EM-27 without a signature 400, with a wrong one 403: nothing is stored, whatever was changed', async () => {
    const m = await posted();
    const sid = newSid();
    const path = `/webhooks/sms/status?attempt=${m.attemptId}`;
    const params = { MessageSid: sid, MessageStatus: 'delivered' };
    assert.equal(await post(path, params, { signature: null }), 400);
    for (const signature of ['', 'x', 'é', 'A'.repeat(5000)])
      assert.ok(
        [400, 403].includes(await post(path, params, { signature: Buffer.from(signature).toString('base64') })),
      );
    assert.equal(await post(path, params, { token: 'another' }), 403);
    assert.equal(await post(path, params, { token: '' }), 403);
    const forged = new URLSearchParams({ ...params, MessageStatus: 'failed' }).toString();
    assert.equal(await post(path, params, { body: forged }), 403);
    assert.equal(
      await post(path, params, { body: `${new URLSearchParams(params).toString()}&MessageStatus=failed` }),
      400,
    );
    assert.equal(await post(path, params, { publicUrl: 'http://elsewhere.test' }), 403);
    const inbound = { MessageSid: sid, From: mobile, Body: 'STOP' };
    assert.equal(await post('/webhooks/sms/inbound', inbound, { token: 'another' }), 403);
    const { db } = house.deps;
    const operator = await house.as(await addSender(db, ['operator']));
    const { body } = await operator('GET', '/operations');
    const refused = (how: string) => Number(at(body, 'refusedCallbacks', how));
    assert.deepEqual([refused('withoutSignature'), refused('badSignature') >= 5], [2, true]);
    assert.deepEqual([await stored(sid), await db.inboundSms.count({ where: { sid } })], [[], 0]);
    assert.deepEqual([(await attemptOf(m.attemptId)).status, await factsOf(m.processId)], [null, []]);
  });

  it('EM-27 while tokens are being changed either signs; the signature is over the public address, not the one it came to', async () => {
    const env = { ...house.deps.env, PUBLIC_URL: 'https://casewright.test', SMS_AUTH_TOKENS: ['new', 'old'] };
    const url = await house.another({ env: { ...env, SMS_AUTH_TOKENS: ['new', 'old'] } });
    for (const token of ['new', 'old']) {
      const sid = newSid();
      const params = { MessageSid: sid, MessageStatus: 'sent' };
      const path = '/webhooks/sms/status?attempt=x&y=a%20b';
      assert.equal(await post(path, params, { url, publicUrl: env.PUBLIC_URL, token }), 204);
      assert.equal((await stored(sid)).length, 1);
    }
  });

  it('EM-27 the same receipt again, also ten at once, counts once', async () => {
    const m = await posted();
    const sid = newSid();
    const all = await Promise.all(Array.from({ length: 10 }, () => receipt(m.attemptId, sid, 'sent')));
    assert.deepEqual(new Set([...all, await receipt(m.attemptId, sid, 'sent')]), new Set([204]));
    assert.deepEqual([(await stored(sid)).length, await factsOf(m.processId)], [1, ['receiptSent']]);
  });

  it('EM-27 receipts of one message at once, in any order: the status never goes backwards, and each is told once', async () => {
    for (let round = 0; round < 5; round++) {
      const m = await posted();
      const sid = newSid();
      const all = await Promise.all(
        ['delivered', 'sent', 'sending', 'queued'].map((status) => receipt(m.attemptId, sid, status)),
      );
      assert.deepEqual(new Set(all), new Set([204]));
      assert.equal((await attemptOf(m.attemptId)).status, 'delivered');
      const told = await factsOf(m.processId);
      assert.equal(told.at(-1), 'receiptDelivered', 'an older word that comes later is stored only');
      assert.ok(told.length === 1 || (told.length === 2 && told[0] === 'receiptSent'), told.join());
      assert.equal((await stored(sid)).length, 4);
    }
  });

  it('EM-27 of two final ones the first stays, and the other is marked as contradicting', async () => {
    const m = await posted();
    const sid = newSid();
    await receipt(m.attemptId, sid, 'delivered');
    assert.equal(await receipt(m.attemptId, sid, 'undelivered', { ErrorCode: '30003' }), 204);
    assert.equal((await attemptOf(m.attemptId)).status, 'delivered');
    assert.deepEqual(
      (await stored(sid)).map(({ status, errorCode, contradicts }) => [status, errorCode, contradicts]),
      [
        ['delivered', null, false],
        ['undelivered', 30003, true],
      ],
    );
  });

  it('EM-27 of an attempt that nobody knows it is kept, counted for operators, and linked when the attempt is known', async () => {
    const { db } = house.deps;
    const operator = await house.as(await addSender(db, ['operator']));
    const unlinked = async () => Number(at((await operator('GET', '/operations')).body, 'unlinkedReceipts'));
    const before = await unlinked();
    const sid = newSid();
    assert.equal(await receipt(randomUUID(), sid, 'sent'), 204);
    assert.equal(await receipt(null, newSid(), 'sent'), 204);
    assert.equal(await unlinked(), before + 2);
    const m = await posted('accepted', sid);
    await db.$transaction((tx) => linkReceipts(tx, sid, noon.toISOString()));
    assert.deepEqual([await unlinked(), await factsOf(m.processId)], [before + 1, ['receiptSent']]);
  });

  it('EM-27 the attempt that the callback names is final, also where the message was taken for another’s', async () => {
    const sid = newSid();
    const taken = await posted('accepted', sid); // found by its text, wrongly
    const named = await posted('lost');
    assert.equal(await receipt(named.attemptId, sid, 'sent'), 204);
    assert.deepEqual([(await attemptOf(named.attemptId)).sid, (await attemptOf(taken.attemptId)).sid], [sid, null]);
  });

  it('EM-26 one attempt that callbacks name for two messages: operators are told, once, and the first stays', async () => {
    const { db } = house.deps;
    const m = await posted('accepted', newSid());
    const [first, second] = [newSid(), newSid()];
    assert.equal(await receipt(m.attemptId, first, 'sent'), 204); // what its text was matched with was another one
    assert.equal((await attemptOf(m.attemptId)).sid, first);
    assert.equal(await db.workItem.count({ where: { processId: m.processId } }), 0);
    for (const status of ['sent', 'delivered']) assert.equal(await receipt(m.attemptId, second, status), 204);
    assert.deepEqual(
      (await db.workItem.findMany({ where: { processId: m.processId } })).map((item) => [item.kind, item.assigneeId]),
      [['messageMoreThanOnce', null]],
    );
    const { sid, status } = await attemptOf(m.attemptId);
    assert.deepEqual([sid, status, (await stored(second)).length], [first, 'sent', 2]);
  });

  it('EM-26 a callback for an attempt that was never armed as far as we know: after a restore it counts as taken', async () => {
    const m = await posted('intended');
    const sid = newSid();
    assert.equal(await receipt(m.attemptId, sid, 'sent'), 204);
    const found = await attemptOf(m.attemptId);
    assert.deepEqual([found.state, found.sid, await factsOf(m.processId)], ['accepted', sid, ['receiptSent']]);
  });

  it('EM-27 after the end of its process a receipt is written into the message', async () => {
    const { db } = house.deps;
    const end = async (processId: string) =>
      db.process.update({ where: { id: processId }, data: { outcome: 'x', needs: 'nobody', endedAt: noon } });
    const m = await posted('accepted', newSid());
    const { sid } = await attemptOf(m.attemptId);
    await end(m.processId);
    const over = { state: 'noReceipt', endedAt: noon };
    await db.message.update({ where: { id: m.messageId }, data: over });
    assert.equal(await receipt(m.attemptId, sid ?? '', 'delivered'), 204);
    assert.equal((await db.message.findUniqueOrThrow({ where: { id: m.messageId } })).state, 'delivered');

    const lost = await posted('lost');
    await end(lost.processId);
    await db.message.update({ where: { id: lost.messageId }, data: { state: 'undetermined', endedAt: noon } });
    assert.equal(await receipt(lost.attemptId, newSid(), 'delivered'), 204);
    const found = await db.message.findUniqueOrThrow({ where: { id: lost.messageId } });
    assert.ok(found.foundLaterAt);
    const late = await db.auditEntry.findMany({
      where: { action: 'smsDelivery.receiptAfterEnd' },
      orderBy: { id: 'asc' },
    });
    assert.deepEqual(
      late.map(({ subjectId, customerId, detail }) => [subjectId, customerId !== null, detail]),
      [
        [m.messageId, true, { found: 'delivered' }],
        [lost.messageId, true, { found: 'foundLater' }],
      ],
    );
    const items = itemsOf((await officer('GET', '/work-items')).body);
    const item = items.find((one) => textAt(one, 'subjectId') === lost.messageId);
    assert.equal(textAt(item, 'kind'), 'messageFoundLater');
  });

  it('EM-27 nothing that is signed, however odd, is a fault of ours', async () => {
    const sid = newSid();
    const status = '/webhooks/sms/status';
    const right = { MessageSid: sid, MessageStatus: 'sent' };
    assert.equal(await post(status, {}), 400);
    assert.equal(await post(status, { MessageStatus: 'sent' }), 400);
    assert.equal(await post(status, { ...right, MessageSid: 'S'.repeat(65) }), 400);
    assert.equal(await post(`${status}?attempt=%27;%20DROP%20TABLE%20message`, right), 204);
    assert.equal(await post(`${status}?attempt=a&attempt=b`, { ...right, MessageStatus: 'queued' }), 204);
    const odd = { ...right, MessageStatus: 'teleported', ErrorCode: '99999999999', Extra: 'a\u0000b', 'E\u0000': '😀' };
    assert.equal(await post(status, odd), 204);
    assert.equal(await post(status, { ...right, ErrorCode: '-1', MessageStatus: 'failed' }), 204);
    const statuses = (await stored(sid)).map((row) => [row.status, row.errorCode]);
    assert.deepEqual(statuses, [
      ['sent', null],
      ['queued', null],
      ['teleported', null],
      ['failed', null],
    ]);
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`p${i}`, 'x']));
    assert.equal(await post(status, { ...right, ...many }), 413);
    assert.equal(await post(status, { ...right, big: 'x'.repeat(200_000) }), 413);
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(right) };
    assert.equal(await post(status, right, json), 403);
    assert.equal(await post(status, right, { headers: { 'content-encoding': 'gzip' } }), 400);
    assert.equal((await fetch(`${house.urls[0]}${status}`)).status, 404);
    assert.equal(await post('/webhooks/sms/other', right), 404);
  });
});
