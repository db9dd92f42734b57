/** The SMS-gateway simulator as a program: `node dev/sms-gateway/main.ts`. */
import { join } from 'node:path';
import { connect } from '../../prisma/client.ts';
import { settableClock, systemClock } from '../../prisma/clock.ts';
import { readEnv } from './env.ts';
import { createSmsGateway } from './gateway.ts';

const env = readEnv(process.env);
const shared = await sharedClock();
const gateway = await createSmsGateway({
  port: env.SMS_GATEWAY_PORT,
  accountSid: env.SMS_ACCOUNT_SID,
  authTokens: env.SMS_AUTH_TOKENS,
  inboundUrl: new URL('/webhooks/sms/inbound', env.PUBLIC_URL).href,
  delayMs: env.SMS_GATEWAY_DELAY_MS,
  ...(env.SMS_GATEWAY_DATA === undefined ? {} : { stateFile: join(env.SMS_GATEWAY_DATA, 'journal.jsonl') }),
  ...shared.options,
});
console.log(`SMS gateway ready at ${gateway.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void Promise.all([gateway.close(), shared.close()]));

/** The clock that API and worker go by. It is read again before each request, for the sender may know already that it was moved. */
async function sharedClock() {
  if (env.CLOCK === 'system' || env.DATABASE_URL === undefined)
    return { options: { clock: systemClock }, close: async () => {} };
  const db = connect(env.DATABASE_URL, { name: 'casewright-sms-gateway', max: 2 });
  const clock = await settableClock(db, env.NODE_ENV);
  return {
    // a database that is away is no reason to refuse a message: the time goes on as it was
    options: { clock, refreshClock: () => clock.refresh().catch(() => {}) },
    close: async () => {
      clock.close();
      await db.$disconnect();
    },
  };
}
