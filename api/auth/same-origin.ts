/** Defence against requests that another site makes a browser send: a cookie alone changes nothing. */
import type { Request } from 'express';
import type { Env } from '../env.ts';

/** Does the browser say that a page of ours sent this? No page can forge either header. */
export function isSameOrigin(req: Request, env: Pick<Env, 'PUBLIC_URL'>): boolean {
  return req.get('sec-fetch-site') === 'same-origin' || req.get('origin') === env.PUBLIC_URL;
}

/** Takes what a link said to come back to. Returns a path of our own, `/` where it is none: nobody is sent elsewhere after signing in. */
export function safeReturnTo(wanted: unknown, env: Pick<Env, 'PUBLIC_URL'>): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 2000) return '/';
  const url = URL.parse(wanted, env.PUBLIC_URL);
  if (!url || url.origin !== env.PUBLIC_URL || /^\/(auth|api)(\/|$)/.test(url.pathname)) return '/';
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? '/' : path;
}
