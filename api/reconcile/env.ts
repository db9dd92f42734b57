/** What `reconcile` reads from the environment, once, at start; the connection to Temporal is the API's (TEMPORAL_…). */
import { z } from 'zod';

const schema = z.object({
  /** PostgreSQL, as the application's role. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** `settable`: a process repaired while the time is moved begins at the moved time. */
  CLOCK: z.enum(['system', 'settable']).default('system'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
});
export type ReconcileEnv = z.output<typeof schema>;

/** Throws an Error with one sentence per variable that is missing or wrong; never with a value. */
export function readEnv(source: Record<string, string | undefined>): ReconcileEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given, { error: (issue) => (issue.input === undefined ? 'is not set' : undefined) });
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'));
}
