/** A request as bytes: what no client library would send. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { problems, type ProblemCode } from '../../../api/errors.ts';

export type RawAnswer = { status: number; headers: Map<string, string>; text: string; json: Record<string, unknown> };

/** Sends `head` (request line and headers, a line each) and `body`, and reads until the server closes. `end`: says nothing more then. */
export async function rawRequest(
  url: string,
  head: readonly string[],
  body: string | Buffer = '',
  end = true,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {}); // it answers and hangs up while we still send
  await once(socket, 'connect');
  socket.write(`${head.join('\r\n')}\r\n${end ? '\r\n' : ''}`);
  if (body.length) socket.write(body);
  if (!socket.closed) await once(socket, 'close');
  const [top = '', ...rest] = Buffer.concat(chunks).toString().split('\r\n\r\n');
  const [line = '', ...fields] = top.split('\r\n');
  const headers = new Map(
    fields.map((field) => {
      const at = field.indexOf(':');
      return [field.slice(0, at).toLowerCase(), field.slice(at + 1).trim()] as const;
    }),
  );
  const text = rest.join('\r\n\r\n');
  const json: unknown = /json/.test(headers.get('content-type') ?? '') ? JSON.parse(text) : {};
  return { status: Number(line.split(' ')[1]), headers, text, json: json as Record<string, unknown> };
}

/** A problem of its own kind in full, with nothing else in it. */
export function assertProblem(what: string, answered: RawAnswer, code: ProblemCode): void {
  const { status, title } = problems[code];
  const { requestId, detail, errors, type, ...rest } = answered.json;
  assert.deepEqual([answered.status, rest], [status, { title, status, code }], what);
  assert.equal(answered.headers.get('content-type'), 'application/problem+json; charset=utf-8', what);
  assert.equal(answered.headers.get('cache-control'), 'no-store', what);
  assert.equal(answered.headers.get('x-content-type-options'), 'nosniff', what);
  assert.equal(requestId, answered.headers.get('x-request-id'), what);
  assert.match(String(type), /^\/problems\/[a-z-]+$/, what);
  const said = JSON.stringify([detail, errors]);
  assert.doesNotMatch(said, /node_modules|\.ts|prisma|SELECT|postgres|at \w+ \(/i, what);
}
