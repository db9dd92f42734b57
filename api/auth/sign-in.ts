/** Sign-in and sign-out: OpenID Connect code flow with PKCE; the session stands in our database, its cookie means nothing by itself. */
import { Router, type Request, type Response } from 'express';
import * as oidc from 'openid-client';
import { isRole, type Role } from '../../domain/people/roles.ts';
import { writeAuditEntry } from '../../prisma/repositories/audit.ts';
import * as sessions from '../../prisma/repositories/sessions.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../errors.ts';
import { originOf } from './authenticate.ts';
import { clearCookie, hashOf, newSecret, readCookie, setCookie } from './cookies.ts';
import { sendPlainPage } from './plain-page.ts';
import type { Provider } from './provider.ts';
import { isSameOrigin, safeReturnTo } from './same-origin.ts';

const signInSeconds = 600; // for a password and a second factor

/** GET /sign-in?returnTo=/path, GET /callback, POST /sign-out; to be used below /auth. */
export function authRouter(deps: Deps, provider: Provider): Router {
  const router = Router();
  router.get('/sign-in', (req, res) => begin(deps, provider, req, res));
  router.get('/callback', (req, res) => complete(deps, provider, req, res));
  router.post('/sign-out', (req, res) => signOut(deps, provider, req, res));
  return router;
}

async function begin({ db, clock, env, log }: Deps, provider: Provider, req: Request, res: Response): Promise<void> {
  const config = await provider.config().catch(() => null);
  if (!config) {
    log.warn({ requestId: res.locals.requestId }, 'the sign-in provider does not answer');
    return sendPlainPage(res, 503, {
      title: 'Sign-in is not available',
      sentence: 'The sign-in service does not answer for the moment. Nothing is lost; please try again in a minute.',
      link: { href: '/', text: 'Try again' },
    });
  }
  const { secret, hash } = newSecret();
  const signIn = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() };
  await sessions.beginSignIn(db, {
    ...signIn,
    idHash: hash,
    returnTo: safeReturnTo(req.query.returnTo, env),
    expiresAt: new Date(clock.now().getTime() + signInSeconds * 1000),
  });
  setCookie(res, 'casewright-sign-in', secret, env, signInSeconds);
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${env.PUBLIC_URL}/auth/callback`,
    scope: env.OIDC_SCOPE,
    state: signIn.state,
    nonce: signIn.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(signIn.codeVerifier),
    code_challenge_method: 'S256',
    ...(req.query.again === '1' ? { prompt: 'login' } : {}),
  });
  res.redirect(303, url.href);
}

async function complete(deps: Deps, provider: Provider, req: Request, res: Response): Promise<void> {
  const { db, clock, env, log } = deps;
  const cookie = readCookie(req, 'casewright-sign-in', env);
  clearCookie(res, 'casewright-sign-in', env);
  const signIn = cookie ? await sessions.takeSignIn(db, hashOf(cookie), clock.now()) : null;
  const tokens = signIn && (await exchange(deps, provider, signIn, req, res));
  const claims = tokens?.claims();
  const idToken = tokens?.id_token;
  if (!signIn || !claims || !idToken)
    return sendPlainPage(res, 400, {
      title: 'You are not signed in',
      sentence: 'This sign-in was cancelled, begun too long ago, or begun again in another window.',
      link: { href: '/auth/sign-in', text: 'Sign in' },
    });

  const { secret, hash } = newSecret();
  const before = readCookie(req, 'casewright', env);
  const from = originOf(req, res);
  const now = clock.now();
  const account = await db.$transaction(async (tx) => {
    const found = await sessions.accountOf(tx, claims.iss, claims.sub);
    const accountId = found?.accountId ?? null;
    const personId = found?.personId ?? null;
    const result = found ? 'done' : 'noUser';
    await writeAuditEntry(tx, { accountId, personId, action: 'session.signIn', result, ...from });
    if (!found) return null;
    const roles = rolesIn(claims[env.OIDC_ROLES_CLAIM]);
    if (roles) await sessions.recordRoles(tx, found.personId, roles);
    if (before) await sessions.endSession(tx, hashOf(before));
    const expiresAt = new Date(now.getTime() + env.SESSION_HOURS * 3_600_000);
    await sessions.openSession(tx, { idHash: hash, accountId: found.accountId, idToken, now, expiresAt });
    return found;
  });
  if (!account) {
    log.info({ requestId: res.locals.requestId }, 'signed in at the provider, but not a user');
    return sendPlainPage(res, 403, {
      title: 'You have no Casewright user',
      sentence:
        'You have no Casewright user, or it is no longer active. Please ask an administrator of Casewright for one.',
      link: { href: '/auth/sign-in?again=1', text: 'Sign in as somebody else' },
    });
  }
  setCookie(res, 'casewright', secret, env);
  res.redirect(303, signIn.returnTo);
}

/** The code for tokens; null where state, nonce, code or verifier do not fit, or the provider said no. */
async function exchange({ env, log }: Deps, provider: Provider, signIn: sessions.SignIn, req: Request, res: Response) {
  try {
    return await oidc.authorizationCodeGrant(await provider.config(), new URL(req.originalUrl, env.PUBLIC_URL), {
      expectedState: signIn.state,
      expectedNonce: signIn.nonce,
      pkceCodeVerifier: signIn.codeVerifier,
      idTokenExpected: true,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'; // its message may quote claims
    log.warn({ requestId: res.locals.requestId, code }, 'a sign-in could not be completed');
    return null;
  }
}

/** The roles that the provider names, as far as they are known here; null where it says nothing about them. */
export function rolesIn(claim: unknown): Role[] | null {
  if (claim === undefined || claim === null) return null;
  const words: unknown[] = Array.isArray(claim) ? claim : [claim];
  return [...new Set(words.filter((word) => typeof word === 'string').filter(isRole))];
}

async function signOut({ db, env }: Deps, provider: Provider, req: Request, res: Response): Promise<void> {
  if (!isSameOrigin(req, env)) throw new Problem('crossSite');
  const cookie = readCookie(req, 'casewright', env);
  const idToken = cookie ? await sessions.endSession(db, hashOf(cookie)) : null;
  clearCookie(res, 'casewright', env);
  const config = idToken ? await provider.config().catch(() => null) : null;
  if (!idToken || !config?.serverMetadata().end_session_endpoint) return res.redirect(303, '/');
  const url = oidc.buildEndSessionUrl(config, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${env.PUBLIC_URL}/`,
  });
  res.redirect(303, url.href);
}
