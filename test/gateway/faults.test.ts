/** Every fault does what its sentence in the table says; what the handsets got is read from the ledger. */
import assert from 'node:assert/strict';
import type twilio from 'twilio';
import { z } from 'zod';
import { faultNames, groupOf, type FaultName } from '../../dev/sms-gateway/fault-table.ts';
import { startSmsGateway, type TestSmsGateway } from '../support/sms-gateway.ts';
import { until } from '../support/until.ts';
import { twilioClient } from './support/twilio-client.ts';

const [asha, ben] = ['+61491570006', '+61491570156'];
const from = 'Child Supp';
/** Of an error of the client. */
const seenSchema = z.object({
  code: z.union([z.string(), z.number()]).optional(),
  status: z.number().optional(),
  name: z.string().optional(),
});
const shown = new Set<FaultName>();

describe('the simulated gateway: faults', () => {
  let gateway: TestSmsGateway;
  let client: twilio.Twilio;

  beforeEach(async () => {
    gateway = await startSmsGateway({ pace: 'byHand' });
    gateway.setClock(new Date('2027-03-01T23:00:00Z'));
    client = twilioClient(gateway);
  });
  afterEach(() => gateway.close());

  const send = (to = asha) => client.messages.create({ to, from, body: 'Please call us.', validityPeriod: 900 });
  const reached = async (number = asha) => {
    await gateway.settle();
    return gateway.ledger(number).length;
  };
  const set = (name: FaultName, more: { code?: number; seconds?: number } = {}) => {
    shown.add(name);
    gateway.fault(asha, { name, ...more });
  };
  const moveTo = (time: string) => gateway.setClock(new Date(`2027-03-${time}Z`));

  type Seen = z.output<typeof seenSchema>;
  const answers: [name: FaultName, seen: Seen, handset: 0 | 1][] = [
    ['cutBefore', { code: 'ECONNRESET' }, 0],
    ['acceptThenCut', { code: 'ECONNRESET' }, 1],
    ['error500', { status: 500, code: 20500 }, 0],
    ['error500Accepted', { status: 500, code: 20500 }, 1],
    ['error503Html', { status: 503 }, 0],
    ['error503HtmlAccepted', { status: 503 }, 1],
    ['tooMany', { status: 429, code: 20429 }, 0],
    ['proxy403', { status: 403 }, 0],
    ['refused', { status: 400, code: 21610 }, 0],
    ['cutBody', { code: 'ERR_BAD_RESPONSE', status: 201 }, 1],
    ['unreadableBody', { name: 'SyntaxError' }, 1],
  ];
  for (const [name, seen, handset] of answers)
    it(`EM-26 ${name}: the caller sees ${JSON.stringify(seen)}, the handset gets ${handset}`, async () => {
      set(name);
      const error: unknown = await send().then(
        () => assert.fail('it was answered well'),
        (e: unknown) => e,
      );
      const told = { ...seenSchema.parse(error) };
      if (seen.name === undefined) delete told.name;
      assert.deepEqual(told, seen);
      assert.equal(await reached(), handset);
      const [post] = gateway.posts();
      assert.equal(post?.outcome, name === 'refused' ? '21610' : name);
      assert.equal(post?.sid !== null, handset === 1);
      assert.equal((await send()).status, 'queued', 'one create only');
    });

  it('EM-26 tooMany says when to come back, as often as it was set', async () => {
    for (let n = 0; n < 3; n++) set('tooMany', { seconds: 7 });
    const raw = () =>
      fetch(`${gateway.url}/2010-04-01/Accounts/${gateway.accountSid}/Messages.json`, {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`${gateway.accountSid}:${gateway.authTokens[0]}`)}` },
        body: new URLSearchParams({ To: asha, From: from, Body: 'x' }),
      });
    for (let n = 0; n < 3; n++) {
      const answer = await raw();
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '7']);
    }
    assert.equal((await raw()).status, 201);
  });

  it('EM-26 refused answers with any code, 401 where it is our credentials', async () => {
    set('refused', { code: 20003 });
    set('refused', { code: 21408 });
    await assert.rejects(send(), { status: 401, code: 20003 });
    await assert.rejects(send(), { status: 400, code: 21408 });
  });

  it('EM-26 acceptThenHang answers only when released; the handset has it long before', async () => {
    set('acceptThenHang');
    let answered = false;
    const sending = send().finally(() => (answered = true));
    await until('accepted', async () => gateway.posts().length > 0);
    assert.equal(await reached(), 1);
    assert.equal(answered, false);
    assert.equal(gateway.release(), 1);
    assert.equal((await sending).sid, gateway.ledger()[0]?.sid);
  });

  it('EM-26 hangBefore accepts on release only, even when its caller has gone', async () => {
    set('hangBefore');
    const given = new AbortController();
    const body = new URLSearchParams({ To: asha, From: from, Body: 'x' });
    const sending = fetch(`${gateway.url}/2010-04-01/Accounts/${gateway.accountSid}/Messages.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${gateway.accountSid}:${gateway.authTokens[0]}`)}` },
      body,
      signal: given.signal,
    });
    await until('it hangs', async () => gateway.hanging() === 1);
    given.abort();
    await assert.rejects(sending, { name: 'AbortError' });
    assert.equal(await reached(), 0);
    gateway.release();
    await until('accepted', async () => gateway.posts().length > 0);
    assert.equal(await reached(), 1);
  });

  const endings: [name: FaultName, more: { code?: number }, status: string, code: number][] = [
    ['failed', {}, 'failed', 30001],
    ['failed', { code: 30500 }, 'failed', 30500],
    ['undelivered', {}, 'undelivered', 30003],
    ['undelivered', { code: 30005 }, 'undelivered', 30005],
    ['undelivered', { code: 30007 }, 'undelivered', 30007],
    ['undelivered', { code: 30008 }, 'undelivered', 30008],
  ];
  for (const [name, more, status, code] of endings)
    it(`EM-27 ${name} ends ${status} ${code}, and no handset gets it`, async () => {
      set(name, more);
      const { sid } = await send();
      assert.equal(await reached(), 0);
      const ended = await client.messages(sid).fetch();
      assert.deepEqual([ended.status, ended.errorCode], [status, code]);
      assert.equal(ended.dateSent === null, status === 'failed', 'only what was sent has a date of it');
    });

  it('EM-27 undelivered may come long after sent', async () => {
    set('undelivered', { seconds: 3600 });
    const { sid } = await send();
    await gateway.settle();
    assert.equal((await client.messages(sid).fetch()).status, 'sent');
    moveTo('02T00:00:00');
    await gateway.settle();
    assert.equal((await client.messages(sid).fetch()).status, 'undelivered');
  });

  it('EM-27 noReceipt stays sent for ever, and the handset has it', async () => {
    set('noReceipt');
    const { sid } = await send();
    assert.equal(await reached(), 1);
    moveTo('09T00:00:00');
    await gateway.settle();
    assert.equal((await client.messages(sid).fetch()).status, 'sent');
  });

  it('EM-26 slowQueue keeps a message waiting; past its ValidityPeriod it fails then, with 30036', async () => {
    set('slowQueue', { seconds: 600 });
    set('slowQueue');
    await send();
    const lost = await send();
    moveTo('01T23:09:59.999');
    assert.equal(await reached(), 0);
    moveTo('01T23:10:00');
    assert.equal(await reached(), 1);
    moveTo('01T23:14:59.999');
    await gateway.settle();
    assert.equal((await client.messages(lost.sid).fetch()).status, 'queued');
    moveTo('01T23:15:00');
    assert.equal(await reached(), 1);
    const failed = await client.messages(lost.sid).fetch();
    assert.deepEqual([failed.status, failed.errorCode], ['failed', 30036]);
  });

  const lags: [name: FaultName, last: string, first: string][] = [
    ['listLag', '01T23:01:59.999', '01T23:02:00'],
    ['listLagLong', '02T03:59:59.999', '02T04:00:00'],
  ];
  for (const [name, last, first] of lags)
    it(`EM-26 ${name}: lists show it from ${first} on, a fetch always`, async () => {
      set(name);
      const { sid } = await send();
      const listed = async () => (await client.messages.list({ to: asha })).length;
      assert.equal(await reached(), 1);
      assert.equal(await listed(), 0);
      assert.equal((await client.messages(sid).fetch()).status, 'delivered');
      moveTo(last);
      assert.equal(await listed(), 0);
      moveTo(first);
      assert.equal(await listed(), 1);
    });

  it('EM-26 listLagUntilTold: lists show it when they are told to', async () => {
    set('listLagUntilTold');
    await send();
    await send();
    moveTo('09T00:00:00');
    assert.equal((await client.messages.list({ to: asha })).length, 1);
    gateway.revealLists();
    assert.equal((await client.messages.list({ to: asha })).length, 2);
  });

  const reads: [name: FaultName, seen: object][] = [
    ['readCut', { code: 'ECONNRESET' }],
    ['read503', { status: 503 }],
    ['readTooMany', { status: 429, code: 20429 }],
  ];
  for (const [name, seen] of reads)
    it(`EM-26 ${name}: the next list or fetch of the number only`, async () => {
      const { sid } = await send();
      set(name);
      await client.messages.list({ to: ben });
      await assert.rejects(client.messages.list({ to: asha }), seen);
      await client.messages.list({ to: asha });
      set(name);
      await assert.rejects(client.messages(sid).fetch(), seen);
      assert.equal((await send()).status, 'queued', 'a create is not touched');
    });

  it('EM-26 readHang: the answer comes when released', async () => {
    set('readHang');
    const listing = client.messages.list({ to: asha });
    await until('it hangs', async () => gateway.hanging() === 1);
    gateway.release();
    assert.deepEqual(await listing, []);
  });

  it('EM-26 takes the sets of a number in their order, then those for any number; an empty set is a clean create', async () => {
    gateway.fault(null, 'failed');
    gateway.fault(asha);
    gateway.fault(asha, 'acceptThenCut', 'listLag');
    assert.equal((await send()).status, 'queued');
    await assert.rejects(send(), { code: 'ECONNRESET' });
    await send();
    await send();
    await gateway.settle();
    assert.deepEqual(
      gateway.messages().map(({ status, faults }) => [status, faults.map(({ name }) => name).join()]),
      [
        ['delivered', ''],
        ['delivered', 'acceptThenCut,listLag'],
        ['failed', 'failed'],
        ['delivered', ''],
      ],
    );
  });

  it('EM-26 refuses faults that do not go together', () => {
    assert.throws(() => gateway.fault(asha, 'cutBefore', 'error500'), z.ZodError);
    assert.throws(() => gateway.mix(1, { cutBefore: 0.6, error500: 0.6 }), z.ZodError);
  });

  it('EM-26 draws faults by chance: the same for the same seed whatever the order, others for another', async () => {
    const numbers = Array.from({ length: 60 }, (_, n) => `+614915700${String(n).padStart(2, '0')}`);
    const drawn = async (seed: number, order: string[]) => {
      const one = await startSmsGateway({ pace: 'byHand' });
      one.mix(seed, { failed: 0.3, undelivered: 0.2, callbacksDoubled: 0.5, callbacksLate: 0.5, listLag: 0.1 });
      for (const number of order) await twilioClient(one).messages.create({ to: number, from, body: 'x' });
      const faults = one.messages().map(({ to, faults }) => `${to} ${faults.map(({ name }) => name).join()}`);
      await one.close();
      return faults.sort();
    };
    const first = await drawn(7, numbers);
    assert.deepEqual(await drawn(7, numbers.toReversed()), first);
    assert.notDeepEqual(await drawn(8, numbers), first);
    const failed = first.filter((line) => line.includes('failed')).length;
    assert.ok(failed > 6 && failed < 32, `${failed} of 60 failed, about 18 expected`);
    assert.ok(
      first.some((line) => line.includes('callbacksDoubled,callbacksLate')),
      'those of receipts come together too',
    );
  });

  after('all faults were shown', () => {
    const rest = faultNames.filter((name) => !['callbacks', 'outage'].includes(groupOf(name)) && !shown.has(name));
    assert.deepEqual(rest, []);
  });
});
