/** What the API needs from outside; made once in main.ts, and by the tests. */
import type { Logger } from 'pino';
import type { Clock } from '../domain/time/clock.ts';
import type { Database } from '../prisma/client.ts';
import type { Env } from './env.ts';
import type { Temporal } from './temporal.ts';

export type Deps = { db: Database; temporal: Temporal; clock: Clock; env: Env; log: Logger };
