/** Settings that no program starts with in production, and secrets from files: of the API, the worker and reconcile. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv as readApi } from '../../api/env.ts';
import { readEnv as readReconcile } from '../../api/reconcile/env.ts';
import { withSecretFiles } from '../../prisma/secret-files.ts';
import { readEnv as readWorker } from '../../workers/env.ts';
import { testLetterKeys } from '../support/letter-keys.ts';

type Source = Record<string, string | undefined>;
type Read = (source: Source) => unknown;

describe('Settings of production', () => {
  const random = 'q7Jw0VxL2mZr9TfKd4Bs';
  const letterKey = createHash('sha256').update(random).digest('base64');
  const safe: Source = {
    NODE_ENV: 'production',
    DATABASE_URL: `postgresql://casewright_app:${random}@db.agency.test/casewright?sslmode=verify-full`,
    PUBLIC_URL: 'https://casewright.agency.test',
    OIDC_ISSUER: 'https://sign-in.agency.test/realm',
    OIDC_CLIENT_ID: 'casewright',
    OIDC_CLIENT_SECRET: random,
    SMS_ACCOUNT_SID: 'AC0123456789',
    SMS_AUTH_TOKENS: `${random}, ${random}2`,
    LETTER_KEYS: `2026:${letterKey}`,
    PRINT_FOLDER: '/var/spool/letters',
    TEMPORAL_ADDRESS: 'temporal.agency.test:7233',
    TEMPORAL_TLS: 'true',
  };
  const programs = { api: readApi, worker: readWorker, reconcile: readReconcile };
  const sentencesOf = (read: Read, source: Source): string[] => {
    try {
      read(source);
      return [];
    } catch (error) {
      assert.ok(error instanceof Error);
      return error.message.split('\n');
    }
  };

  it('RS-1 starts with safe settings, and refuses each unsafe one with one sentence that quotes no value', () => {
    const database = (rest: string) => ({ DATABASE_URL: `postgresql://casewright_app:${random}@${rest}` });
    const table: [unsafe: Source, sentence: RegExp, of: (keyof typeof programs)[]][] = [
      [{ PUBLIC_URL: 'http://casewright.agency.test' }, /^PUBLIC_URL: .*https/, ['api', 'worker']],
      [{ OIDC_ISSUER: 'http://sign-in.agency.test' }, /^OIDC_ISSUER: .*https/, ['api']],
      [{ OIDC_ISSUER: 'https://localhost:3100' }, /^OIDC_ISSUER: .*development/, ['api']],
      [{ OIDC_ISSUER: 'https://127.0.0.1:3100' }, /^OIDC_ISSUER: .*development/, ['api']],
      [{ OIDC_ISSUER: 'https://[::1]:3100' }, /^OIDC_ISSUER: .*development/, ['api']],
      [{ CLOCK: 'settable' }, /^CLOCK: .*system clock/, ['api', 'worker', 'reconcile']],
      [{ OIDC_CLIENT_SECRET: 'q7Jw0VxL2mZr9Tf' }, /^OIDC_CLIENT_SECRET: .*16 characters/, ['api']],
      [{ OIDC_CLIENT_SECRET: 'client-secret-of-casewright' }, /^OIDC_CLIENT_SECRET: .*guess/, ['api']],
      [{ OIDC_CLIENT_SECRET: 'please-change-me-please' }, /^OIDC_CLIENT_SECRET: .*guess/, ['api']],
      [{ OIDC_CLIENT_SECRET: '0101010101010101' }, /^OIDC_CLIENT_SECRET: .*guess/, ['api']],
      [{ LETTER_KEYS: testLetterKeys }, /^LETTER_KEYS: .*guess/, ['api', 'worker']],
      [{ LETTER_KEYS: `2026:${letterKey}, ${testLetterKeys}` }, /^LETTER_KEYS: .*guess/, ['api', 'worker']],
      [{ SMS_AUTH_TOKENS: `${random}, test-token` }, /^SMS_AUTH_TOKENS: .*16 characters/, ['api', 'worker']],
      [{ SMS_API_URL: 'http://sms.agency.test' }, /^SMS_API_URL: .*https/, ['worker']],
      [database('db.agency.test/casewright'), /^DATABASE_URL: .*TLS/, ['api', 'worker', 'reconcile']],
      [database('db.test/c?sslmode=prefer'), /^DATABASE_URL: .*TLS/, ['api', 'worker', 'reconcile']],
      [database('db.test/c?sslmode=disable&ssl=true'), /^DATABASE_URL: .*TLS/, ['api', 'worker', 'reconcile']],
      [database('localhost/c?host=db.test'), /^DATABASE_URL: .*TLS/, ['api', 'worker', 'reconcile']],
      [
        { DATABASE_URL: 'postgresql://casewright_app:postgres@db.test/c?sslmode=require' },
        /^DATABASE_URL \(its password\): .*16 characters/,
        ['api', 'worker', 'reconcile'],
      ],
      [{ TEMPORAL_TLS: undefined }, /^TEMPORAL_ADDRESS: .*TLS/, ['api', 'worker', 'reconcile']],
      [{ TEMPORAL_TLS: 'false' }, /^TEMPORAL_ADDRESS: .*TLS/, ['api', 'worker', 'reconcile']],
    ];
    for (const [program, read] of Object.entries(programs)) {
      assert.deepEqual(sentencesOf(read, safe), [], program);
      for (const [unsafe, sentence, of] of table) {
        const said = sentencesOf(read, { ...safe, ...unsafe });
        const expected = of.some((it) => it === program);
        assert.equal(said.length, expected ? 1 : 0, `${program}: ${sentence}: ${said.join()}`);
        if (expected) assert.match(said[0] ?? '', sentence, program);
        assert.doesNotMatch(said.join(), /q7Jw0|agency\.test|casewright_app/);
        assert.deepEqual(sentencesOf(read, { ...safe, ...unsafe, NODE_ENV: 'development' }), [], program);
      }
    }
    const everything = { ...safe, ...table[0]?.[0], CLOCK: 'settable', OIDC_CLIENT_SECRET: 'short' };
    assert.equal(sentencesOf(readApi, everything).length, 3, 'all at once');
  });

  it('RS-1 needs no TLS for what is on the same machine, and takes an API key of Temporal for it', () => {
    const here: Source[] = [
      { DATABASE_URL: 'postgresql://casewright_app@localhost/casewright' },
      { DATABASE_URL: 'postgresql://casewright_app@127.0.0.1:5433/casewright' },
      { DATABASE_URL: 'postgresql:///casewright?host=/run/postgresql&user=casewright_app' },
      { TEMPORAL_ADDRESS: 'localhost:7233', TEMPORAL_TLS: undefined },
      { TEMPORAL_ADDRESS: undefined, TEMPORAL_TLS: undefined },
      { TEMPORAL_TLS: undefined, TEMPORAL_API_KEY: random },
    ];
    for (const settings of here)
      for (const read of Object.values(programs))
        assert.deepEqual(sentencesOf(read, { ...safe, ...settings }), [], JSON.stringify(settings));
  });

  it('RS-1 reads a secret from the file that a variable names, once, and never says what or where it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'casewright-secrets-'));
    try {
      const file = (name: string, content: string) => {
        const path = join(folder, name);
        writeFileSync(path, content, { mode: 0o600 });
        return path;
      };
      const files: Source = {
        ...safe,
        DATABASE_URL: undefined,
        OIDC_CLIENT_SECRET: '',
        SMS_AUTH_TOKENS: undefined,
        TEMPORAL_TLS: undefined,
        DATABASE_URL_FILE: file('database', `${safe['DATABASE_URL']}\n`),
        OIDC_CLIENT_SECRET_FILE: file('client', `${random}\r\n`),
        SMS_AUTH_TOKENS_FILE: file('sms', `${safe['SMS_AUTH_TOKENS']}`),
        TEMPORAL_API_KEY_FILE: file('temporal', random),
      };
      const api = readApi(files);
      assert.deepEqual(
        [api.DATABASE_URL, api.OIDC_CLIENT_SECRET, api.SMS_AUTH_TOKENS, api.TEMPORAL_API_KEY],
        [safe['DATABASE_URL'], random, [random, `${random}2`], random],
      );
      assert.equal(readWorker(files).DATABASE_URL, safe['DATABASE_URL']);
      assert.equal(readReconcile(files).TEMPORAL_API_KEY, random);

      const table: [wrong: Source, sentence: string][] = [
        [{ OIDC_CLIENT_SECRET: random }, 'give either OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE, not both.'],
        [{ OIDC_CLIENT_SECRET_FILE: join(folder, 'none') }, 'the file cannot be read.'],
        [{ OIDC_CLIENT_SECRET_FILE: folder }, 'the file cannot be read.'],
        [{ OIDC_CLIENT_SECRET_FILE: file('empty', '\n') }, 'the file is empty.'],
      ];
      for (const [wrong, sentence] of table)
        assert.deepEqual(sentencesOf(readApi, { ...files, ...wrong }), [`OIDC_CLIENT_SECRET_FILE: ${sentence}`]);
      // what a file holds is looked at like any other value, and not quoted either
      const short = sentencesOf(readApi, { ...files, OIDC_CLIENT_SECRET_FILE: file('short', 'hunter2') });
      assert.deepEqual(short.length, 1);
      assert.doesNotMatch(short.join(), /hunter2/);
      assert.deepEqual(withSecretFiles({ A_FILE: '', A: 'x', B_FILE: 'y' }, ['A']), {
        A_FILE: '',
        A: 'x',
        B_FILE: 'y',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
