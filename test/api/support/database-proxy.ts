/** A door before PostgreSQL that can be shut: a database that goes away in the middle of things, and comes back. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type DatabaseProxy = {
  /** The same database, through the door. */
  url: string;
  /** Cuts every connection and refuses new ones. */
  shut(): Promise<void>;
  /** Cuts every connection; new ones come through. */
  cut(): void;
  open(): Promise<void>;
};

export async function startDatabaseProxy(databaseUrl: string, port: number): Promise<DatabaseProxy> {
  const to = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const open = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = () => sockets.forEach((socket) => socket.destroy());
  await open();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    open,
    cut,
    async shut() {
      const closed = server.listening ? once(server, 'close') : Promise.resolve();
      server.close();
      cut();
      await closed;
    },
  };
}
