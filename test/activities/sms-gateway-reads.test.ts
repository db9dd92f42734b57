/** The gateway's own record, which is searched before anything is sent again (EM-26), and asked where no receipt came (EM-27). */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { GatewayUnavailable, type SmsGateway } from '../../activities/gateways/sms/sms-gateway.ts';
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';
import { startSmsGateway, type TestSmsGateway } from '../support/sms-gateway.ts';
import { accountSid, answered, bareServer, closeServers, gatewayAt, outgoing, sid } from './sms-gateway-server.ts';

const publicUrl = 'http://127.0.0.1:9'; // nobody listens there: receipts are lost
const nobody = `SM${'f'.repeat(32)}`;
const of = (simulator: TestSmsGateway, authToken = simulator.authTokens[0] ?? ''): SmsGateway =>
  createTwilioGateway({
    accountSid: simulator.accountSid,
    authToken,
    apiUrl: simulator.url,
    publicUrl,
    timeoutMs: 5_000,
  });

/** Expects GatewayUnavailable, with nothing personal and no foreign error in it. */
async function unavailable(call: Promise<unknown>, cls: 'temporary' | 'ours'): Promise<void> {
  const error = await call.then(
    () => assert.fail('it answered'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof GatewayUnavailable);
  assert.equal(error.class, cls);
  assert.equal(error.cause, undefined);
  const said = inspect(error, { depth: Infinity, showHidden: true });
  for (const personal of [outgoing.to, outgoing.to.slice(1), 'Please call', sid, nobody])
    assert.ok(!said.includes(personal), said);
}

describe('SMS gateway: its own record', () => {
  let simulator: TestSmsGateway;
  let gateway: SmsGateway;
  beforeEach(async () => {
    simulator = await startSmsGateway({ pace: 'byHand' });
    gateway = of(simulator);
  });
  afterEach(async () => {
    await simulator.close();
    await closeServers();
  });
  const sent = async (message = outgoing): Promise<string> => {
    const outcome = await gateway.send(message);
    assert.equal(outcome.outcome, 'accepted');
    return outcome.outcome === 'accepted' ? outcome.sid : '';
  };

  it('EM-27 tells where a message is', async () => {
    simulator.setClock(new Date('2027-02-14T08:59:58.750Z'));
    const ours = await sent();
    const expected = {
      sid: ours,
      status: 'queued',
      errorCode: null,
      to: outgoing.to,
      from: outgoing.from,
      body: outgoing.body,
      direction: 'outbound-api',
      createdAt: '2027-02-14T08:59:58.000Z',
    };
    assert.deepEqual(await gateway.fetch(ours), expected);
    await simulator.settle();
    assert.deepEqual(await gateway.fetch(ours), { ...expected, status: 'delivered' });
  });

  it('EM-27 tells the code of a failure', async () => {
    simulator.fault(null, { name: 'failed', code: 30001 });
    const ours = await sent();
    await simulator.settle();
    const { status, errorCode } = (await gateway.fetch(ours)) ?? {};
    assert.deepEqual([status, errorCode], ['failed', 30001]);
  });

  it('EM-27 has no message only where the gateway itself says so', async () => {
    assert.equal(await gateway.fetch(nobody), null);
    for (const answer of [answered(404, '<html></html>'), answered(404, { code: 404, message: 'proxy' })]) {
      const proxy = await bareServer({ request: (socket) => socket.write(answer) });
      await unavailable(gatewayAt(proxy.port).fetch(nobody), 'temporary');
    }
  });

  it('EM-26 finds what was accepted though the answer was lost, still in the queue or not', async () => {
    const since = new Date().toISOString();
    simulator.fault(outgoing.to, 'acceptThenCut');
    assert.deepEqual(await gateway.send(outgoing), { outcome: 'unknown', how: 'connectionLost' });
    const queued = await gateway.list(outgoing.to, since);
    assert.deepEqual([queued.length, queued[0]?.body, queued[0]?.status], [1, outgoing.body, 'queued']);
    await simulator.settle();
    const delivered = await gateway.list(outgoing.to, since);
    assert.deepEqual([delivered.length, delivered[0]?.sid, delivered[0]?.status], [1, queued[0]?.sid, 'delivered']);
    assert.deepEqual(await gateway.list('+61491570156', since), []);
  });

  it('EM-26 lists all pages, newest first, back to an instant', async () => {
    const start = Date.parse('2027-02-14T09:00:00Z');
    const sids: string[] = [];
    for (let minute = 0; minute < 230; minute++) {
      simulator.setClock(new Date(start + minute * 60_000 + 500));
      sids.push(await sent({ ...outgoing, body: `Text ${minute}` }));
    }
    const since = (minute: number, ms: number) => new Date(start + minute * 60_000 + ms).toISOString();
    const listed = async (from: string) => (await gateway.list(outgoing.to, from)).map((message) => message.sid);
    const newest = (count: number) => sids.slice(-count).toReversed();
    assert.deepEqual(await listed(since(0, 0)), newest(230));
    assert.deepEqual(await listed(since(10, 0)), newest(220));
    assert.deepEqual(await listed(since(228, 0)), newest(2));
    // their dates are to the second: what was created in the same one belongs to it
    assert.deepEqual(await listed(since(228, 900)), newest(2));
    assert.deepEqual(await listed(since(228, 1_000)), newest(1));
    assert.deepEqual(await listed(since(231, 0)), []);
  });

  it('EM-26 lists replies beside ours, with a status that is none of ours', async () => {
    const since = new Date().toISOString();
    await simulator.inbound({ from: outgoing.to, to: '+61491570156', body: 'Who is this?' });
    const [reply] = await gateway.list('+61491570156', since);
    assert.deepEqual([reply?.direction, reply?.status, reply?.from], ['inbound', null, outgoing.to]);
  });

  for (const fault of ['readCut', 'read503', 'readTooMany'] as const)
    it(`EM-27 cannot be asked at the moment: ${fault}`, async () => {
      const ours = await sent();
      simulator.fault(outgoing.to, fault);
      await unavailable(gateway.fetch(ours), 'temporary');
      simulator.fault(outgoing.to, fault);
      await unavailable(gateway.list(outgoing.to, new Date().toISOString()), 'temporary');
    });

  it('EM-25 our credentials are not accepted: an operator must look', async () => {
    const ours = await sent();
    const revoked = of(simulator, 'd15ea5e'.repeat(4));
    await unavailable(revoked.fetch(ours), 'ours');
    await unavailable(revoked.list(outgoing.to, new Date().toISOString()), 'ours');
    const outcome = await revoked.send(outgoing);
    assert.deepEqual(outcome, { outcome: 'refused', class: 'ours', code: 20003, retryAfterSeconds: null, alarm: true });
  });

  describe('pages that the simulator never gives', () => {
    const item = (n: number, date = 'Sun, 14 Feb 2027 09:00:00 +0000') => ({
      sid: `SM${String(n).padStart(32, '0')}`,
      status: 'queued',
      error_code: null,
      to: outgoing.to,
      from: outgoing.from,
      body: outgoing.body,
      direction: 'outbound-api',
      date_created: date,
    });
    const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
    const since = '2027-02-14T09:00:00.000Z';
    const old = 'Sun, 14 Feb 2027 08:59:59 +0000';
    const paging = (pages: object[]) => {
      let asked = 0;
      return bareServer({
        request: (socket) => socket.write(answered(200, pages[Math.min(asked++, pages.length - 1)])),
      });
    };

    it('EM-26 stops after a whole page of older ones', async () => {
      const server = await paging([
        { messages: [item(1), item(2, old)], next_page_uri: `${path}?Page=1` },
        { messages: [item(3), item(2, old)], next_page_uri: `${path}?Page=2` }, // in no order that we rely on
        { messages: [item(4, old)], next_page_uri: `${path}?Page=3` },
        { messages: [item(5)], next_page_uri: null },
      ]);
      const found = await gatewayAt(server.port).list(outgoing.to, since);
      assert.deepEqual(
        found.map((message) => message.sid),
        [item(1).sid, item(3).sid],
      );
      assert.equal(server.requests.length, 3);
      const asked = new URL(/^GET (\S+)/.exec(server.requests[0] ?? '')?.[1] ?? '', 'http://x').searchParams;
      assert.deepEqual([...asked.keys()].toSorted(), ['PageSize', 'To'], 'nothing that hides what has not left');
    });

    it('EM-26 counts a message once that stands on two pages', async () => {
      const server = await paging([
        { messages: [item(1), item(2)], next_page_uri: `${path}?Page=1` },
        { messages: [item(2), item(3)], next_page_uri: null },
      ]);
      assert.equal((await gatewayAt(server.port).list(outgoing.to, since)).length, 3);
    });

    it('EM-26 a list without end proves nothing', async () => {
      const server = await paging([{ messages: [item(1)], next_page_uri: `${path}?Page=1` }]);
      await unavailable(gatewayAt(server.port).list(outgoing.to, since), 'temporary');
    });

    it('EM-26 a list that breaks off proves nothing', async () => {
      const page = { messages: [item(1)], next_page_uri: `${path}?Page=1` };
      for (const broken of [{ messages: [{ ...item(2), date_created: 'soon' }] }, { messages: [{}] }, {}]) {
        const server = await paging([page, broken]);
        await unavailable(gatewayAt(server.port).list(outgoing.to, since), 'temporary');
      }
    });

    it('EM-26 asks for a next page at our address only, whatever host the answer names', async () => {
      const other = await bareServer({});
      const elsewhere = `//127.0.0.1:${other.port}${path}`;
      const named = [
        { next_page_uri: elsewhere },
        { next_page_uri: `http:${elsewhere}` },
        { meta: { next_page_url: `http:${elsewhere}` } },
        { meta: { next_page_url: `http://127.0.0.1${elsewhere}` } },
      ];
      for (const next of named) {
        const server = await paging([
          { messages: [item(1)], ...next },
          { messages: [item(2)], next_page_uri: null },
        ]);
        await gatewayAt(server.port).list(outgoing.to, since);
        assert.equal(server.requests.length, 2);
      }
      assert.equal(other.connections.length, 0);
    });
  });
});
