/** Who sends this request: a session's cookie or a bearer token, looked up in the person's record every time (RS-1). */
import type { Request, Response } from 'express';
import { accountOf, extendSession, findSession, type Account } from '../../prisma/repositories/sessions.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../errors.ts';
import type { Actor } from './actor.ts';
import { verifyBearer } from './bearer.ts';
import { hashOf, readCookie } from './cookies.ts';
import type { Provider } from './provider.ts';
import { isSameOrigin } from './same-origin.ts';

export type Authenticated = {
  actor: Actor;
  /** The same person as they are recorded now; null when session or token has ended. Never extends a session. */
  again(): Promise<Actor | null>;
};
/** Throws the problems `notSignedIn`, `crossSite` and `unavailable`. */
export type Authenticate = (req: Request, res: Response) => Promise<Authenticated>;

const extendAfterMs = 60_000; // a row written for each request would be for nothing
/** Sent by a page that looks again because something changed, or by itself: nobody is there, so it extends no session. */
export const refetchHeader = 'Casewright-Refetch';

export function createAuthenticate(deps: Deps, provider: Provider): Authenticate {
  return async (req, res) => {
    const from = originOf(req, res);
    const [scheme = '', token = ''] = (req.get('authorization') ?? '').split(' ', 2);
    if (scheme) {
      res.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"');
      if (scheme.toLowerCase() !== 'bearer' || !token) throw new Problem('notSignedIn');
      const found = await byToken(deps, provider, token, from);
      res.removeHeader('WWW-Authenticate');
      return found;
    }
    return bySession(deps, req, from);
  };
}

async function byToken(deps: Deps, provider: Provider, token: string, from: Actor['from']): Promise<Authenticated> {
  const { issuer, subject, until } = await verifyBearer(token, provider, deps.env);
  const look = async () => actorOf(await accountOf(deps.db, issuer, subject), from);
  const actor = await look();
  if (!actor) throw new Problem('notSignedIn', 'Nobody in Casewright has this User ID.');
  return { actor, again: async () => (until.getTime() > Date.now() ? look() : null) };
}

async function bySession(deps: Deps, req: Request, from: Actor['from']): Promise<Authenticated> {
  const { db, clock, env } = deps;
  const secret = readCookie(req, 'casewright', env);
  if (!secret) throw new Problem('notSignedIn');
  const idHash = hashOf(secret);
  const idleMs = env.SESSION_IDLE_MINUTES * 60_000;
  const now = clock.now();
  const session = await findSession(db, idHash, now, idleMs);
  const actor = actorOf(session, from);
  if (!session || !actor) throw new Problem('notSignedIn');
  if (!['GET', 'HEAD'].includes(req.method) && !isSameOrigin(req, env)) throw new Problem('crossSite');
  const unseen = Math.abs(now.getTime() - session.lastSeenAt.getTime());
  const extendable = req.get(refetchHeader) === undefined && !req.path.endsWith('/events');
  if (extendable && unseen > Math.min(extendAfterMs, idleMs / 4)) await extendSession(db, idHash, now);
  return { actor, again: async () => actorOf(await findSession(db, idHash, clock.now(), idleMs), from) };
}

function actorOf(account: Account | null, from: Actor['from']): Actor | null {
  if (!account) return null;
  const { accountId, personId, userId, name, roles } = account;
  return { accountId, personId, userId, name, roles, from };
}

/** Where a request comes from, for the audit trail. */
export const originOf = (req: Request, res: Response): Actor['from'] => ({
  requestId: String(res.locals.requestId ?? ''),
  address: req.ip ?? '',
  client: (req.get('user-agent') ?? '').slice(0, 200),
});
