/** The API over HTTP for tests: real database, real application, the caller signed in by a session row. No worker runs. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createApp } from '../../../api/app.ts';
import { newSecret } from '../../../api/auth/cookies.ts';
import { readEnv, type Env } from '../../../api/env.ts';
import { createTemporal } from '../../../api/temporal.ts';
import { connect, type Database } from '../../../prisma/client.ts';
import { createTestDatabase } from '../../support/database.ts';
import { connectTemporal } from '../../support/temporal.ts';
import { testLetterKeys } from '../../support/letter-keys.ts';

export type Reply = { status: number; headers: Headers; text: string; body: unknown };
type Options = { body?: unknown; key?: string | null; ifMatch?: number; headers?: Record<string, string> };
/** Sends one request as one person. Changing requests get a new Idempotency-Key unless one is given. */
export type Caller = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options?: Options) => Promise<Reply>;

export type House = {
  db: Database;
  ownerUrl: string;
  /** What the API takes for the present. */
  now: Date;
  /** Signs somebody in. */
  as(person: { accountId: string }): Promise<Caller>;
  stop(): Promise<void>;
};

/** `now`: a Monday morning in Sydney, unless a test says otherwise. `settings`: of the environment, beside the usual ones. */
export async function openHouse(
  now = new Date('2026-03-01T23:00:00.000Z'),
  settings: Record<string, string> = {},
): Promise<House> {
  const { ownerUrl, appUrl, drop } = await createTestDatabase();
  const { client, connection } = await connectTemporal();
  const db = connect(appUrl, { max: 20 });
  const env = readEnv({
    DATABASE_URL: appUrl,
    PUBLIC_URL: 'http://127.0.0.1:3000',
    OIDC_ISSUER: 'http://127.0.0.1:3001',
    OIDC_CLIENT_ID: 'test',
    OIDC_CLIENT_SECRET: 'test',
    TEMPORAL_UI_URL: 'http://127.0.0.1:8233',
    SMS_AUTH_TOKENS: 'test-token',
    LETTER_KEYS: testLetterKeys,
    NODE_ENV: 'test',
    ...settings,
  });
  const temporal = createTemporal(client, connection, `test-${randomUUID()}`);
  const house = { db, ownerUrl, now };
  const app = createApp({ db, temporal, clock: { now: () => house.now }, env, log: pino({ level: 'silent' }) });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return Object.assign(house, {
    as: (person: { accountId: string }) =>
      callerOf({ db, url: `http://127.0.0.1:${port}`, env, now: house.now }, person),
    async stop() {
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
      await db.$disconnect();
      await drop();
    },
  });
}

/** Signs somebody in at the API that listens at `url`. */
export async function callerOf(
  { db, url, env, now }: { db: Database; url: string; env: Env; now: Date },
  { accountId }: { accountId: string },
): Promise<Caller> {
  const { secret, hash } = newSecret();
  const lasting = { lastSeenAt: now, expiresAt: new Date(now.getTime() + 365 * 86_400_000) };
  await db.session.create({ data: { idHash: hash, accountId, idToken: 'none', ...lasting } });
  return async (method, path, { body, key, ifMatch, headers = {} } = {}) => {
    const changing = method !== 'GET';
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        cookie: `casewright=${secret}`,
        origin: env.PUBLIC_URL,
        ...(changing ? { 'content-type': 'application/json' } : {}),
        ...(changing && key !== null ? { 'idempotency-key': key ?? randomUUID() } : {}),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        ...headers,
      },
      ...(changing ? { body: JSON.stringify(body ?? {}) } : {}),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    const parsed: unknown = text && json ? JSON.parse(text) : null; // else a file
    return { status: response.status, headers: response.headers, text, body: parsed };
  };
}
