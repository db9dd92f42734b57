/** The simulated gateway behind TLS, and a door that can be held between the connection and its handshake: armed, and not yet written. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import tls from 'node:tls';
import { selfSigned } from '../activities/sms-gateway-certificate.ts';
import { closeAtEnd } from './root-hooks.ts';

export type SmsFront = {
  /** https://localhost:port; whoever comes must trust `cert` (PEM). */
  url: string;
  cert: string;
  /** From now on whoever connects waits for the handshake. */
  hold(): HeldConnections;
  /** Cuts every connection and every new one before its handshake, until it is up again. */
  down(): void;
  up(): void;
};
export type HeldConnections = { reached(): Promise<boolean>; release(): Promise<void> };

/** Stopped with the test process. */
export async function startSmsFront(behind: string): Promise<SmsFront> {
  const { key, cert } = selfSigned('localhost');
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other?: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other?.destroy();
    });
  };
  const secure = tls.createServer({ key, cert }, (near) => {
    const far = connect(Number(new URL(behind).port), '127.0.0.1');
    keep(near, far);
    keep(far, near);
    near.pipe(far);
    far.pipe(near);
  });
  secure.on('tlsClientError', () => {}); // gone before its handshake was done
  let waiting: Socket[] | null = null;
  let isDown = false;
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    keep(socket);
    if (isDown) socket.destroy();
    else if (waiting) waiting.push(socket);
    else secure.emit('connection', socket);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  closeAtEnd(async () => {
    for (const socket of sockets) socket.destroy();
    const closed = once(server, 'close');
    server.close();
    await closed;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the front listens on no port');
  return {
    url: `https://localhost:${address.port}`,
    cert,
    down() {
      isDown = true;
      for (const socket of sockets) socket.destroy();
    },
    up() {
      isDown = false;
    },
    hold() {
      const held: Socket[] = (waiting = []);
      return {
        reached: () => Promise.resolve(held.length > 0),
        release() {
          if (waiting === held) waiting = null;
          for (const socket of held.splice(0)) if (!socket.destroyed) secure.emit('connection', socket);
          return Promise.resolve();
        },
      };
    },
  };
}
