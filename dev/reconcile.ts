/** `npm run reconcile`: on the parts that the environment names, else on those of the running `npm start`. Elsewhere it is `node api/reconcile/main.ts`. */
import { existsSync, readFileSync } from 'node:fs';
import { runningFile, runningSchema } from './running-house.ts';

if (!process.env['DATABASE_URL'] && !process.env['DATABASE_URL_FILE'] && existsSync(runningFile())) {
  const { databaseUrl, temporalAddress, namespace, clock } = runningSchema.parse(
    JSON.parse(readFileSync(runningFile(), 'utf8')),
  );
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    CLOCK: process.env['CLOCK'] ?? clock,
  });
}
await import('../api/reconcile/main.ts');
