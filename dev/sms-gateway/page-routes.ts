import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Exchange } from './exchange.ts';
import { handsets, page } from './page.ts';

const file = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page at /, its parts, and `/events`, which tells it when something has changed. */
export function answerPage(exchange: Exchange, url: URL, req: IncomingMessage, res: ServerResponse): void {
  const send = (type: string, body: string, status = 200) => {
    res.writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
    });
    res.end(req.method === 'HEAD' ? undefined : body);
  };
  if (req.method !== 'GET' && req.method !== 'HEAD') return send('text/plain', 'Only GET.', 405);
  switch (url.pathname) {
    case '/':
      return send('text/html', page(exchange.store, exchange.now()));
    case '/handsets':
      return send('text/html', Object.values(handsets(exchange.store, exchange.now())).join('\n'));
    case '/page.css':
      return send('text/css', file('page-style.css'));
    case '/page.js':
      return send('text/javascript', file('page-script.js'));
    case '/events':
      return events(exchange, res);
    default:
      return send('text/plain', 'There is nothing here.', 404);
  }
}

/** Server-sent events without content: something has changed. */
function events(exchange: Exchange, res: ServerResponse): void {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  res.write(': here\n\n');
  let told = false;
  const stop = exchange.onChange(() => {
    if (told) return;
    told = true;
    // several changes at once are told once
    setTimeout(() => {
      told = false;
      res.write('data: changed\n\n');
    }, 100);
  });
  res.on('close', stop);
}
