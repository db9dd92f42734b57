/** What `reconcile` reads from the environment, once, at start; the connection to Temporal is the API's (TEMPORAL_…). */
import { z } from 'zod';
import { movableClock, unsafeDatabase, unsafeTemporal } from '../../prisma/production-settings.ts';
import { withSecretFiles } from '../../prisma/secret-files.ts';

/** Each may be given as a file instead: `<NAME>_FILE`. */
const secrets = ['DATABASE_URL', 'TEMPORAL_API_KEY'];

const schema = z.object({
  /** PostgreSQL, as the application's role. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The key that Temporal Cloud, or a server like it, knows us by. */
  TEMPORAL_API_KEY: z.string().optional(),
  /** `settable`: a process repaired while the time is moved begins at the moved time. */
  CLOCK: z.enum(['system', 'settable']).default('system'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
});
export type ReconcileEnv = z.output<typeof schema>;

/** Throws an Error with one sentence per variable that is missing, wrong or unsafe in production; never with a value. */
export function readEnv(source: Record<string, string | undefined>): ReconcileEnv {
  const whole = withSecretFiles(source, secrets);
  const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given, { error: (issue) => (issue.input === undefined ? 'is not set' : undefined) });
  if (!parsed.success)
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'));
  const sentences = forProduction(parsed.data, source);
  if (sentences.length) throw new Error(sentences.join('\n'));
  return parsed.data;
}

function forProduction(env: ReconcileEnv, source: Record<string, string | undefined>): string[] {
  if (env.NODE_ENV !== 'production') return [];
  return [
    movableClock(env.CLOCK),
    ...unsafeDatabase('DATABASE_URL', env.DATABASE_URL),
    unsafeTemporal(source, env.TEMPORAL_API_KEY),
  ].filter((sentence) => sentence !== null);
}
