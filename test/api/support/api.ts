/** An API that listens, with a database and a real sign-in provider of its own. Temporal is away: nothing here needs it. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { Writable } from 'node:stream';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { createApp, type AppOptions } from '../../../api/app.ts';
import type { Deps } from '../../../api/deps.ts';
import { readEnv } from '../../../api/env.ts';
import { createApiServer } from '../../../api/server.ts';
import { createTemporal } from '../../../api/temporal.ts';
import { anyPort } from '../../../dev/ports.ts';
import { newKeys } from '../../../dev/sign-in/keys.ts';
import type { SignInAccount } from '../../../dev/sign-in/pages.ts';
import { createSignInProvider, programClientId } from '../../../dev/sign-in/provider.ts';
import type { Role } from '../../../domain/people/roles.ts';
import { connect } from '../../../prisma/client.ts';
import { settableClock, type SettableClock } from '../../../prisma/clock.ts';
import { createTestDatabase } from '../../support/database.ts';
import { Browser } from './browser.ts';
import { startDatabaseProxy, type DatabaseProxy } from './database-proxy.ts';
import { testLetterKeys } from '../../support/letter-keys.ts';

type TestPerson = { userId: string; name: string; roles: readonly Role[]; active?: boolean; kind?: 'program' };

/** Who is recorded, and can sign in at the provider. */
export const staff = {
  manager: { userId: 'mmanager', name: 'Marlow Quollwhistle', roles: ['serviceManager'] },
  secondManager: { userId: 'smanager', name: 'Sasha Quollwhistle', roles: ['serviceManager'] },
  officer: { userId: 'oofficer', name: 'Odette Quollwhistle', roles: ['psServiceOfficer'] },
  racOfficer: { userId: 'rofficer', name: 'Remy Quollwhistle', roles: ['psServiceOfficer', 'racOfficer'] },
  administrator: { userId: 'aadmin', name: 'Ari Quollwhistle', roles: ['administrator'] },
  operator: { userId: 'ooperator', name: 'Ola Quollwhistle', roles: ['operator'] },
  leaver: { userId: 'lleaver', name: 'Lou Quollwhistle', roles: ['serviceManager'], active: false },
  program: { userId: programClientId, name: 'System of record', roles: ['program'], kind: 'program' },
} as const satisfies Record<string, TestPerson>;
/** Known to the provider, but nobody here. */
export const stranger = { userId: 'nobody', name: 'Nobody Quollwhistle', roles: ['serviceManager'] as Role[] };

export type ApiHouse = {
  deps: Deps;
  clock: SettableClock;
  url: string;
  issuer: string;
  ownerUrl: string;
  appUrl: string;
  /** The database as the API reaches it. */
  door: DatabaseProxy;
  idOf: Record<keyof typeof staff, string>;
  /** Whom the provider knows, and with which roles; a test may change them. */
  accounts: SignInAccount[];
  /** What was logged, one JSON object a line. */
  logged(): string[];
  /** A browser that is nobody yet. */
  browser(): Browser;
  /** A browser in which this person has signed in, through the provider's own pages. */
  signIn(who: keyof typeof staff): Promise<Browser>;
  /** An access token for `program`, by its client credentials. */
  programToken(): Promise<string>;
  stop(): Promise<void>;
};

type Options = AppOptions & { env?: Record<string, string> };

export async function openApi({ env: more = {}, ...options }: Options = {}): Promise<ApiHouse> {
  const { appUrl, ownerUrl, drop } = await createTestDatabase();
  const [port, providerPort, databasePort] = [await anyPort(), await anyPort(), await anyPort()];
  const door = await startDatabaseProxy(appUrl, databasePort);
  const url = `http://127.0.0.1:${port}`;
  const issuer = `http://127.0.0.1:${providerPort}`;
  const secrets = { client: 'client-secret', program: 'program-secret' };
  const accounts: SignInAccount[] = [...Object.values(staff), stranger].map((account) => ({ ...account }));
  const provider = createSignInProvider({
    issuer,
    accounts,
    client: { id: 'casewright', secret: secrets.client, publicUrl: url },
    programSecret: secrets.program,
    keys: await newKeys(),
  });
  const env = readEnv({
    DATABASE_URL: door.url,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'casewright',
    OIDC_CLIENT_SECRET: secrets.client,
    PUBLIC_URL: url,
    CLOCK: 'settable',
    SMS_AUTH_TOKENS: 'test-token',
    LETTER_KEYS: testLetterKeys,
    NODE_ENV: 'test',
    ...more,
  });
  const db = connect(door.url);
  const clock = await settableClock(db, env.NODE_ENV);
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const temporal = createTemporal(new Client({ connection }), connection);
  const deps: Deps = { db, temporal, clock, env, log: pino({ level: 'debug' }, sink) };

  const idOf: Partial<Record<string, string>> = {};
  for (const [key, { userId, name, roles, ...rest }] of Object.entries(staff)) {
    const person = await db.person.create({ data: { userId, name, roles: [...roles], state: 'NSW', ...rest } });
    idOf[key] = person.id;
  }
  const server = createApiServer(createApp(deps, options), deps.log);
  await Promise.all([listen(server, port), listen(provider, providerPort)]);

  return {
    deps,
    clock,
    url,
    issuer,
    ownerUrl,
    appUrl,
    door,
    accounts,
    idOf: idOf as ApiHouse['idOf'], // made from the keys of `staff` above
    logged: () => lines,
    browser: () => new Browser(url),
    async signIn(who) {
      const browser = new Browser(url);
      await browser.signIn(staff[who].userId);
      return browser;
    },
    async programToken() {
      const basic = Buffer.from(`${programClientId}:${secrets.program}`).toString('base64');
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${basic}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const tokens = (await response.json()) as { access_token: string };
      return tokens.access_token;
    },
    async stop() {
      for (const s of [server, provider]) {
        s.close();
        s.closeAllConnections();
      }
      clock.close();
      await connection.close();
      await db.$disconnect();
      await door.shut();
      await drop();
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
