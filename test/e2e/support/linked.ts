/** The console of an installation that runs the edition `linked`, over the same database: online accounts there are the customers' own. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createApp } from '../../../api/app.ts';
import { newSecret } from '../../../api/auth/cookies.ts';
import { readEnv } from '../../../api/env.ts';
import { anyPort } from '../../../dev/ports.ts';
import { root } from '../../../dev/run-program.ts';
import { launchBrowser } from '../../support/browser.ts';
import { testLetterKeys } from '../../support/letter-keys.ts';
import type { ConsoleHouse } from './house.ts';
import { personOf } from './customers.ts';
import { Visitor, type UserId } from './visit.ts';

export type LinkedConsole = { visitor: Visitor; close: () => Promise<void> };

/** Opens it with somebody signed in, by a row of theirs: how people sign in is the same in both editions. */
export async function openLinked({ processes, clock }: ConsoleHouse, userId: UserId): Promise<LinkedConsole> {
  const { db, temporal, log } = processes.deps;
  const port = await anyPort();
  const url = `http://127.0.0.1:${port}`;
  const env = readEnv({
    DATABASE_URL: processes.appUrl,
    PUBLIC_URL: url,
    OIDC_ISSUER: 'http://127.0.0.1:3001',
    OIDC_CLIENT_ID: 'test',
    OIDC_CLIENT_SECRET: 'test',
    TEMPORAL_UI_URL: 'http://127.0.0.1:8233',
    SMS_AUTH_TOKENS: 'test-token',
    LETTER_KEYS: testLetterKeys,
    ONLINE_ACCOUNTS: 'linked',
    NODE_ENV: 'test',
  });
  const closing = new AbortController();
  const app = createApp(
    { db, temporal, clock, env, log },
    { consoleFolder: join(root, 'web/dist'), closing: closing.signal },
  );
  const server = createServer(app).listen(port, '127.0.0.1');
  await once(server, 'listening');

  const { secret, hash } = newSecret();
  const { id: personId } = personOf(userId);
  const { id: accountId } =
    (await db.account.findFirst({ where: { personId } })) ??
    (await db.account.create({ data: { issuer: env.OIDC_ISSUER, subject: userId, personId } }));
  const lasting = { lastSeenAt: clock.now(), expiresAt: new Date(clock.now().getTime() + 86_400_000) };
  await db.session.create({ data: { idHash: hash, accountId, idToken: 'none', ...lasting } });
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: 'casewright', value: secret, url }]);
  return {
    visitor: new Visitor(userId, context, url),
    async close() {
      await browser.close();
      closing.abort();
      server.close();
      server.closeAllConnections();
    },
  };
}
