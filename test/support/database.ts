import { createHash, randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { asSuperuser, createDatabase, prepareRoles } from '../../dev/postgres.ts';
import { mustRun, root } from '../../dev/run-program.ts';
import { testServer } from './root-hooks.ts';
import { verifyAuditChain } from './audit-chain.ts';

export type TestDatabase = {
  /** As `casewright_owner`. */
  ownerUrl: string;
  /** As `casewright_app`. */
  appUrl: string;
  /** Removes it, connections or not. Throws where its audit chain does not hold (RS-2), but for a database that is to be `tampered` with. */
  drop: () => Promise<void>;
};

let template: Promise<string> | undefined;

/**
 * A database of its own with all migrations applied and nothing in it, in some 50 ms: copied from one that was migrated once.
 * `copyOf`: as another one is now, to which nobody is connected. `tampered`: the test changes the audit trail, which can't hold then.
 */
export async function createTestDatabase({
  tampered = false,
  copyOf,
}: { tampered?: boolean; copyOf?: TestDatabase } = {}): Promise<TestDatabase> {
  const adminUrl = await testServer('TEST_DATABASE_ADMIN_URL');
  const from = copyOf ? new URL(copyOf.appUrl).pathname.slice(1) : await (template ??= migratedTemplate(adminUrl));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(adminUrl, name, from);
  const appUrl = urlAs(adminUrl, 'casewright_app', name);
  return {
    ownerUrl: urlAs(adminUrl, 'casewright_owner', name),
    appUrl,
    async drop() {
      try {
        if (!tampered) await verifyAuditChain(appUrl);
      } finally {
        await asSuperuser(
          adminUrl,
          async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
        );
      }
    },
  };
}

/** What a superuser of the tests' server does in a test's database. To be ended by who asks. */
export async function asSuperuserOf({ appUrl }: TestDatabase): Promise<pg.Client> {
  const url = new URL(await testServer('TEST_DATABASE_ADMIN_URL'));
  url.pathname = new URL(appUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

/** Named for the migrations, so that all suites of a run, and later runs on the same server, share it. */
async function migratedTemplate(adminUrl: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of [...globSync('prisma/migrations/**/*.sql', { cwd: root }).toSorted(), 'prisma/migrate.ts'])
    hash.update(path).update(readFileSync(join(root, path)));
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  await asSuperuser(adminUrl, async (client) => {
    // two test processes may come here at once
    await client.query('SELECT pg_advisory_lock(7240001)');
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const draft = `${name}_draft`;
    const { password } = new URL(adminUrl);
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await prepareRoles(adminUrl, { owner: decodeURIComponent(password), app: decodeURIComponent(password) });
    await createDatabase(adminUrl, draft);
    const env = { DATABASE_OWNER_URL: urlAs(adminUrl, 'casewright_owner', draft) };
    await mustRun('The migration of the test database', ['prisma/migrate.ts', 'apply'], { env });
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}

/** On the tests' server every role has the superuser's password. */
function urlAs(adminUrl: string, user: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.pathname = `/${database}`;
  return url.href;
}
