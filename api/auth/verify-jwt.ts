/** What the provider signed: access tokens and logout tokens. */
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { Problem } from '../errors.ts';
import type { Provider } from './provider.ts';

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']; // asymmetric only: never `none`, never a shared secret
const clockToleranceSeconds = 30;

export type Verified = { payload: JWTPayload; issuer: string; issuedAt: Date };

/**
 * Takes a token, for whom it must be, and which `typ` it may have (RFC 8725: one kind is not taken for another; compared in lower case).
 * Null: it does not hold: its signature, issuer, audience, or time (30 s tolerance; `iat` is required and not in the future). Throws the
 * problem `unavailable` where the provider's keys can't be had.
 */
export async function verifyJwt(
  token: string,
  provider: Provider,
  { audience, types, claims }: { audience: string; types: readonly string[]; claims: string[] },
): Promise<Verified | null> {
  try {
    const config = await provider.config();
    const issuer = config.serverMetadata().issuer;
    const { payload, protectedHeader } = await jwtVerify(token, await provider.keys(), {
      issuer,
      audience,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['iat', ...claims],
    });
    const typ: unknown = protectedHeader.typ ?? 'jwt';
    if (typeof typ !== 'string' || !types.includes(typ.toLowerCase().replace(/^application\//, ''))) return null;
    const issuedAt = new Date((payload.iat ?? 0) * 1000);
    return issuedAt.getTime() <= Date.now() + clockToleranceSeconds * 1000 ? { payload, issuer, issuedAt } : null;
  } catch (error) {
    if (error instanceof errors.JOSEError && !keysAway.has(error.code)) return null;
    throw new Problem('unavailable', 'The sign-in provider does not answer.', { retryAfter: 5 });
  }
}

/** A claim that is to be looked up: a text of a length that somebody meant. Null: it is none. */
export const textOf = (claim: unknown): string | null =>
  typeof claim === 'string' && claim !== '' && claim.length <= 255 && !claim.includes('\u0000') ? claim : null;

/** Of the keys themselves: a time-out, no 200, no JSON, no set of keys. */
const keysAway = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID']);
