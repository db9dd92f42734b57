/**
 * A connection of its own for every request, complete (TLS included) before the first byte of the request is written. So an error
 * while connecting, whatever its name, means that nothing was written; and no stale socket of an earlier request is ever used again.
 */
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';

/** Nothing of the request was written. `refusedByProxy`: a proxy answered in the gateway's place. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
  readonly refusedByProxy: boolean;

  constructor(refusedByProxy = false) {
    super('Not connected');
    this.refusedByProxy = refusedByProxy;
  }
}

export type Connecting = {
  target: URL;
  proxy: URL | null;
  /** For DNS, TCP, proxy and TLS together. */
  timeoutMs: number;
  /** Asked when the connection stands, immediately before the request is written; `false`: it is not. */
  mayBeWritten: () => boolean;
};

/** An agent for requests to `target`, whose connections fail with NotConnected. */
export function freshConnections(connecting: Connecting): http.Agent {
  const agent = isSecure(connecting.target)
    ? new https.Agent({ keepAlive: false })
    : new http.Agent({ keepAlive: false });
  agent.createConnection = (_options, made) => {
    connect(connecting).then(
      (socket) => made?.(null, socket),
      (error: unknown) => made?.(error instanceof NotConnected ? error : new NotConnected(), new net.Socket()),
    );
    return undefined;
  };
  return agent;
}

/**
 * The proxy that the environment names for an address: HTTPS_PROXY, else HTTP_PROXY, unless the host stands in NO_PROXY or is this
 * machine. Throws where that is no proxy's address, without quoting it: it may hold a password.
 */
export function proxyFor(target: URL, env: NodeJS.ProcessEnv): URL | null {
  const named = (name: string) => env[name] || env[name.toLowerCase()] || '';
  const proxy = named('HTTPS_PROXY') || named('HTTP_PROXY');
  const host = target.hostname.toLowerCase();
  const exempt = named('NO_PROXY')
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim().replace(/^\*?\./, ''))
    .filter((entry) => entry !== '');
  if (!proxy || isThisMachine(target)) return null;
  if (exempt.some((entry) => entry === '*' || host === entry || host.endsWith(`.${entry}`))) return null;
  const url = URL.parse(proxy);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error('HTTPS_PROXY or HTTP_PROXY is not the address of an HTTP proxy.');
  return url;
}

/** Whether the address never leaves this machine. */
export const isThisMachine = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

async function connect({ target, proxy, timeoutMs, mayBeWritten }: Connecting): Promise<net.Socket> {
  const socket = await reach(target, proxy, AbortSignal.timeout(timeoutMs));
  try {
    if (mayBeWritten()) return socket;
  } catch {
    // as good as no
  }
  socket.destroy();
  throw new NotConnected();
}

async function reach(target: URL, proxy: URL | null, inTime: AbortSignal): Promise<net.Socket> {
  const { host, port } = endOf(target);
  const plain = proxy ? await tunnel(proxy, `${target.hostname}:${port}`, inTime) : undefined;
  if (!isSecure(target)) return plain ?? standing(net.connect({ host, port }), 'connect', inTime);
  const named = net.isIP(host) ? {} : { servername: host };
  const end = plain ? { socket: plain, host } : { host, port };
  return standing(tls.connect({ ...end, ...named, ALPNProtocols: ['http/1.1'] }), 'secureConnect', inTime);
}

function standing(socket: net.Socket, event: 'connect' | 'secureConnect', inTime: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const fail = () => {
      socket.destroy();
      reject(new NotConnected());
    };
    socket.on('error', fail); // stays, so that no error is without a listener before the request has its own
    inTime.addEventListener('abort', fail, { once: true });
    socket.once(event, () => {
      inTime.removeEventListener('abort', fail);
      resolve(socket);
    });
  });
}

/** A way through the proxy, which sees nothing but the name of the host. */
function tunnel(proxy: URL, authority: string, inTime: AbortSignal): Promise<net.Socket> {
  const user = proxy.username && `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const request = (isSecure(proxy) ? https : http).request({
    ...endOf(proxy),
    method: 'CONNECT',
    path: authority,
    headers: {
      host: authority,
      ...(user && { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` }),
    },
    agent: false,
  });
  return new Promise((resolve, reject) => {
    const fail = () => {
      request.destroy();
      reject(new NotConnected());
    };
    request.on('error', fail);
    inTime.addEventListener('abort', fail, { once: true });
    request.once('connect', (answer, socket: net.Socket) => {
      inTime.removeEventListener('abort', fail);
      socket.on('error', () => {}); // what goes wrong from here on shows at the TLS socket above
      if (answer.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new NotConnected(true));
    });
    request.end();
  });
}

const isSecure = ({ protocol }: URL): boolean => protocol === 'https:';

const endOf = (url: URL): { host: string; port: number } => ({
  host: url.hostname.replace(/^\[|\]$/g, ''),
  port: Number(url.port || (isSecure(url) ? 443 : 80)),
});
