/** OpenID Connect Back-Channel Logout 1.0: the provider says that somebody's session, or everything of theirs, is over. */
import { createHash } from 'node:crypto';
import express, { Router } from 'express';
import { endAtProvider, type EndedAtProvider } from '../../prisma/repositories/end-at-provider.ts';
import type { Audited } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../errors.ts';
import { originOf } from './origin.ts';
import type { Provider } from './provider.ts';
import { textOf, verifyJwt } from './verify-jwt.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const largestBody = '20kb';
/** How long after it was made a logout token is still taken; in that time it is known again when it comes twice. */
const oldestMs = 10 * 60_000;

/** POST, a form with `logout_token`; 204, or 400 as the specification asks. To be used at its address below /auth. */
export function backchannelLogout(deps: Deps, provider: Provider): Router {
  const router = Router();
  router.post('/', express.urlencoded({ extended: false, limit: largestBody }), async (req, res) => {
    const audited: Audited = { actor: null, action: 'session.endAtProvider', subjectId: null };
    res.locals.audit = audited;
    const body: unknown = req.body;
    const token = typeof body === 'object' && body !== null && 'logout_token' in body ? body.logout_token : null;
    const meant = typeof token === 'string' ? await verifyLogoutToken(token, provider, deps.env.OIDC_CLIENT_ID) : null;
    if (!meant || !(await deps.db.$transaction((tx) => endAtProvider(tx, meant, originOf(req, res)))))
      throw new Problem('malformed', 'The logout token does not hold.');
    res.status(204).end();
  });
  return router;
}

/** What section 2.6 of the specification asks of it. Null: it does not hold. Throws `unavailable` where the provider's keys can't be had. */
async function verifyLogoutToken(token: string, provider: Provider, clientId: string): Promise<EndedAtProvider | null> {
  const verified = await verifyJwt(token, provider, {
    audience: clientId,
    types: ['logout+jwt', 'jwt'],
    claims: ['jti', 'events'],
  });
  if (!verified) return null;
  const { payload, issuer, issuedAt } = verified;
  const { sub, sid, jti, events, nonce } = payload;
  const [subject, session, id] = [textOf(sub), textOf(sid), textOf(jti)];
  const isLogout = typeof events === 'object' && events !== null && event in events;
  if (!isLogout || nonce !== undefined || id === null) return null;
  if ((subject === null && (sub !== undefined || session === null)) || (session === null && sid !== undefined))
    return null;
  if (issuedAt.getTime() < Date.now() - oldestMs) return null;
  const tokenId = `logout/${createHash('sha256').update(`${issuer} ${id}`).digest('hex')}`;
  return { issuer, subject, sid: session, at: issuedAt, tokenId };
}
