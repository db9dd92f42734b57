import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { errors, type Configuration } from 'oidc-provider';
import type { Keys } from './keys.ts';
import { errorPage, signedOutPage, signInPage, signOutPage, type SignInAccount } from './pages.ts';

/** What programs sign in as (client credentials); it is also the subject of their tokens. */
export const programClientId = 'casewright-program';

export type SignInOptions = {
  /** The provider's own address. */
  issuer: string;
  accounts: readonly SignInAccount[];
  /** The console: its address takes `/auth/callback` and, after sign-out, `/`. */
  client: { id: string; secret: string; publicUrl: string };
  programSecret: string;
  keys: Keys;
};

const hour = 3600;

/**
 * A real OpenID Connect provider without passwords, for development and tests: code flow with PKCE, sign-out that is told to the console too, and client credentials for programs
 * (JWT access tokens for `<publicUrl>/api`). Returns an HTTP server that does not listen yet.
 */
export function createSignInProvider({ issuer, accounts, client, programSecret, keys }: SignInOptions): Server {
  const publicUrl = client.publicUrl.replace(/\/$/, '');
  const api = `${publicUrl}/api`;
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        backchannel_logout_uri: `${publicUrl}/auth/backchannel-logout`,
        backchannel_logout_session_required: true, // id tokens and logout tokens name the session
      },
      {
        client_id: programClientId,
        client_secret: programSecret,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      },
    ],
    jwks: keys.jwks,
    cookies: {
      keys: keys.cookies,
      // cookies belong to a host, not a port: other programs on localhost must not share these names
      names: { session: 'sign-in', interaction: 'sign-in-interaction', resume: 'sign-in-resume' },
    },
    claims: { openid: ['sub'], profile: ['name'], roles: ['roles'] },
    scopes: ['openid', 'profile', 'roles'],
    conformIdTokenClaims: false, // name and roles in the id token too
    pkce: { required: () => true },
    ttl: {
      AccessToken: hour,
      ClientCredentials: hour,
      IdToken: hour,
      Interaction: hour,
      Grant: 12 * hour,
      Session: 12 * hour,
    },
    findAccount: (_ctx, sub) => {
      const account = accounts.find((a) => a.userId === sub);
      if (!account) return undefined;
      return { accountId: sub, claims: () => ({ sub, name: account.name, roles: rolesClaim(account) }) };
    },
    // what a program may, in its token too: the console's own roles claim is in the id token
    extraTokenClaims: (_ctx, token) => (token.kind === 'ClientCredentials' ? { roles: ['program'] } : undefined),
    // this provider and the console it tells are on one machine
    fetch: (url, options) => {
      const { dispatcher: _refusesLocalAddresses, ...rest } = options ?? {};
      return fetch(url, rest);
    },
    // our own console asks nobody for consent
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: client.id, accountId: ctx.oidc.session?.accountId });
      grant.addOIDCScope('openid profile roles');
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, { clientId }, oneOf) => oneOf ?? (clientId === programClientId ? api : []),
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== api) throw new errors.InvalidTarget();
          return { scope: '', audience: api, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const nonce = randomBytes(16).toString('base64');
          ctx.set('Content-Security-Policy', policy(`script-src 'nonce-${nonce}'`));
          ctx.body = signOutPage(form, nonce);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage(publicUrl);
        },
      },
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(out.error_description ?? out.error, publicUrl);
    },
  };
  const provider = new Provider(issuer, configuration);
  const handle = provider.callback();
  return createServer((req, res) => {
    if (!req.url?.startsWith('/sign-in/')) return void handle(req, res);
    signIn(provider, accounts, req, res).catch((e: unknown) => {
      if (!(e instanceof errors.SessionNotFound)) console.error(e);
      send(res, 400, errorPage('This sign-in was begun too long ago, or in another browser.', publicUrl));
    });
  });
}

/** What ROLES_FROM=claims reads: roles, and the words `pluto` and `cuba`. */
const rolesClaim = ({ roles, pluto, cuba }: SignInAccount): string[] => [
  ...roles,
  ...(pluto ? ['pluto'] : []),
  ...(cuba ? ['cuba'] : []),
];

/** Shows the page (GET), or signs in who was chosen on it (POST). */
async function signIn(
  provider: Provider,
  accounts: readonly SignInAccount[],
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(req, res);
  const action = `/sign-in/${uid}`;
  if (req.method !== 'POST') return send(res, 200, signInPage(action, accounts));
  const userId = new URLSearchParams(await text(req)).get('userId')?.trim() ?? '';
  const account = accounts.find((a) => a.userId.toLowerCase() === userId.toLowerCase());
  if (!account) return send(res, 422, signInPage(action, accounts, userId));
  await provider.interactionFinished(req, res, { login: { accountId: account.userId, remember: true } });
}

function send(res: ServerResponse, status: number, html: string): void {
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy(),
  });
  res.end(html);
}

/** No `form-action`: browsers would also hold it against the redirect back to the console. */
const policy = (...more: string[]): string =>
  ["default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'none'", "base-uri 'none'", ...more].join('; ');
