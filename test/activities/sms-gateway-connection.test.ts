/** What fails while connecting was certainly not accepted: nothing of the request leaves before the connection stands, TLS included. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { proxyFor } from '../../activities/gateways/sms/connection.ts';
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';
import { anyPort } from '../../dev/ports.ts';
import { selfSigned } from './sms-gateway-certificate.ts';
import {
  accountSid,
  answered,
  authToken,
  bareServer,
  closeServers,
  gatewayAt,
  outgoing,
  sid,
} from './sms-gateway-server.ts';

const notAccepted = { outcome: 'refused', class: 'temporary', code: null, retryAfterSeconds: null };
const accepts = (socket: net.Socket) => socket.write(answered(201, { sid, status: 'queued' }));

describe('SMS gateway: connecting', () => {
  const trusted = tls.getCACertificates('default');
  const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'];
  const environment = Object.fromEntries(proxyVariables.map((name) => [name, process.env[name]]));
  const setEnvironment = (variables: Record<string, string | undefined>) => {
    for (const name of proxyVariables)
      if (variables[name] === undefined) delete process.env[name];
      else process.env[name] = variables[name];
  };
  beforeEach(() => setEnvironment({}));
  afterEach(async () => {
    setEnvironment(environment);
    tls.setDefaultCACertificates(trusted);
    await closeServers();
  });
  const trust = ({ cert }: { cert: string }) => tls.setDefaultCACertificates([...trusted, cert]);

  it('EM-25 a refused connection is certainly not accepted', async () => {
    assert.deepEqual(await gatewayAt(await anyPort()).send(outgoing), notAccepted);
  });

  it('EM-25 a name that nobody knows is certainly not accepted', async () => {
    assert.deepEqual(await gatewayAt(0, 5_000, 'https://sms-gateway.invalid').send(outgoing), notAccepted);
  });

  it('EM-26 reaches the gateway by TLS', async () => {
    const certificate = selfSigned('localhost');
    const server = await bareServer({ request: accepts }, certificate);
    trust(certificate);
    const outcome = await gatewayAt(0, 5_000, `https://localhost:${server.port}`).send(outgoing);
    assert.deepEqual(outcome, { outcome: 'accepted', sid });
    assert.match(server.requests[0] ?? '', new RegExp(`^host: localhost:${server.port}\r$`, 'im'));
  });

  const handshakes: [title: string, host: string, isTrusted: boolean][] = [
    ['a certificate that nobody vouches for', 'localhost', false],
    ['a certificate of somebody else', 'elsewhere.example', true],
  ];
  for (const [title, host, isTrusted] of handshakes)
    it(`EM-25 ${title} is certainly not accepted, and is told nothing`, async () => {
      const certificate = selfSigned(host);
      let bytes = 0;
      const connection = (socket: net.Socket) => socket.on('data', (read) => (bytes += read.length));
      const server = await bareServer({ connection, request: accepts }, certificate);
      if (isTrusted) trust(certificate);
      const outcome = await gatewayAt(0, 5_000, `https://localhost:${server.port}`).send(outgoing);
      assert.deepEqual(outcome, notAccepted);
      await server.close();
      assert.equal(bytes, 0);
    });

  const noTls: [title: string, greet: (socket: net.Socket) => unknown, timeoutMs?: number][] = [
    ['that is no TLS', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['that is reset', (socket) => socket.resetAndDestroy()],
    ['that never answers', () => {}, 401],
  ];
  for (const [title, greet, timeoutMs] of noTls)
    it(`EM-25 a TLS handshake ${title} is certainly not accepted`, async () => {
      const server = await bareServer({ connection: (socket) => socket.once('data', () => greet(socket)) });
      const gateway = gatewayAt(0, timeoutMs, `https://localhost:${server.port}`);
      assert.deepEqual(await gateway.send(outgoing), notAccepted);
      const [socket] = server.connections;
      assert.ok(socket);
      if (!socket.destroyed) await once(socket, 'close');
      assert.equal(server.connections.length, 1);
    });

  describe('through a proxy', () => {
    const host = 'api.gateway.invalid';
    /** Connects whatever it is asked for with a port of this machine, or answers with a status of its own. */
    const proxyTo = (port: number, status = 200) =>
      bareServer({
        request: (client) => {
          if (status !== 200) return client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 2\r\n\r\nno`);
          const server = net.connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connected\r\n\r\n'));
          client.removeAllListeners('data');
          client.pipe(server).pipe(client);
          return server.on('error', () => client.destroy());
        },
      });

    for (const variable of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])
      it(`EM-26 goes through the proxy that ${variable} names, which sees the host’s name only`, async () => {
        const certificate = selfSigned(host);
        const server = await bareServer({ request: accepts }, certificate);
        trust(certificate);
        const proxy = await proxyTo(server.port);
        setEnvironment({ [variable]: `http://agency:p%40ss@127.0.0.1:${proxy.port}` });
        const outcome = await gatewayAt(0, 5_000, `https://${host}`).send(outgoing);
        assert.deepEqual(outcome, { outcome: 'accepted', sid });
        assert.equal(server.requests.length, 1);
        assert.equal(proxy.requests.length, 1);
        const [asked = ''] = proxy.requests;
        assert.match(asked, /^CONNECT api\.gateway\.invalid:443 HTTP\/1\.1\r\n/);
        const basic = Buffer.from('agency:p@ss').toString('base64');
        assert.match(asked, new RegExp(`^proxy-authorization: Basic ${basic}\r$`, 'im'));
        assert.doesNotMatch(asked, /^authorization/im);
      });

    for (const status of [403, 407, 502])
      it(`EM-25 a proxy’s ${status} is certainly not accepted, with an alarm`, async () => {
        const proxy = await proxyTo(0, status);
        setEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
        const outcome = await gatewayAt(0, 5_000, `https://${host}`).send(outgoing);
        assert.deepEqual(outcome, { ...notAccepted, alarm: true });
        assert.equal(proxy.requests.length, 1);
      });

    it('EM-25 a proxy that is away, or that never answers, is certainly not accepted', async () => {
      setEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${await anyPort()}` });
      assert.deepEqual(await gatewayAt(0, 5_000, `https://${host}`).send(outgoing), notAccepted);
      const silent = await bareServer({});
      setEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${silent.port}` });
      assert.deepEqual(await gatewayAt(0, 400, `https://${host}`).send(outgoing), notAccepted);
    });

    it('EM-25 a proxy that breaks off before TLS stands is certainly not accepted', async () => {
      const proxy = await bareServer({
        request: (client) => {
          client.removeAllListeners('data').once('data', () => client.resetAndDestroy());
          client.write('HTTP/1.1 200 Connected\r\n\r\n');
        },
      });
      setEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
      assert.deepEqual(await gatewayAt(0, 5_000, `https://${host}`).send(outgoing), notAccepted);
    });

    it('EM-26 does not begin with a proxy that is none, and does not quote it', () => {
      for (const HTTPS_PROXY of ['agency:secret@proxy', 'socks5://agency:secret@proxy.example'])
        assert.throws(() => proxyFor(new URL('https://api.twilio.com'), { HTTPS_PROXY }), /^Error: HTTPS_PROXY[^@]*$/);
    });

    it('EM-26 leaves the proxy out for this machine and for what NO_PROXY names', () => {
      const proxy = { HTTPS_PROXY: 'http://proxy.example:3128' };
      const by = (address: string, more = {}) => proxyFor(new URL(address), { ...proxy, ...more })?.href ?? null;
      assert.equal(by('https://api.twilio.com'), 'http://proxy.example:3128/');
      for (const here of ['http://127.0.0.1:4500', 'http://localhost:4500', 'https://[::1]'])
        assert.equal(by(here), null);
      for (const NO_PROXY of ['*', 'api.twilio.com', 'other.example, .twilio.com', '*.twilio.com'])
        assert.equal(by('https://api.twilio.com', { NO_PROXY }), null, NO_PROXY);
      for (const NO_PROXY of ['', 'twilio.com.example', 'io.com', 'i.twilio.com'])
        assert.notEqual(by('https://api.twilio.com', { NO_PROXY }), null, NO_PROXY);
    });
  });

  const settings = { accountSid, authToken, apiUrl: 'https://api.twilio.com', publicUrl: 'https://casewright.example' };
  const wrong: [title: string, change: Partial<typeof settings>, expected: RegExp][] = [
    ['an account SID that is none', { accountSid: 'casewright' }, /account SID/],
    ['an empty token', { authToken: '' }, /token is empty/],
    ['an address with a path', { apiUrl: 'https://api.twilio.com/2010-04-01' }, /has a path/],
    ['an address with a password', { apiUrl: 'https://a:b@api.twilio.com' }, /has a path, a query or a user/],
    ['an address without TLS', { apiUrl: 'http://api.twilio.com' }, /HTTPS/],
  ];
  for (const [title, change, expected] of wrong)
    it(`EM-26 does not begin with ${title}`, () => {
      assert.throws(() => createTwilioGateway({ ...settings, ...change }), expected);
    });
});
