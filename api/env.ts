/** The API's settings, read from the environment once, at start. Nothing else in api/ looks at process.env. */
import { z } from 'zod';

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
  /** Where operators' links to the Temporal Web UI point; without it there are none. */
  TEMPORAL_UI_URL: z.url().optional(),
  /** The OpenID Connect provider: its issuer, exactly as its discovery document says it. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
  /** As what the provider knows the console. */
  OIDC_CLIENT_ID: z.string().min(1),
  /** The secret that goes with it. */
  OIDC_CLIENT_SECRET: z.string().min(1),
  /** What is asked for at sign-in; must contain openid, and whatever makes the provider give the roles claim. */
  OIDC_SCOPE: z.string().default('openid profile'),
  /** The claim that lists a person's roles. Where the provider gives it, it is copied to the person's record at sign-in. */
  OIDC_ROLES_CLAIM: z.string().min(1).default('roles'),
  /** The SMS gateway's account tokens, separated by commas, the primary one first: what its callbacks are signed with. */
  SMS_AUTH_TOKENS: z
    .string()
    .transform((list) => list.split(',').map((token) => token.trim()))
    .pipe(z.array(z.string().min(1)).nonempty()),
  /** Where people open the console, and the API's own origin; https in production. */
  PUBLIC_URL: origin,
  /** The address to listen on. */
  API_HOST: z.string().default('127.0.0.1'),
  /** The port to listen on; 0 takes a free one. */
  API_PORT: whole(0, 65_535).default(3000),
  /** How many reverse proxies stand before the API: whose X-Forwarded-For is believed for the audit trail. */
  TRUSTED_PROXIES: whole(0, 10).default(0),
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
 * Throws an Error with one sentence per variable that is missing or wrong; never with a value, which may be a secret.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given, {
    error: (issue) => (issue.input === undefined ? 'is not set' : undefined),
  });
  if (!parsed.success)
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'));
  const sentences = forProduction(parsed.data);
  if (sentences.length) throw new Error(sentences.join('\n'));
  return parsed.data;
}

function forProduction(env: Env): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const sentences: string[] = [];
  if (!env.PUBLIC_URL.startsWith('https:'))
    sentences.push('PUBLIC_URL: in production it must begin with https, since the session cookie travels with it.');
  if (!env.OIDC_ISSUER.startsWith('https:'))
    sentences.push('OIDC_ISSUER: in production it must begin with https, since it says who somebody is.');
  if (env.CLOCK === 'settable')
    sentences.push('CLOCK: in production only the system clock is used, for deadlines and decisions are dated by it.');
  return sentences;
}
