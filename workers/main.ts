/** Runs the worker until it is told to stop. */
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import { createTwilioGateway } from '../activities/gateways/sms/twilio-gateway.ts';
import { connect } from '../prisma/client.ts';
import { openClock } from '../prisma/clock.ts';
import { createWorkers } from './create-worker.ts';
import { readEnv } from './env.ts';
import { serveHealth, type Health } from './health.ts';
import { registerSearchAttributes } from './register-search-attributes.ts';
import { watchPrintAnswers } from './print-answers.ts';
import { installTelemetry } from './telemetry.ts';
import { openPrintFolder } from '../activities/gateways/letters/print-folder.ts';

let env;
try {
  env = readEnv(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
installTelemetry({ metricsPort: env.WORKER_METRICS_PORT, logLevel: env.LOG_LEVEL });
const health: Health = { ready: false };
const server = await serveHealth(health, env.WORKER_HEALTH_PORT);

const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
const key = env.TEMPORAL_API_KEY;
const known = key === undefined ? {} : { apiKey: key, tls: connectionOptions.tls ?? true };
const connection = await NativeConnection.connect({ ...connectionOptions, ...known });
await registerSearchAttributes(connection, namespace);
const db = connect(env.DATABASE_URL, { name: 'casewright-worker' });
const clock = await openClock(env.CLOCK, db, env.NODE_ENV);
const sms = createTwilioGateway({
  accountSid: env.SMS_ACCOUNT_SID,
  authToken: env.SMS_AUTH_TOKENS[0],
  apiUrl: env.SMS_API_URL,
  publicUrl: env.PUBLIC_URL,
});
const printFolder = openPrintFolder(env.PRINT_FOLDER);
const worker = await createWorkers({
  connection,
  namespace,
  deps: {
    db,
    publicUrl: env.PUBLIC_URL,
    clock,
    sms,
    letterKeys: env.LETTER_KEYS,
    printFolder,
  },
  smsPerSecond: env.SMS_PER_SECOND,
  bundle: env.WORKFLOW_BUNDLE,
  version:
    env.WORKER_DEPLOYMENT && env.WORKER_BUILD_ID
      ? { deploymentName: env.WORKER_DEPLOYMENT, buildId: env.WORKER_BUILD_ID }
      : undefined,
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    health.ready = false;
    if (worker.getState() === 'RUNNING') worker.shutdown();
  });
const printAnswers = watchPrintAnswers({ db, printFolder, clock });
const running = worker.run();
health.ready = true;
console.log(JSON.stringify({ part: 'worker', ready: true }));
try {
  await running;
} finally {
  await printAnswers.stop();
  await connection.close();
  clock.close();
  await db.$disconnect();
  server.close();
}
