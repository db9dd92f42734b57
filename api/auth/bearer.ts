/** Bearer tokens of programs: JWTs of the same provider, made for this API. */
import { errors, jwtVerify } from 'jose';
import type { Env } from '../env.ts';
import { Problem } from '../errors.ts';
import type { Provider } from './provider.ts';

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']; // asymmetric only: never `none`, never a shared secret
const clockToleranceSeconds = 30;

/** Returns whom the token names and until when. Throws the problem `notSignedIn` for a token that does not hold, `unavailable` where the provider's keys can't be had. */
export async function verifyBearer(
  token: string,
  provider: Provider,
  env: Pick<Env, 'PUBLIC_URL'>,
): Promise<{ issuer: string; subject: string; until: Date }> {
  const away = () => new Problem('unavailable', 'The sign-in provider does not answer.', { retryAfter: 5 });
  const config = await provider.config().catch(() => Promise.reject(away()));
  const issuer = config.serverMetadata().issuer;
  try {
    const { payload } = await jwtVerify(token, await provider.keys(), {
      issuer,
      audience: `${env.PUBLIC_URL}/api`,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp'],
    });
    return { issuer, subject: payload.sub ?? '', until: new Date((payload.exp ?? 0) * 1000) };
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw away();
    throw new Problem('notSignedIn', 'The token does not hold.');
  }
}
