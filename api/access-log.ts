/** Request ids and the access log: method, route pattern, status, duration. Never an address as it was asked for, nor a body. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

const quiet = new Set(['/health', '/ready']);

export function accessLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const begun = performance.now();
    const requestId = randomUUID();
    res.locals.requestId = requestId;
    res.setHeader('X-Request-Id', requestId);
    res.on('close', () => {
      const route = typeof res.locals.route === 'string' ? res.locals.route : 'none';
      const ms = Math.round(performance.now() - begun);
      const line = { method: req.method, route, status: res.statusCode, ms, requestId };
      if (quiet.has(route)) log.debug(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
