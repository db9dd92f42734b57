/** A sign-in provider whose keys the test holds, so that it can sign what no provider would. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';

/** What a token says; what is undefined is left out. */
export type Claims = Record<string, unknown>;
/** Of the token's header. */
export type Header = Record<string, unknown> & { crit?: string[] };
type Signed = { kid?: string; header?: Header };

export type OwnProvider = {
  issuer: string;
  /** Publishes a new key. */
  publish(kid: string): Promise<void>;
  /** Publishes it no more; the test can still sign with it. */
  withdraw(kid: string): void;
  /** Its public half, as anybody can have it: JSON and PEM. */
  publicKeys(kid: string): Promise<string[]>;
  /** A token with these claims, in every part of them what is said. */
  sign(claims: Claims, signed?: Signed): Promise<string>;
  /** What back-channel logout sends; `claims` in place of the usual ones. */
  logoutToken(clientId: string, claims: Claims, signed?: Signed): Promise<string>;
  stop(): void;
};

/** It has published the key `k`. */
export async function openOwnProvider(): Promise<OwnProvider> {
  const pairs = new Map<string, Awaited<ReturnType<typeof generateKeyPair>>>();
  const published = new Set<string>();
  let issuer = '';
  const pair = (kid: string) => {
    const found = pairs.get(kid);
    if (!found) throw new Error(`no key ${kid}`);
    return found;
  };
  const jwks = async () => ({
    keys: await Promise.all(
      [...published].map(async (kid) => ({ ...(await exportJWK(pair(kid).publicKey)), kid, alg: 'ES256', use: 'sig' })),
    ),
  });
  const server = createServer((req, res) => {
    void (async () => {
      const metadata = {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        authorization_endpoint: `${issuer}/a`,
        token_endpoint: `${issuer}/t`,
      };
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify(req.url === '/jwks' ? await jwks() : metadata));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  issuer = `http://127.0.0.1:${address.port}`;

  const provider: OwnProvider = {
    issuer,
    async publish(kid) {
      pairs.set(kid, await generateKeyPair('ES256', { extractable: true }));
      published.add(kid);
    },
    withdraw: (kid) => void published.delete(kid),
    publicKeys: async (kid) => [
      JSON.stringify({ ...(await exportJWK(pair(kid).publicKey)), kid, alg: 'ES256', use: 'sig' }),
      await exportSPKI(pair(kid).publicKey),
    ],
    sign: (claims, { kid = 'k', header = {} } = {}) =>
      new SignJWT(Object.assign({}, claims))
        .setProtectedHeader({ alg: 'ES256', kid, ...header })
        .sign(pair(kid).privateKey, header.crit ? { crit: { 'urn:x': true } } : {}),
    logoutToken(clientId, claims, signed = {}) {
      const now = Math.floor(Date.now() / 1000);
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      const all = { iss: issuer, aud: clientId, iat: now, exp: now + 120, jti: randomUUID(), events };
      return provider.sign({ ...all, ...claims }, { header: { typ: 'logout+jwt' }, ...signed });
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  await provider.publish('k');
  return provider;
}
