/** The worker's settings, from the environment. */
import { z } from 'zod';
import { letterKeys } from '../prisma/letter-keys.ts';
import {
  movableClock,
  notHttps,
  unsafeDatabase,
  unsafeTemporal,
  weakLetterKey,
  weakSecret,
} from '../prisma/production-settings.ts';
import { withSecretFiles } from '../prisma/secret-files.ts';

/** Each may be given as a file instead: `<NAME>_FILE`. */
const secrets = ['DATABASE_URL', 'LETTER_KEYS', 'SMS_AUTH_TOKENS', 'TEMPORAL_API_KEY'];

const schema = z.object({
  /** The database, as the application's role. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The key that Temporal Cloud, or a server like it, knows us by; with it the connection has TLS. */
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  /** Where people open the console: operators' links begin with it. */
  PUBLIC_URL: z.url(),
  /** `/health`, `/ready` and `/metrics` for whatever watches the worker. */
  WORKER_HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(9400),
  /** The metrics of Temporal's SDK, in Prometheus' form; 0: none. */
  WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** The bundle made by `npm run build`; without it the workflows are bundled at start. */
  WORKFLOW_BUNDLE: z.string().optional(),
  /** With both, the worker is versioned and takes work once its build is current; off in development. */
  WORKER_DEPLOYMENT: z.string().optional(),
  WORKER_BUILD_ID: z.string().optional(),
  /** The SMS gateway's address; another one for a gateway that speaks the same protocol. */
  SMS_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.twilio.com'),
  /** Our account there. */
  SMS_ACCOUNT_SID: z.string().min(1),
  /** The account's tokens, separated by commas: the first signs us in, callbacks may be signed with any (rotation). */
  SMS_AUTH_TOKENS: z
    .string()
    .transform((text) => text.split(',').map((token) => token.trim()))
    .pipe(z.tuple([z.string().min(1)], z.string().min(1))),
  /** How many messages leave in a second, over all workers. */
  SMS_PER_SECOND: z.coerce.number().positive().max(1000).default(10),
  /** What opens letters (prisma/letter-keys.ts); the API's too. */
  LETTER_KEYS: letterKeys,
  /** The folder from which the printer takes letters, and where it answers (docs/letters.md). */
  PRINT_FOLDER: z.string().min(1),
  /** `settable`: development and tests may move the time. */
  CLOCK: z.enum(['system', 'settable']).default('system'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
export type Env = z.infer<typeof schema>;

/** Throws an Error that names each variable that is missing, wrong or unsafe in production, a sentence each; never with a value. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(withSecretFiles(source, secrets));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The worker can't start: ${wrong.join('; ')}`);
  }
  const sentences = forProduction(parsed.data, source);
  if (sentences.length) throw new Error(sentences.join('\n'));
  return parsed.data;
}

function forProduction(env: Env, source: NodeJS.ProcessEnv): string[] {
  if (env.NODE_ENV !== 'production') return [];
  return [
    notHttps('PUBLIC_URL', env.PUBLIC_URL, 'operators’ links and the gateway’s callbacks lead there'),
    notHttps('SMS_API_URL', env.SMS_API_URL, 'messages and the account’s token travel there'),
    movableClock(env.CLOCK),
    ...unsafeDatabase('DATABASE_URL', env.DATABASE_URL),
    ...env.LETTER_KEYS.map(weakLetterKey),
    ...env.SMS_AUTH_TOKENS.map((token) => weakSecret('SMS_AUTH_TOKENS', token)),
    unsafeTemporal(source, env.TEMPORAL_API_KEY),
  ].filter((sentence) => sentence !== null);
}
