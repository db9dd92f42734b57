/** A server that does to a request what no gateway should, at the socket: for faults that the simulator can't show. */
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';
import type { Outgoing } from '../../activities/gateways/sms/sms-gateway.ts';

/** `connection` is called before anything is read, `request` once it is read in full. */
type Behaviour = {
  connection?: (socket: net.Socket) => void;
  request?: (socket: net.Socket, request: string) => void;
};

export type BareServer = {
  port: number;
  /** As the server read them: head and body. */
  requests: string[];
  connections: net.Socket[];
  /** Waits for every connection to end. */
  close: () => Promise<void>;
};

const open: BareServer[] = [];

/** Closes what a test that failed left open. */
export const closeServers = async (): Promise<void> => {
  for (const server of open.splice(0)) await server.close();
};

export async function bareServer(
  { connection, request }: Behaviour,
  secure?: { key: string; cert: string },
): Promise<BareServer> {
  const requests: string[] = [];
  const connections: net.Socket[] = [];
  const serve = (socket: net.Socket) => {
    connections.push(socket);
    socket.on('error', () => {});
    connection?.(socket);
    let read = '';
    socket.on('data', (bytes: Buffer) => {
      read += bytes.toString();
      const end = read.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(read)?.[1] ?? 0);
      if (end < 0 || Buffer.byteLength(read) < end + 4 + length) return;
      const whole = read;
      read = '';
      requests.push(whole);
      request?.(socket, whole);
    });
  };
  const server = secure ? tls.createServer(secure, serve) : net.createServer(serve);
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const closed = once(server, 'close');
  const bare: BareServer = {
    port: address.port,
    requests,
    connections,
    close: async () => {
      server.close();
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
  open.push(bare);
  return bare;
}

/** An answer as text; a body that is no string goes as JSON. */
export function answered(status: number, body: unknown, headers: Record<string, string> = {}): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  const all = { 'content-type': type, 'content-length': String(Buffer.byteLength(text)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Any\r\n${lines.join('')}\r\n${text}`;
}

export const accountSid = `AC${'0a'.repeat(16)}`;
export const authToken = 'c0ffee'.repeat(5);
export const sid = `SM${'1b'.repeat(16)}`;
export const outgoing: Outgoing = {
  attemptId: '0198b0c4-7f6e-7c3a-9a51-2f4f6b7d8e90',
  to: '+61491570006',
  from: 'Child Supp',
  body: 'Please call us by 14 Feb 2027 – it’s about your 5 € payment',
  validitySeconds: 900,
};

/** The adapter, pointed at a server on this machine unless `apiUrl` names another. */
export const gatewayAt = (port: number, timeoutMs = 5_001, apiUrl = `http://127.0.0.1:${port}`) =>
  createTwilioGateway({ accountSid, authToken, apiUrl, publicUrl: 'https://casewright.example:8443', timeoutMs });
