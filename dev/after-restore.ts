/** `npm run after-restore`: on the parts that the environment names, else on those of the running `npm start`. Elsewhere it is `node workers/after-restore/main.ts`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, runningFile, runningSchema } from './running-house.ts';
import { keptAccount } from './sms-gateway/secrets.ts';

const { env } = process;
if (!env['DATABASE_URL'] && !env['DATABASE_URL_FILE'] && existsSync(runningFile())) {
  const running = runningSchema.parse(JSON.parse(readFileSync(runningFile(), 'utf8')));
  Object.assign(env, {
    DATABASE_URL: running.databaseUrl,
    TEMPORAL_ADDRESS: running.temporalAddress,
    TEMPORAL_NAMESPACE: running.namespace,
    CLOCK: env['CLOCK'] ?? running.clock,
  });
  if (running.smsGatewayUrl) {
    const account = keptAccount(join(dataFolder(), 'sms-gateway', 'account.json'));
    Object.assign(env, {
      SMS_API_URL: running.smsGatewayUrl,
      SMS_ACCOUNT_SID: account.sid,
      SMS_AUTH_TOKENS: account.token,
    });
  }
}
await import('../workers/after-restore/main.ts');
