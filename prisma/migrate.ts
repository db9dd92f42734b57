/**
 * Prisma's migration engine in-process: nothing is downloaded, the same `_prisma_migrations` table as `prisma migrate deploy`.
 * `node prisma/migrate.ts [apply | drift | new <name>]`, as the owner of the database (DATABASE_OWNER_URL).
 * `apply` also gives the application's role (the user in DATABASE_URL, else `casewright_app`) its rights.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { withSecretFiles } from './secret-files.ts';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Fields = { host: string; port: number; user: string; password: string; database: string };

const require = createRequire(import.meta.url);
const schemaPath = join(import.meta.dirname, 'schema.prisma');
const migrationsPath = join(import.meta.dirname, 'migrations');
const filters = { externalTables: [], externalEnums: [] };

/** Fields, never `connectionString`: that one wins over `database`, and the shadow database would be the real one. */
function fields(url: string): Fields {
  const u = new URL(url);
  return {
    host: u.hostname,
    port: Number(u.port || 5432),
    user: decodeURIComponent(u.username),
    password: decodeURIComponent(u.password),
    database: u.pathname.slice(1),
  };
}

/** Two corrections to adapter-pg 7.10. */
function corrected(adapter: Adapter): Adapter {
  // It splits a migration at every ';': function bodies break, and a failing migration stays half applied. Whole, it is one transaction.
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  // It cannot read PostgreSQL's "char": the first CHECK or foreign key stops every diff and drift check.
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const sql = query.sql
      .replace('constr.contype AS', 'constr.contype::text AS')
      .replace(/\bcon\.(confdeltype|confupdtype),/g, 'con.$1::text AS $1,');
    const result = await queryRaw({ ...query, sql });
    if (sql !== query.sql)
      result.columnNames.forEach((name, i) => {
        if (['constraint_type', 'confdeltype', 'confupdtype'].includes(name))
          result.columnTypes[i] = ColumnTypeEnum.Character;
      });
    return result;
  };
  return adapter;
}

class MigrationPg extends PrismaPg {
  private readonly to: Fields;
  constructor(to: Fields) {
    super({ ...to, allowExitOnIdle: true }); // else the process stays for the pool's ten seconds
    this.to = to;
  }
  override async connect() {
    return corrected(await super.connect());
  }
  override async connectToShadowDb() {
    const main = await this.connect();
    const database = `shadow_${crypto.randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = await new MigrationPg({ ...this.to, database }).connect();
    const end = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await end();
      await main.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  }
}

const schema = () => readFileSync(schemaPath, 'utf8');
const migrations = () => ({
  baseDir: migrationsPath,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: readdirSync(migrationsPath, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(migrationsPath, path, 'migration.sql'), 'utf8') },
      },
    })),
});

/** What of the engine is used here; its package declares no types. */
type Engine = {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: object): Promise<{ exitCode: number; stdout: string }>;
};
type EngineModule = {
  __wbg_set_wasm(exports: object): void;
  SchemaEngine: { 'new'(options: object, log: () => void, adapter: object): Promise<Engine> }; // a method of that name
};
declare global {
  // lib es2024 has no types for it
  var WebAssembly: {
    instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  };
  var PRISMA_WASM_PANIC_REGISTRY: object;
}

let loaded: Promise<EngineModule> | undefined; // once per process: a second instance corrupts the first
async function load(): Promise<EngineModule> {
  const engine: EngineModule = await import('@prisma/schema-engine-wasm/schema_engine_bg' as string);
  const path = require.resolve('@prisma/schema-engine-wasm').replace('schema_engine.js', 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(path), { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message: string) => console.error(message) }; // else a panic hides behind a TypeError
  return engine;
}

async function openEngine(url: string): Promise<Engine> {
  const { SchemaEngine } = await (loaded ??= load());
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationPg(fields(url)));
  return SchemaEngine.new({ datamodels: [['schema.prisma', schema()]] }, () => {}, adapter);
}

/** Applies what is missing and gives the application's role its rights. Returns the names of the applied migrations. */
export async function apply(ownerUrl: string, appRole = 'casewright_app'): Promise<string[]> {
  const engine = await openEngine(ownerUrl);
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrations(), filters });
  await grant(ownerUrl, appRole);
  return appliedMigrationNames;
}

/** The SQL that would bring the migrations to the schema; empty when they agree. Checks, triggers, functions and partial indexes are not looked at. */
export async function drift(ownerUrl: string): Promise<string> {
  const engine = await openEngine(ownerUrl);
  const result = await engine.diff({
    from: { tag: 'migrations', ...migrations() },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: schema() }] },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters,
  });
  return result.exitCode === 0 ? '' : result.stdout;
}

/** Tables whose rows change and are never removed. */
export const kept = [
  'audit_seal',
  'channel_product',
  'command',
  'complaint',
  'correspondence',
  'fdv_consultation',
  'inbound_sms',
  'incident',
  'incident_task',
  'letter',
  'list_entry',
  'message',
  'message_template',
  'online_account',
  'person',
  'plan_submission',
  'process',
  'sending_stop',
  'sms_attempt',
  'sms_opt_out',
  'sms_receipt',
  'team',
  'temporary_password',
  'transfer_referral',
];
/** Tables that are only ever inserted into: the application may neither change nor remove a row. */
export const insertOnly = [
  'account_attempt',
  'account_change',
  'assignment_officer',
  'audit_entry',
  'channel_preference_change',
  'claim_check',
  'contact',
  'fdv_discussion',
  'fdv_review',
  'message_template_version',
  'note',
  'notepad',
  'plan_edit',
  'process_step',
  'proof_questions',
  'system_choice',
  'web_session',
];

async function grant(ownerUrl: string, appRole: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const role = client.escapeIdentifier(appRole);
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA public TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role};
      REVOKE UPDATE, DELETE ON ${insertOnly.join(', ')} FROM ${role};
      REVOKE DELETE ON ${kept.join(', ')} FROM ${role};
      REVOKE ALL ON _prisma_migrations FROM ${role};`);
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  const given = withSecretFiles(process.env, ['DATABASE_OWNER_URL', 'DATABASE_URL']);
  const url = given['DATABASE_OWNER_URL'];
  if (!url) throw new Error('DATABASE_OWNER_URL is not set: the owner of the database applies migrations');
  const [what = 'apply', name] = process.argv.slice(2);
  mkdirSync(migrationsPath, { recursive: true });
  if (what === 'apply') {
    const appUrl = given['DATABASE_URL'];
    const applied = await apply(url, appUrl ? fields(appUrl).user : undefined);
    console.log(applied.length ? `applied ${applied.join(', ')}` : 'nothing to apply');
  } else {
    const sql = await drift(url);
    if (what === 'new' && name && sql) {
      mkdirSync(join(migrationsPath, name), { recursive: true });
      writeFileSync(join(migrationsPath, name, 'migration.sql'), sql);
    }
    console.log(sql || 'schema and migrations agree');
    if (what === 'drift' && sql) process.exitCode = 2;
  }
  process.exit(); // else a timer of the engine's keeps the process for ten seconds
}
