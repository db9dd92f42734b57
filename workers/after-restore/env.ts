/** What `after-restore` reads from the environment: as the worker, as far as it goes; the connection to Temporal is TEMPORAL_…. */
import { z } from 'zod';
import {
  movableClock,
  notHttps,
  unsafeDatabase,
  unsafeTemporal,
  weakSecret,
} from '../../prisma/production-settings.ts';
import { withSecretFiles } from '../../prisma/secret-files.ts';

/** Each may be given as a file instead: `<NAME>_FILE`. */
const secrets = ['DATABASE_URL', 'SMS_AUTH_TOKENS', 'TEMPORAL_API_KEY'];

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  SMS_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.twilio.com'),
  SMS_ACCOUNT_SID: z.string().min(1),
  /** Separated by commas; the first signs us in. */
  SMS_AUTH_TOKENS: z
    .string()
    .min(1)
    .transform((text) => text.split(',')[0]?.trim() ?? ''),
  CLOCK: z.enum(['system', 'settable']).default('system'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
});
export type AfterRestoreEnv = z.output<typeof schema>;

/** Throws an Error with one sentence per variable that is missing, wrong or unsafe in production; never with a value. */
export function readEnv(source: NodeJS.ProcessEnv): AfterRestoreEnv {
  const parsed = schema.safeParse(withSecretFiles(source, secrets), {
    error: (issue) => (issue.input === undefined ? 'is not set' : undefined),
  });
  if (!parsed.success)
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'));
  const env = parsed.data;
  if (env.NODE_ENV !== 'production') return env;
  const sentences = [
    notHttps('SMS_API_URL', env.SMS_API_URL, 'the account’s token travels there'),
    movableClock(env.CLOCK),
    ...unsafeDatabase('DATABASE_URL', env.DATABASE_URL),
    weakSecret('SMS_AUTH_TOKENS', env.SMS_AUTH_TOKENS),
    unsafeTemporal(source, env.TEMPORAL_API_KEY),
  ].filter((sentence) => sentence !== null);
  if (sentences.length) throw new Error(sentences.join('\n'));
  return env;
}
