/** `/health`: the process answers. `/ready`: the worker takes work; false again from the signal to stop on. */
import { createServer, type Server } from 'node:http';

export type Health = { ready: boolean };

export function serveHealth(health: Health, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const ok = request.url === '/health' || (request.url === '/ready' && health.ready);
    const known = request.url === '/health' || request.url === '/ready';
    response.writeHead(ok ? 200 : known ? 503 : 404, { 'content-type': 'text/plain' });
    response.end(ok ? 'ok\n' : known ? 'not ready\n' : 'not found\n');
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
