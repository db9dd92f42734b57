/** Who sends this request: a session's cookie or a bearer token, looked up in the person's record every time (RS-1). */
import type { Request, Response } from 'express';
import { accountOf, extendSession, findSession, type Account } from '../../prisma/repositories/sessions.ts';
import { refetchHeader, type Audited } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../errors.ts';
import type { Actor } from './actor.ts';
import { verifyBearer, type Bearer } from './bearer.ts';
import { rightsIn } from './claimed-rights.ts';
import { hashOf, readCookie } from './cookies.ts';
import { originOf } from './origin.ts';
import type { Provider } from './provider.ts';
import { isCrossSite, isSameOrigin } from './same-origin.ts';

export type Authenticated = {
  actor: Actor;
  /** The same person as they are recorded now; null when session or token has ended. Never extends a session. */
  again(): Promise<Actor | null>;
};
/** Throws the problems `notSignedIn`, `crossSite`, `tooMany` and `unavailable`. */
export type Authenticate = (req: Request, res: Response) => Promise<Authenticated>;

const extendAfterMs = 60_000; // a row written for each request would be for nothing

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
    return bySession(deps, req, res, from);
  };
}

async function byToken(deps: Deps, provider: Provider, token: string, from: Actor['from']): Promise<Authenticated> {
  const bearer = await verifyBearer(token, provider, deps.env);
  const look = async () => holder(await accountOf(deps.db, bearer.issuer, bearer.subject), bearer, deps, from);
  const actor = await look();
  if (!actor) throw new Problem('notSignedIn', 'Nobody in Casewright has this User ID, or it was signed out.');
  return { actor, again: async () => (bearer.until.getTime() > Date.now() ? look() : null) };
}

/** Whose the token is now, with the roles that count for it; null where the provider has ended what it gave out until then. */
function holder(account: Account | null, bearer: Bearer, { env }: Deps, from: Actor['from']): Actor | null {
  const actor = actorOf(account, from);
  if (!actor || (account?.signedOutAt && bearer.issuedAt <= account.signedOutAt)) return null;
  return env.ROLES_FROM === 'claims' ? { ...actor, roles: rightsIn(bearer.claim).roles } : actor;
}

async function bySession(deps: Deps, req: Request, res: Response, from: Actor['from']): Promise<Authenticated> {
  const { db, clock, env } = deps;
  const secret = readCookie(req, 'casewright', env);
  if (!secret) throw new Problem('notSignedIn');
  const idHash = hashOf(secret);
  const idleMs = env.SESSION_IDLE_MINUTES * 60_000;
  const now = clock.now();
  const session = await findSession(db, idHash, now, idleMs);
  const actor = actorOf(session, from);
  if (!session || !actor) throw new Problem('notSignedIn');
  const reads = ['GET', 'HEAD'].includes(req.method);
  if (reads ? isCrossSite(req) : !isSameOrigin(req, env)) {
    const audited: Audited = { actor, action: 'request', subjectId: null };
    res.locals.audit = audited;
    throw new Problem('crossSite');
  }
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
