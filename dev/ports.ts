import { createServer } from 'node:net';

/** Ports handed out by this process that nobody may be listening on yet. */
const given = new Set<number>();

/**
 * A free TCP port on the loopback addresses: the wanted one, or the next free one above it.
 * Throws a plain sentence when twenty in a row are taken.
 */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 20; port++) {
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 19}. Stop what listens there and start again.`);
}

/** Any free port: for servers of tests. */
export async function anyPort(): Promise<number> {
  for (;;) {
    const port = await listenOnce('127.0.0.1', 0);
    if (port === undefined) throw new Error('This machine gives no free port on 127.0.0.1.');
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}

/** On every address, since a browser's `localhost` may mean ::1 and others listen on 0.0.0.0. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::1', '::'])
    if ((await listenOnce(host, port)) === undefined) return false;
  return true;
}

/** The port listened on for a moment; undefined when it is taken. An address this machine doesn't have counts as free. */
function listenOnce(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (e: NodeJS.ErrnoException) =>
      resolve(e.code === 'EADDRNOTAVAIL' || e.code === 'EAFNOSUPPORT' ? port : undefined),
    );
    server.listen({ host, port, exclusive: true, ipv6Only: host === '::' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
