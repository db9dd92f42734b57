import assert from 'node:assert/strict';
import type twilio from 'twilio';
import { overrides } from '../../dev/sms-gateway/webhook-post.ts';
import { startSmsGateway, type TestSmsGateway } from '../support/sms-gateway.ts';
import { until } from '../support/until.ts';
import { twilioClient } from './support/twilio-client.ts';
import { takeWebhooks, type Webhook } from './support/webhook.ts';

const [asha, ben] = ['+61491570006', '+61491570156'];
const from = 'Child Supp';
const all = ['sending', 'sent', 'delivered'];

describe('the simulated gateway: callbacks and replies', () => {
  let gateway: TestSmsGateway;
  let webhook: Webhook;
  let client: twilio.Twilio;

  beforeEach(async () => {
    webhook = await takeWebhooks('primary');
    gateway = await startSmsGateway({
      pace: 'byHand',
      authTokens: ['primary', 'secondary'],
      inboundUrl: `${webhook.url}/webhooks/sms/inbound`,
    });
    gateway.setClock(new Date('2027-03-01T23:00:00Z'));
    client = twilioClient(gateway);
  });
  afterEach(async () => {
    await gateway.close();
    await webhook.close();
  });
  const send = (fragment = '#rc=5&rp=all', to = asha) =>
    client.messages.create({
      to,
      from,
      body: 'Please call us. It’s about your plan.',
      statusCallback: `${webhook.url}/webhooks/sms/status?attempt=4f0c${fragment}`,
    });
  const sendWith = async (...faults: Parameters<TestSmsGateway['fault']>[1][]) => {
    gateway.fault(asha, ...faults);
    const message = await send();
    await gateway.settle();
    return message;
  };

  it("EM-27 posts each status but the first, in order, with Twilio's parameters and a signature that Twilio's own check accepts", async () => {
    const { sid } = await sendWith();
    assert.deepEqual(webhook.statuses(), all);
    assert.ok(webhook.received.every(({ signed, path }) => signed && path === '/webhooks/sms/status?attempt=4f0c'));
    assert.deepEqual(webhook.received[2]?.params, {
      AccountSid: gateway.accountSid,
      ApiVersion: '2010-04-01',
      From: from,
      MessageSid: sid,
      MessageStatus: 'delivered',
      RawDlrDoneDate: '2703012300',
      SmsSid: sid,
      SmsStatus: 'delivered',
      To: asha,
    });
    assert.equal(gateway.ledger()[0]?.attempt, '4f0c');
  });

  it('EM-27 names the code of what was not delivered', async () => {
    await sendWith({ name: 'undelivered', code: 30005 });
    const { ErrorCode, ErrorMessage } = webhook.received[2]?.params ?? {};
    assert.deepEqual(
      [webhook.statuses().at(-1), ErrorCode, ErrorMessage],
      ['undelivered', '30005', 'Unknown destination handset'],
    );
  });

  it('EM-27 posts nothing where no callback was asked for', async () => {
    await client.messages.create({ to: asha, from, body: 'x' });
    await gateway.settle();
    assert.deepEqual(webhook.received, []);
  });

  it('EM-27 tries five times more for #rc=5&rp=all, whatever went wrong', async () => {
    webhook.answerWith(500, 404, 0, 503, 502);
    await sendWith();
    assert.deepEqual(webhook.statuses(), [...Array<string>(6).fill('sending'), 'sent', 'delivered']);
    assert.deepEqual(gateway.messages()[0]?.posted[0]?.answers, [500, 404, 0, 503, 502, 204]);
  });

  it('EM-27 gives up after the fifth', async () => {
    webhook.answerWith(...Array<number>(6).fill(500));
    await sendWith();
    assert.equal(webhook.statuses().filter((status) => status === 'sending').length, 6);
    assert.equal(gateway.messages()[0]?.posted[0]?.answers.length, 6);
  });

  it('EM-27 without a fragment tries once more, and only where there was no connection', async () => {
    webhook.answerWith(500);
    await send('');
    await gateway.settle();
    assert.deepEqual(webhook.statuses(), all);
    await webhook.close();
    await send('');
    await gateway.settle();
    assert.deepEqual(
      gateway.messages()[1]?.posted.map(({ answers }) => answers),
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    );
  });

  it("EM-27 reads Twilio's connection overrides within their bounds", () => {
    const read = (fragment: string) => {
      const { retries, on, connectMs, readMs } = overrides(`https://x.test/?a=1${fragment}`);
      return [retries, [...on].join(), connectMs, readMs];
    };
    assert.deepEqual(read(''), [1, 'ct', 5000, 15_000]);
    assert.deepEqual(read('#rc=5&rp=all'), [5, '4xx,5xx,ct,rt', 5000, 15_000]);
    assert.deepEqual(read('#rc=9&rp=5xx,rt&ct=1&rt=99999'), [5, '5xx,rt', 100, 15_000]);
  });

  it('EM-27 callbacksEarly: those up to sent are there before the answer', async () => {
    gateway.fault(asha, 'callbacksEarly');
    const created = await send();
    assert.deepEqual(webhook.statuses(), ['sending', 'sent']);
    assert.equal(created.status, 'queued');
    await gateway.settle();
    assert.deepEqual(webhook.statuses(), all);
  });

  it('EM-26 callbacksEarly goes with a lost answer', async () => {
    gateway.fault(asha, 'callbacksEarly', 'acceptThenCut');
    await assert.rejects(send(), { code: 'ECONNRESET' });
    assert.deepEqual(webhook.statuses(), ['sending', 'sent']);
  });

  it('EM-27 callbacksDoubled: each twice', async () => {
    await sendWith('callbacksDoubled');
    assert.deepEqual(
      webhook.statuses(),
      all.flatMap((status) => [status, status]),
    );
  });

  it('EM-27 callbacksShuffled: the last first', async () => {
    await sendWith('callbacksShuffled');
    assert.deepEqual(webhook.statuses(), all.toReversed());
  });

  it('EM-27 callbacksLate: a day later, to the millisecond', async () => {
    await sendWith('callbacksLate');
    assert.equal(gateway.ledger().length, 1);
    gateway.setClock(new Date('2027-03-02T22:59:59.999Z'));
    await gateway.settle();
    assert.deepEqual(webhook.statuses(), []);
    gateway.setClock(new Date('2027-03-02T23:00:00Z'));
    await gateway.settle();
    assert.deepEqual(webhook.statuses(), all);
  });

  it('EM-27 callbacksLost: none, while the handset has it', async () => {
    await sendWith('callbacksLost');
    gateway.setClock(new Date('2027-03-09T23:00:00Z'));
    await gateway.settle();
    assert.deepEqual([webhook.statuses(), gateway.ledger().length], [[], 1]);
  });

  it('EM-27 callbacksForged and callbacksUnsigned: one more each, which the check refuses; the others stay good', async () => {
    await sendWith('callbacksForged', 'callbacksUnsigned');
    assert.deepEqual(
      webhook.received.map(({ params, signed }) => [params['MessageStatus'], signed]),
      [['undelivered', false], ['undelivered', null], ...all.map((status) => [status, true])],
    );
    assert.equal(gateway.messages()[0]?.status, 'delivered');
  });

  it('EM-27 callbacksContradict: a signed opposite at the end; a fetch tells the truth', async () => {
    const { sid } = await sendWith('callbacksContradict');
    assert.deepEqual(webhook.statuses(), [...all, 'undelivered']);
    assert.equal(webhook.received.at(-1)?.signed, true);
    assert.equal((await client.messages(sid).fetch()).status, 'delivered');
  });

  it('EM-27 callbacksOut: for an hour none of any message, from then on all', async () => {
    gateway.fault(null, 'callbacksOut');
    await send();
    gateway.setClock(new Date('2027-03-01T23:59:59.999Z'));
    await send('', ben);
    await gateway.settle();
    assert.deepEqual([webhook.statuses(), gateway.ledger().length], [[], 2]);
    assert.ok(gateway.messages().every(({ posted }) => posted.length === 3 && posted.every(({ lost }) => lost)));
    gateway.setClock(new Date('2027-03-02T00:00:00Z'));
    await send();
    await gateway.settle();
    assert.deepEqual(webhook.statuses(), all);
  });

  it('EM-27 goes by itself where nobody drives it', async () => {
    const own = await startSmsGateway({ authTokens: ['primary'] });
    await twilioClient(own).messages.create({ to: asha, from, body: 'x', statusCallback: `${webhook.url}/status` });
    await until('delivered', async () => webhook.statuses().includes('delivered'));
    assert.equal(own.ledger().length, 1);
    await own.close();
  });

  it('EM-14 a reply is posted signed to the inbound webhook; STOP opts the number out, START lifts it', async () => {
    await sendWith();
    webhook.received.length = 0;
    assert.equal(await gateway.inbound({ from: asha, body: 'Who is this?' }), 204);
    assert.equal(await gateway.inbound({ from: asha, body: ' stop ' }), 204);
    const [question, stop] = webhook.received;
    assert.ok(question?.signed && stop?.signed);
    assert.equal(question.path, '/webhooks/sms/inbound');
    const { From, Body, SmsStatus, NumMedia } = stop.params;
    assert.deepEqual([From, Body, SmsStatus, NumMedia], [asha, ' stop ', 'received', '0']);

    await assert.rejects(send(), { status: 400, code: 21610 });
    assert.equal((await send('', ben)).status, 'queued', 'others are not touched');
    await gateway.inbound({ from: asha, body: 'START' });
    assert.equal((await send()).status, 'queued');
    const inbound = (await client.messages.list({ from: asha })).map(({ body, direction }) => `${direction}: ${body}`);
    assert.deepEqual(inbound, ['inbound: START', 'inbound:  stop ', 'inbound: Who is this?']);
  });

  it('EM-14 tells what the webhook answered, 0 where nothing did', async () => {
    webhook.answerWith(403);
    assert.equal(await gateway.inbound({ from: asha, body: 'STOP' }), 403);
    await webhook.close();
    assert.equal(await gateway.inbound({ from: asha, body: 'STOP' }), 0);
  });
});
