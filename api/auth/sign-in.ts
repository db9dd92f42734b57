/** Sign-in and sign-out: OpenID Connect code flow with PKCE; the session stands in our database, its cookie means nothing by itself. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import * as oidc from 'openid-client';
import { writeAuditEntry } from '../../prisma/repositories/audit.ts';
import { databaseProblem } from '../../prisma/database-problem.ts';
import { restrictedAgainWith, restrictedWithout } from '../../prisma/repositories/record-restricted.ts';
import { recordRights, type Rights } from '../../prisma/repositories/rights.ts';
import * as sessions from '../../prisma/repositories/sessions.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../errors.ts';
import { backchannelLogout } from './backchannel-logout.ts';
import { rightsIn } from './claimed-rights.ts';
import type { Actor } from './actor.ts';
import { clearCookie, hashOf, newSecret, readCookie, setCookie } from './cookies.ts';
import { originOf } from './origin.ts';
import { sendPlainPage } from './plain-page.ts';
import type { Provider } from './provider.ts';
import { isForPage, isSameOrigin, safeReturnTo } from './same-origin.ts';

const signInSeconds = 600; // for a password and a second factor

/**
 * GET /sign-in?returnTo=/path, GET /callback, POST /sign-out, and POST /backchannel-logout for the provider; to be used below /auth.
 * `limit`: of how often an address may sign in; the provider, which signs what it sends, is not limited.
 */
export function authRouter(deps: Deps, provider: Provider, limit: RequestHandler): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const named: RequestHandler = (req, res, next) => {
    const known = ['/sign-in', '/callback', '/sign-out', '/backchannel-logout'].includes(req.path);
    if (known) res.locals.route = `/auth${req.path}`;
    next();
  };
  const page: RequestHandler = (req, _res, next) => {
    if (!isForPage(req)) throw new Problem('crossSite');
    next();
  };
  router.use(named);
  router.use('/backchannel-logout', backchannelLogout(deps, provider));
  router.use(limit);
  router.get('/sign-in', page, (req, res) => begin(deps, provider, req, res));
  router.get('/callback', page, (req, res) => complete(deps, provider, req, res));
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
  const from = originOf(req, res);
  if (!signIn || !claims || !idToken) {
    await writeAuditEntry(db, { personId: null, action: 'session.signIn', result: 'notCompleted', ...from });
    return sendPlainPage(res, 400, {
      title: 'You are not signed in',
      sentence: 'This sign-in was cancelled, begun too long ago, or begun again in another window.',
      link: { href: '/auth/sign-in', text: 'Sign in' },
    });
  }

  const { secret, hash } = newSecret();
  const cookieBefore = readCookie(req, 'casewright', env);
  const opened = await open(deps, from, {
    idHash: hash,
    idToken,
    issuer: claims.iss,
    subject: claims.sub,
    sid: typeof claims['sid'] === 'string' ? claims['sid'] : null,
    rights: env.ROLES_FROM === 'claims' ? rightsIn(claims[env.OIDC_ROLES_CLAIM]) : null,
    before: cookieBefore && hashOf(cookieBefore),
  });
  if (opened !== 'done') {
    log.info({ requestId: res.locals.requestId, opened }, 'signed in at the provider, but not here');
    return sendPlainPage(res, 403, {
      ...noSession[opened],
      link: { href: '/auth/sign-in?again=1', text: 'Sign in as somebody else' },
    });
  }
  setCookie(res, 'casewright', secret, env);
  res.redirect(303, signIn.returnTo);
}

const noSession = {
  noUser: {
    title: 'You have no Casewright user',
    sentence:
      'You have no Casewright user, or it is no longer active. Please ask an administrator of Casewright for one.',
  },
  lastAdministrator: {
    title: 'You are not signed in',
    sentence:
      'Your roles were changed at the sign-in service, and nobody would be left to administer Casewright. Somebody else must be made an administrator first.',
  },
} as const;

type Opening = Pick<sessions.NewSession, 'idHash' | 'idToken' | 'sid'> & {
  issuer: string;
  subject: string;
  /** What the provider says that the person may; null: it is asked nothing about that. */
  rights: Rights | null;
  /** The session that this browser had until now. */
  before: string | null;
};

/** Opens the session, or says why there is none; recorded in either case. */
async function open(
  { db, clock, env }: Deps,
  from: Actor['from'],
  opening: Opening,
): Promise<'done' | keyof typeof noSession> {
  const { issuer, subject, rights, before, ...session } = opening;
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + env.SESSION_HOURS * 3_600_000);
  const entry = { action: 'session.signIn', ...from };
  try {
    return await db.$transaction(async (tx) => {
      const found = await sessions.accountOf(tx, issuer, subject);
      if (!found) {
        const personId = await sessions.personNamed(tx, issuer, subject); // active no more
        await writeAuditEntry(tx, { ...entry, personId, result: 'noUser' });
        return 'noUser' as const;
      }
      const { accountId, personId } = found;
      const changed = rights !== null && (await recordRights(tx, personId, rights));
      // PS-28; nobody waits for it here: the sweeper starts what begins
      const at = now.toISOString();
      if (changed && rights.roles.includes('racOfficer'))
        await restrictedAgainWith(tx, personId, `${personId}/${at}`, at);
      else if (changed) await restrictedWithout(tx, personId, at);
      const detail = changed ? { detail: { ...rights } } : {};
      await writeAuditEntry(tx, { ...entry, accountId, personId, result: 'done', ...detail });
      if (before) await sessions.endSession(tx, before);
      await sessions.openSession(tx, { ...session, accountId, now, expiresAt });
      return 'done' as const;
    });
  } catch (error) {
    const problem = databaseProblem(error);
    if (problem?.what !== 'rule' || problem.name !== 'last_administrator') throw error;
    return db.$transaction(async (tx) => {
      const found = await sessions.accountOf(tx, issuer, subject);
      const { accountId = null, personId = null } = found ?? {};
      await writeAuditEntry(tx, { ...entry, accountId, personId, result: 'lastAdministrator' });
      if (personId) await sessions.endSessionsOfPerson(tx, personId); // what they may no longer do they may not go on with
      return 'lastAdministrator' as const;
    });
  }
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

async function signOut({ db, env }: Deps, provider: Provider, req: Request, res: Response): Promise<void> {
  if (!isSameOrigin(req, env)) throw new Problem('crossSite');
  const cookie = readCookie(req, 'casewright', env);
  const ended = cookie
    ? await db.$transaction(async (tx) => {
        const session = await sessions.endSession(tx, hashOf(cookie));
        if (!session) return null;
        const { accountId, personId } = session;
        await writeAuditEntry(tx, {
          accountId,
          personId,
          action: 'session.signOut',
          result: 'done',
          ...originOf(req, res),
        });
        return session;
      })
    : null;
  clearCookie(res, 'casewright', env);
  const config = ended ? await provider.config().catch(() => null) : null;
  if (!ended || !config?.serverMetadata().end_session_endpoint) return res.redirect(303, '/');
  const url = oidc.buildEndSessionUrl(config, {
    id_token_hint: ended.idToken,
    post_logout_redirect_uri: `${env.PUBLIC_URL}/`,
  });
  res.redirect(303, url.href);
}
