import { z } from 'zod';

const Env = z.object({
  /** Where this program listens, on 127.0.0.1. */
  SIGN_IN_PORT: z.coerce.number().int().default(3100),
  /** The provider's own address, as browsers and the API see it. */
  SIGN_IN_ISSUER: z.url(),
  /** Keeps the signing keys, so that sessions survive a restart. */
  SIGN_IN_DATA: z.string(),
  /** The console, as the API signs people in to it. */
  OIDC_CLIENT_ID: z.string(),
  OIDC_CLIENT_SECRET: z.string(),
  /** The secret of `casewright-program`, for programs that call the API with a bearer token. */
  OIDC_PROGRAM_SECRET: z.string(),
  /** Where people open the console. */
  PUBLIC_URL: z.url(),
});

/** The settings of the sign-in provider. Throws naming each that is missing or wrong. */
export const readEnv = (from: NodeJS.ProcessEnv) => Env.parse(from);
