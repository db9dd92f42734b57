/** The API and the console as a program: `node api/main.ts`. */
import { pino } from 'pino';
import { connect } from '../prisma/client.ts';
import { openClock } from '../prisma/clock.ts';
import { createApp } from './app.ts';
import { startSealer } from './audit-sealer.ts';
import { readEnv } from './env.ts';
import { startSweeper } from './outbox.ts';
import { withoutMessage } from './problem-response.ts';
import { createApiServer } from './server.ts';
import { connectTemporal } from './temporal.ts';

let env;
try {
  env = readEnv(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const log = pino({ level: env.LOG_LEVEL, base: { part: 'api' } });
const db = connect(env.DATABASE_URL, { name: 'casewright api' });
const clock = await openClock(env.CLOCK, db, env.NODE_ENV);
const temporal = connectTemporal(clock.offset, env.TEMPORAL_API_KEY);
const deps = { db, temporal, clock, env, log };
const beside = [startSweeper(deps), startSealer(deps)];

const patienceMs = env.COMMAND_DEADLINE_MS + 3000; // when it is to end: for what is being answered
const closing = new AbortController();
const server = createApiServer(createApp(deps, { closing: closing.signal }), log);
server.listen(env.API_PORT, env.API_HOST, () => {
  const address = server.address();
  log.info({ port: typeof address === 'object' ? address?.port : address }, 'the API listens');
});
server.on('error', (error: NodeJS.ErrnoException) => {
  log.fatal({ code: error.code, port: env.API_PORT }, 'the API cannot listen');
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    end().catch((error: unknown) => {
      log.error(withoutMessage(error), 'the API did not end in good order');
      process.exit(1);
    });
  });

/** Ready no more, then what is under way is answered, then everything is closed. */
async function end(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  closing.abort();
  const late = setTimeout(() => server.closeAllConnections(), patienceMs);
  // `close` does this once only, and callers keep their connections alive
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearTimeout(late);
  clearInterval(idle);
  await Promise.all(beside.map((it) => it.stop()));
  clock.close();
  await temporal.close();
  await db.$disconnect();
  log.info('the API has ended');
}
