/** The API's settings, read from the environment once, at start. Nothing else in api/ looks at process.env. */
import { z } from 'zod';
import { editions } from '../domain/online-accounts/edition.ts';
import { letterKeys } from '../prisma/letter-keys.ts';
import {
  isThisMachine,
  movableClock,
  notHttps,
  unsafeDatabase,
  unsafeTemporal,
  weakLetterKey,
  weakSecret,
} from '../prisma/production-settings.ts';
import { withSecretFiles } from '../prisma/secret-files.ts';

/** Each may be given as a file instead: `<NAME>_FILE`. */
const secrets = ['DATABASE_URL', 'LETTER_KEYS', 'OIDC_CLIENT_SECRET', 'SMS_AUTH_TOKENS', 'TEMPORAL_API_KEY'];

const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).pathname === '/' && !new URL(text).search, 'an address without a path')
  .transform((text) => new URL(text).origin);

const schema = z.object({
  /** PostgreSQL, as the application's role: postgresql://user:password@host:port/database */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** host:port of the Temporal server's frontend. TLS and API key: the other TEMPORAL_… variables of @temporalio/envconfig. */
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  /** The Temporal namespace that the processes live in. */
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** The key that Temporal Cloud, or a server like it, knows us by; with it the connection has TLS. */
  TEMPORAL_API_KEY: z.string().optional(),
  /** Where operators' links to the Temporal Web UI point; without it there are none. */
  TEMPORAL_UI_URL: z.url().optional(),
  /** The OpenID Connect provider: its issuer, exactly as its discovery document says it. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
  /** As what the provider knows the console. */
  OIDC_CLIENT_ID: z.string().min(1),
  /** The secret that goes with it. */
  OIDC_CLIENT_SECRET: z.string().min(1),
  /** What is asked for at sign-in; must contain openid, and with ROLES_FROM=claims whatever makes the provider give the roles claim. */
  OIDC_SCOPE: z.string().default('openid profile'),
  /**
   * Where a person's roles and access to Pluto and Cuba come from. `record`: as administrators record them. `claims`: from the provider, at
   * every sign-in anew; a program's token counts by its own claim, request by request.
   */
  ROLES_FROM: z.enum(['record', 'claims']).default('record'),
  /** With ROLES_FROM=claims: the claim that lists a person's roles, and `pluto` and `cuba`; other words are ignored, no claim is no role. */
  OIDC_ROLES_CLAIM: z.string().min(1).default('roles'),
  /** The SMS gateway's account tokens, separated by commas, the primary one first: what its callbacks are signed with. */
  SMS_AUTH_TOKENS: z
    .string()
    .transform((list) => list.split(',').map((token) => token.trim()))
    .pipe(z.array(z.string().min(1)).nonempty()),
  /** Which edition of the procedure for online accounts is in use (domain/online-accounts/edition.ts). */
  ONLINE_ACCOUNTS: z.enum(editions).default('staff-managed'),
  /** What seals letters (prisma/letter-keys.ts); the worker's too. */
  LETTER_KEYS: letterKeys,
  /** Where people open the console, and the API's own origin; https in production. */
  PUBLIC_URL: origin,
  /** The address to listen on. */
  API_HOST: z.string().default('127.0.0.1'),
  /** The port to listen on; 0 takes a free one. */
  API_PORT: whole(0, 65_535).default(3000),
  /** How many reverse proxies stand before the API: whose X-Forwarded-For is believed for the audit trail. */
  TRUSTED_PROXIES: whole(0, 10).default(0),
  /** How many requests a signed-in account may make in a minute, at each API process. */
  ACCOUNT_REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(6000),
  /** How many sign-ins and refused requests a minute an address may make without being signed in, at each API process. */
  ADDRESS_REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(600),
  /** How long a person waits for a decision to be recorded, in ms; what is not applied by then never will be. */
  COMMAND_DEADLINE_MS: whole(100, 60_000).default(5000),
  /** A session ends after so many minutes without a request. */
  SESSION_IDLE_MINUTES: whole(1, 1440).default(60),
  /** A session ends after so many hours, whatever was done in it. */
  SESSION_HOURS: whole(1, 168).default(12),
  /** `settable`: development and tests may move the time. */
  CLOCK: z.enum(['system', 'settable']).default('system'),
  /** pino's level. */
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** `production` refuses what is only for development. */
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
});

export type Env = z.output<typeof schema>;

/**
 * Takes the environment (process.env); an empty variable counts as absent. Returns the settings.
 * Throws an Error with one sentence per variable that is missing, wrong or unsafe in production; never with a value, which may be a secret.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const complete = withSecretFiles(source, secrets);
  const given = Object.fromEntries(Object.entries(complete).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given, {
    error: (issue) => (issue.input === undefined ? 'is not set' : undefined),
  });
  if (!parsed.success)
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'));
  const sentences = forProduction(parsed.data, source);
  if (sentences.length) throw new Error(sentences.join('\n'));
  return parsed.data;
}

function forProduction(env: Env, source: Record<string, string | undefined>): string[] {
  if (env.NODE_ENV !== 'production') return [];
  return [
    notHttps('PUBLIC_URL', env.PUBLIC_URL, 'the session cookie travels with it'),
    notHttps('OIDC_ISSUER', env.OIDC_ISSUER, 'it says who somebody is'),
    isThisMachine(new URL(env.OIDC_ISSUER).hostname)
      ? 'OIDC_ISSUER: this is a sign-in provider of development, in which anybody is anybody.'
      : null,
    movableClock(env.CLOCK),
    ...unsafeDatabase('DATABASE_URL', env.DATABASE_URL),
    weakSecret('OIDC_CLIENT_SECRET', env.OIDC_CLIENT_SECRET),
    ...env.LETTER_KEYS.map(weakLetterKey),
    ...env.SMS_AUTH_TOKENS.map((token) => weakSecret('SMS_AUTH_TOKENS', token)),
    unsafeTemporal(source, env.TEMPORAL_API_KEY),
  ].filter((sentence) => sentence !== null);
}
