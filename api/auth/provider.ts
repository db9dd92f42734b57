/** The OpenID Connect provider, discovered at first use: the API starts, and answers who is signed in, without it. */
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import {
  allowInsecureRequests,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  type Configuration,
} from 'openid-client';
import type { Env } from '../env.ts';

const answerSeconds = 5; // somebody waits at a white page

export type Provider = {
  /** Rejects where the provider does not answer; asked again the next time. */
  config(): Promise<Configuration>;
  /** The keys it signs with. */
  keys(): Promise<JWTVerifyGetKey>;
  /** Where forms may lead: the provider's origins as far as they are known. */
  origins(): string[];
};

/** When the provider's keys are fetched again, in ms: after `keptMs` (a key that was withdrawn counts until then); for a key that is not among them, but not twice within `coolDownMs`. */
export type KeyTimes = { keptMs: number; coolDownMs: number };
const usualKeyTimes: KeyTimes = { keptMs: 300_000, coolDownMs: 10_000 };

export function createProvider(env: Env, { keptMs, coolDownMs } = usualKeyTimes): Provider {
  let found: Promise<Configuration> | undefined;
  let keys: JWTVerifyGetKey | undefined;
  let known: Configuration | undefined;

  const config = () => {
    found ??= discover(env).then(
      (it) => (known = it),
      (error: unknown) => {
        found = undefined;
        throw error;
      },
    );
    return found;
  };
  return {
    config,
    async keys() {
      const { jwks_uri } = (await config()).serverMetadata();
      if (!jwks_uri) throw new Error('the provider names no jwks_uri');
      return (keys ??= createRemoteJWKSet(new URL(jwks_uri), {
        timeoutDuration: answerSeconds * 1000,
        cacheMaxAge: keptMs,
        cooldownDuration: coolDownMs,
      }));
    },
    origins() {
      const end = known?.serverMetadata().end_session_endpoint;
      return [...new Set([env.OIDC_ISSUER, ...(end ? [end] : [])].map((address) => new URL(address).origin))];
    },
  };
}

function discover(env: Env): Promise<Configuration> {
  const insecure = env.OIDC_ISSUER.startsWith('http:'); // env.ts refuses it in production
  return discovery(new URL(env.OIDC_ISSUER), env.OIDC_CLIENT_ID, undefined, ClientSecretPost(env.OIDC_CLIENT_SECRET), {
    timeout: answerSeconds,
    // the id token's signature too, though it comes from the provider itself; the other is deprecated only to warn: for development and tests
    execute: [enableNonRepudiationChecks, ...(insecure ? [allowInsecureRequests] : [])],
  });
}
