/** The API on a database that is there already, its statements counted; Temporal is real, no worker runs. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { createApp } from '../../../api/app.ts';
import type { Deps } from '../../../api/deps.ts';
import { readEnv } from '../../../api/env.ts';
import { createTemporal } from '../../../api/temporal.ts';
import { registerSearchAttributes } from '../../../workers/register-search-attributes.ts';
import { connectTemporal } from '../../support/temporal.ts';
import { countingDatabase, type CountingDatabase } from './counting-database.ts';
import { callerOf, type Caller } from './house.ts';
import { testLetterKeys } from '../../support/letter-keys.ts';

export type WalkHouse = {
  url: string;
  deps: Deps;
  statementsOf: CountingDatabase['statementsOf'];
  as(person: { accountId: string }): Promise<Caller>;
  stop(): Promise<void>;
};

/** `now`: what it takes for the present. */
export async function openWalkHouse(appUrl: string, now: Date): Promise<WalkHouse> {
  const { client, connection, native } = await connectTemporal();
  await registerSearchAttributes(native, 'default');
  const counting = countingDatabase(appUrl);
  const { db } = counting;
  const env = readEnv({
    DATABASE_URL: appUrl,
    PUBLIC_URL: 'http://127.0.0.1:3000',
    OIDC_ISSUER: 'http://127.0.0.1:3001',
    OIDC_CLIENT_ID: 'test',
    OIDC_CLIENT_SECRET: 'test',
    TEMPORAL_UI_URL: 'http://127.0.0.1:8233',
    SMS_AUTH_TOKENS: 'test-token',
    LETTER_KEYS: testLetterKeys,
    ACCOUNT_REQUESTS_PER_MINUTE: '1000000', // one person walks everywhere
    NODE_ENV: 'test',
  });
  const temporal = createTemporal(client, connection, `test-${randomUUID()}`);
  const deps: Deps = { db, temporal, clock: { now: () => now }, env, log: pino({ level: 'silent' }) };
  const server = createServer(createApp(deps));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    deps,
    statementsOf: counting.statementsOf,
    as: (person) => callerOf({ db, url, env, now }, person),
    async stop() {
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
      await counting.close();
    },
  };
}
