/** The HTTP server around the application: how long it waits for a request, and what it answers to what is none. */
import { randomUUID } from 'node:crypto';
import { createServer, ServerResponse, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { Problem, problems, type ProblemCode } from './errors.ts';
import { problemBody } from './problem-response.ts';

/** In ms. A slow sender holds a connection, and no more, for so long. */
type Patience = { headersMs: number; requestMs: number; checkMs: number };
const usualPatience: Patience = { headersMs: 15_000, requestMs: 30_000, checkMs: 5000 };
/** Longer than the load balancers before us keep an idle connection, so that they close it first. */
const keepAliveMs = 65_000;
/** Larger ones than the application takes are answered here; it refuses, and records, from half of that. */
const maxHeaderSize = 32 * 1024;

/** Takes the application. Returns a server that does not listen yet. */
export function createApiServer(app: RequestListener, log: Logger, patience: Patience = usualPatience): Server {
  const server = createServer(
    {
      maxHeaderSize,
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.checkMs,
      keepAliveTimeout: keepAliveMs,
    },
    app,
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(error, socket, log));
  return server;
}

const codes: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headersTooLarge',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'tooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'tooSlow',
};

/** What could not be read as a request never reaches the application: nobody asked for anything, so it is logged and not recorded. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex, log: Logger): void {
  const answering =
    '_httpMessage' in socket && socket._httpMessage instanceof ServerResponse && socket._httpMessage.headersSent;
  if (error.code === 'ECONNRESET' || !socket.writable || answering) return void socket.destroy();
  const problem = new Problem(codes[error.code ?? ''] ?? 'malformed');
  const requestId = randomUUID();
  log.info({ requestId, code: problem.code }, 'what came was no request');
  const body = JSON.stringify(problemBody(problem, requestId));
  const lines = [
    `HTTP/1.1 ${problems[problem.code].status} ${problem.code}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
