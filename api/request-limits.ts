/** What no request of ours looks like, refused before anything of it is used. */
import type { RequestHandler } from 'express';
import { Problem } from './errors.ts';

const longestAddress = 8000; // characters; RFC 9110, section 4.1
const largestHeaders = 16 * 1024; // characters of names and values together

/** One of them decides; with two, a proxy may have looked at the other one. */
const once = new Set([
  'authorization',
  'content-type',
  'host',
  'idempotency-key',
  'if-match',
  'origin',
  'sec-fetch-site',
]);

export const requestLimits: RequestHandler = (req, _res, next) => {
  if (req.originalUrl.length > longestAddress) throw new Problem('addressTooLong');
  if (req.rawHeaders.join('').length > largestHeaders) throw new Problem('headersTooLarge');
  if (!req.originalUrl.startsWith('/')) throw new Problem('malformed', 'The address must be a path.');
  if (req.originalUrl.includes('%00'))
    throw new Problem('malformed', 'The address contains a character that cannot be kept.');
  const seen = new Set<string>();
  for (const name of req.rawHeaders.filter((_, i) => i % 2 === 0).map((it) => it.toLowerCase())) {
    if (seen.has(name) && once.has(name)) throw new Problem('malformed', 'A header came twice.');
    seen.add(name);
  }
  next();
};
