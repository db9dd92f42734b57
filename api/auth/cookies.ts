/** The cookies of sign-in and session. Their values are random; the database keeps only a hash of them. */
import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Env } from '../env.ts';

export type CookieName = 'casewright' | 'casewright-sign-in';
type Settings = Pick<Env, 'PUBLIC_URL'>;

const secure = ({ PUBLIC_URL }: Settings) => PUBLIC_URL.startsWith('https:');
/** Over https the browser itself holds a `__Host-` cookie to this host, all paths, and TLS. */
const nameOf = (name: CookieName, env: Settings) => (secure(env) ? `__Host-${name}` : name);

/** 256 random bits, and what is stored of them. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOf(secret) };
}
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

export function readCookie(req: Request, name: CookieName, env: Settings): string | null {
  const wanted = nameOf(name, env);
  for (const pair of (req.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === wanted && value) return value;
  }
  return null;
}

const attributes = (env: Settings) => ({ httpOnly: true, sameSite: 'lax', secure: secure(env), path: '/' }) as const;

/** Without `seconds` the browser forgets it when it closes; the server's own limits hold in any case. */
export function setCookie(res: Response, name: CookieName, value: string, env: Settings, seconds?: number): void {
  const lasting = seconds === undefined ? {} : { maxAge: seconds * 1000 };
  res.cookie(nameOf(name, env), value, { ...attributes(env), ...lasting });
}
export function clearCookie(res: Response, name: CookieName, env: Settings): void {
  res.clearCookie(nameOf(name, env), attributes(env));
}
