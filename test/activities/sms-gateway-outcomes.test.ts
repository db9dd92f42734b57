/** What an outcome of a POST tells, each produced at a real socket: accepted, certainly not, or perhaps (EM-25, EM-26). */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type net from 'node:net';
import { inspect } from 'node:util';
import type { SendOutcome } from '../../activities/gateways/sms/sms-gateway.ts';
import { answered, bareServer, closeServers, gatewayAt, outgoing, sid } from './sms-gateway-server.ts';

type Case = {
  title: string;
  /** Null: none comes, the server acts at the socket. */
  answer: string | ((socket: net.Socket) => void);
  expected: SendOutcome;
  timeoutMs?: number;
};

const message = { sid, status: 'queued', to: outgoing.to, from: outgoing.from, body: outgoing.body, error_code: null };
const twilioError = (status: number, code: number) => ({
  code,
  message: `The 'To' number ${outgoing.to} is not a valid phone number: ${outgoing.body}`,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});
const html = '<html><body>Gateway</body></html>';
const unknown = (how: Extract<SendOutcome, { outcome: 'unknown' }>['how']): SendOutcome => ({
  outcome: 'unknown',
  how,
});
type Refused = Extract<SendOutcome, { outcome: 'refused' }>;
const refused = (cls: Refused['class'], code: number | null, more: Partial<Refused> = {}): SendOutcome => ({
  outcome: 'refused',
  class: cls,
  code,
  retryAfterSeconds: null,
  ...more,
});
const byCode = (cls: Refused['class'], status: number, codes: number[], more: Partial<Refused> = {}): Case[] =>
  codes.map((code) => ({
    title: `EM-25 ${status} with ${code} is ${cls}`,
    answer: answered(status, twilioError(status, code)),
    expected: refused(cls, code, more),
  }));
const alarm = { alarm: true } as const;

const cases: Case[] = [
  {
    title: 'EM-26 201 with a message is accepted',
    answer: answered(201, message),
    expected: { outcome: 'accepted', sid },
  },

  ...byCode('number', 400, [21211, 21614, 21635, 21265, 21217]),
  ...byCode('optedOut', 400, [21610]),
  ...byCode('route', 400, [21408, 21612, 21606, 21659]),
  ...byCode('temporary', 400, [21611, 21730]),
  ...byCode('temporary', 429, [20429]),
  ...byCode('ours', 400, [21603], alarm),
  ...byCode('ours', 401, [20003], alarm),
  ...byCode('ours', 403, [20003], alarm),
  ...byCode('ours', 404, [20404], alarm),
  // a receipt's codes say nothing here
  ...byCode('temporary', 400, [20001, 21999, 30005], alarm),
  ...[400, 401, 403, 404, 407, 408, 409, 422].map((status) => ({
    title: `EM-25 ${status} without the gateway's code is a proxy's: temporary, with an alarm`,
    answer: answered(status, html),
    expected: refused('temporary', null, alarm),
  })),
  {
    title: 'EM-25 429 with Retry-After in seconds tells them',
    answer: answered(429, twilioError(429, 20429), { 'retry-after': '7' }),
    expected: refused('temporary', 20429, { retryAfterSeconds: 7 }),
  },
  {
    title: 'EM-25 429 with Retry-After as a date counts from the answer’s own date',
    answer: answered(429, html, {
      'retry-after': 'Sun, 14 Feb 2027 20:00:30 GMT',
      date: 'Sun, 14 Feb 2027 20:00:00 GMT',
    }),
    expected: refused('temporary', null, { retryAfterSeconds: 30 }),
  },
  {
    title: 'EM-25 a Retry-After that is none, or without end, harms nobody',
    answer: answered(429, html, { 'retry-after': `${'9'.repeat(40)}` }),
    expected: refused('temporary', null, { retryAfterSeconds: 86_400 }),
  },

  ...[500, 502, 503, 504].flatMap((status): Case[] => [
    {
      title: `EM-26 ${status} with JSON is unknown`,
      answer: answered(status, twilioError(status, 20500)),
      expected: unknown('serverError'),
    },
    { title: `EM-26 ${status} with HTML is unknown`, answer: answered(status, html), expected: unknown('serverError') },
  ]),
  {
    title: 'EM-26 500 stays one, whatever status and code its body names',
    answer: answered(500, { type: 'about:blank', title: 'Bad request', status: 400, code: 21211 }),
    expected: unknown('serverError'),
  },

  ...(
    [
      ['half of its JSON', JSON.stringify(message).slice(0, 60)],
      ['HTML', html],
      ['nothing', ''],
      ['a message without a SID', { ...message, sid: undefined }],
      ['a SID that is none', { ...message, sid: '../../Accounts' }],
      ['null', 'null'],
      ['a list', []],
    ] as const
  ).map(([what, body]) => ({
    title: `EM-26 201 with ${what} is unknown`,
    answer: answered(201, body),
    expected: unknown('unreadable'),
  })),
  { title: 'EM-26 200 of a portal is unknown', answer: answered(200, html), expected: unknown('unreadable') },
  { title: 'EM-26 no HTTP is unknown', answer: 'SSH-2.0-OpenSSH\r\n\r\n', expected: unknown('unreadable') },
  {
    title: 'EM-26 a redirection is unknown, and not followed',
    answer: answered(307, '', { location: '/2010-04-01/elsewhere.json' }),
    expected: unknown('unexpected'),
  },

  {
    title: 'EM-26 a connection reset after the request was read is unknown',
    answer: (socket) => socket.resetAndDestroy(),
    expected: unknown('connectionLost'),
  },
  {
    title: 'EM-26 a connection ended without an answer is unknown',
    answer: (socket) => socket.end(),
    expected: unknown('connectionLost'),
  },
  {
    title: 'EM-26 a body cut by the end of the connection is unknown',
    answer: (socket) => socket.end(answered(201, message).slice(0, -20)),
    expected: unknown('connectionLost'),
  },
  {
    title: 'EM-26 a refusal whose body is cut is unknown',
    answer: (socket) => socket.end(answered(400, twilioError(400, 21211)).slice(0, -20)),
    expected: unknown('connectionLost'),
  },
  { title: 'EM-26 no answer in time is unknown', answer: () => {}, timeoutMs: 400, expected: unknown('timeOut') },
  {
    title: 'EM-26 an answer that trickles past the time-out is unknown',
    answer: (socket) => {
      socket.write('HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n');
      const trickle = setInterval(() => socket.write(' '), 50);
      socket.once('close', () => clearInterval(trickle));
    },
    timeoutMs: 400,
    expected: unknown('timeOut'),
  },
];

describe('SMS gateway: what an outcome of a POST tells', () => {
  afterEach(closeServers);

  for (const { title, answer, expected, timeoutMs } of cases)
    it(title, async () => {
      const server = await bareServer({
        request: (socket) => (typeof answer === 'string' ? socket.write(answer) : answer(socket)),
      });
      const outcome = await gatewayAt(server.port, timeoutMs).send(outgoing);
      assert.deepEqual(outcome, expected);
      const said = inspect(outcome, { depth: Infinity, showHidden: true });
      for (const personal of [outgoing.to, outgoing.to.slice(1), outgoing.body, 'Please call'])
        assert.ok(!said.includes(personal), said);
      const [socket] = server.connections;
      assert.ok(socket);
      if (!socket.destroyed) await once(socket, 'close'); // by the adapter: the server keeps it open
      await server.close();
      assert.equal(server.requests.length, 1, 'exactly one request');
      assert.equal(server.connections.length, 1);
    });

  it('EM-26 a connection reset before the request was read is unknown', async () => {
    const server = await bareServer({
      connection: (socket) => socket.once('readable', () => socket.resetAndDestroy()),
    });
    assert.deepEqual(await gatewayAt(server.port).send(outgoing), unknown('connectionLost'));
    await server.close();
    assert.equal(server.connections.length, 1);
  });

  it('EM-20 EM-21 asks for exactly what was previewed, with our attempt in the receipt’s address', async () => {
    const server = await bareServer({ request: (socket) => socket.write(answered(201, message)) });
    await gatewayAt(server.port).send(outgoing);
    await server.close();
    const [head = '', body] = (server.requests[0] ?? '').split('\r\n\r\n');
    assert.match(head, /^POST \/2010-04-01\/Accounts\/AC[0-9a-f]{32}\/Messages\.json HTTP\/1\.1\r\n/);
    assert.match(head, /^authorization: Basic /im);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      To: outgoing.to,
      From: 'Child Supp',
      Body: outgoing.body,
      ValidityPeriod: '900',
      SmartEncoded: 'false',
      StatusCallback: `https://casewright.example:8443/webhooks/sms/status?attempt=${outgoing.attemptId}#rc=5&rp=all`,
    });
  });

  it('EM-26 every POST has a connection of its own, though the server would keep it', async () => {
    const server = await bareServer({ request: (socket) => socket.write(answered(201, message)) });
    const gateway = gatewayAt(server.port);
    for (let n = 0; n < 3; n++) await gateway.send(outgoing);
    await Promise.all([gateway.send(outgoing), gateway.send(outgoing)]);
    await server.close();
    assert.equal(server.connections.length, 5);
    assert.equal(server.requests.length, 5);
    for (const request of server.requests) assert.match(request, /^connection: close\r$/im);
  });

  it('EM-26 writes nothing when that is no longer allowed once the connection stands', async () => {
    let bytes = 0;
    const server = await bareServer({ connection: (socket) => socket.on('data', (read) => (bytes += read.length)) });
    const asked: number[] = [];
    const outcome = await gatewayAt(server.port).send(outgoing, () => {
      asked.push(server.connections.length);
      return false;
    });
    assert.deepEqual(outcome, refused('temporary', null));
    assert.equal(asked.length, 1);
    const [socket] = server.connections;
    assert.ok(socket);
    if (!socket.destroyed) await once(socket, 'close');
    await server.close();
    assert.equal(bytes, 0);
  });
});
