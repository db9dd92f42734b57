/** Defence against requests that another site makes a browser send: a cookie alone changes nothing. */
import type { Request } from 'express';
import type { Env } from '../env.ts';

/** Does the browser say that a page of ours sent this? No page can forge either header; where it sends both, both must say so. */
export function isSameOrigin(req: Request, env: Pick<Env, 'PUBLIC_URL'>): boolean {
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  if (site === undefined) return origin === env.PUBLIC_URL;
  // a form of a page that tells no referrer has the origin `null`, our own too
  return site === 'same-origin' && ['null', env.PUBLIC_URL].includes(origin ?? 'null');
}

/** Does the browser say that another site made it ask? An address that somebody typed or opened from elsewhere is none. */
export function isCrossSite(req: Request): boolean {
  return ['cross-site', 'same-site'].includes(req.get('sec-fetch-site') ?? '');
}

/** Is this for a page that somebody goes to? Not for a picture, a frame or a script. Browsers that say nothing are believed. */
export const isForPage = (req: Request) => (req.get('sec-fetch-dest') ?? 'document') === 'document';

/** Takes what a link said to come back to. Returns a path of our own, `/` where it is none: nobody is sent elsewhere after signing in. */
export function safeReturnTo(wanted: unknown, env: Pick<Env, 'PUBLIC_URL'>): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 2000) return '/';
  const url = URL.parse(wanted, env.PUBLIC_URL);
  if (!url || url.origin !== env.PUBLIC_URL || /^\/(auth|api)(\/|$)/.test(url.pathname)) return '/';
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? '/' : path;
}
