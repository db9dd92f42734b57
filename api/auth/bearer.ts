/** Bearer tokens of programs: JWTs of the same provider, made for this API. */
import type { Env } from '../env.ts';
import { Problem } from '../errors.ts';
import type { Provider } from './provider.ts';
import { textOf, verifyJwt } from './verify-jwt.ts';

/** RFC 9068, and what providers write that don't follow it. */
const accessToken = ['at+jwt', 'jwt'];
/** What only id tokens, logout tokens and the like have: none of them opens this API, whatever audience it names. */
const otherKinds = ['nonce', 'at_hash', 'c_hash', 's_hash', 'events'];

export type Bearer = {
  issuer: string;
  subject: string;
  issuedAt: Date;
  until: Date;
  /** What the roles claim says, as it came. */
  claim: unknown;
};

/** Throws the problem `notSignedIn` for a token that does not hold, `unavailable` where the provider's keys can't be had. */
export async function verifyBearer(
  token: string,
  provider: Provider,
  env: Pick<Env, 'PUBLIC_URL' | 'OIDC_ROLES_CLAIM'>,
): Promise<Bearer> {
  const verified = await verifyJwt(token, provider, {
    audience: `${env.PUBLIC_URL}/api`,
    types: accessToken,
    claims: ['sub', 'exp'],
  });
  const { sub, exp } = verified?.payload ?? {};
  const subject = textOf(sub);
  if (
    !verified ||
    subject === null ||
    exp === undefined ||
    otherKinds.some((claim) => verified.payload[claim] !== undefined)
  )
    throw new Problem('notSignedIn', 'The token does not hold.');
  const { payload, issuer, issuedAt } = verified;
  return { issuer, subject, issuedAt, until: new Date(exp * 1000), claim: payload[env.OIDC_ROLES_CLAIM] };
}
