import assert from 'node:assert/strict';
import { readEnv } from '../../api/env.ts';
import { connect, type Database } from '../../prisma/client.ts';
import { settableClock } from '../../prisma/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { testLetterKeys } from '../support/letter-keys.ts';

describe('Clock and environment', () => {
  let database: TestDatabase;
  let db: Database;
  before(async function () {
    this.timeout(60_000);
    database = await createTestDatabase();
    db = connect(database.appUrl);
  });
  after(async () => {
    await db.$disconnect();
    await database.drop();
  });
  const near = (one: Date, other: string) =>
    assert.ok(Math.abs(one.getTime() - Date.parse(other)) < 60_000, one.toISOString());

  it('PS-13 moves the time of every part that shares the database, and nothing in production', async () => {
    const [api, worker] = [await settableClock(db, 'test'), await settableClock(db, 'test')];
    try {
      near(api.now(), new Date().toISOString());
      await api.set(new Date('2027-02-14T06:00:00Z'));
      near(api.now(), '2027-02-14T06:00:00Z');
      await worker.refresh();
      near(worker.now(), '2027-02-14T06:00:00Z');
      const later = await settableClock(db, 'test');
      near(later.now(), '2027-02-14T06:00:00Z');
      later.close();
    } finally {
      api.close();
      worker.close();
    }
    await assert.rejects(settableClock(db, 'production'), /never for production/);
  });

  const given = {
    DATABASE_URL: 'postgresql://casewright_app:secret@db.test/casewright',
    OIDC_ISSUER: 'https://sign-in.test',
    OIDC_CLIENT_ID: 'casewright',
    OIDC_CLIENT_SECRET: 'secret',
    PUBLIC_URL: 'https://casewright.test/',
    SMS_AUTH_TOKENS: 'new, old',
    LETTER_KEYS: testLetterKeys,
  };

  it('PS-13 what is read of it beside a change never takes the change back', async () => {
    const clock = await settableClock(db, 'test');
    try {
      for (let i = 0; i < 200; i++) {
        const time = new Date(Date.UTC(2027, 0, 1) + i * 3_600_000).toISOString();
        await Promise.all([clock.refresh(), clock.set(new Date(time)), clock.refresh(), clock.refresh()]);
        near(clock.now(), time);
      }
    } finally {
      clock.close();
    }
  });

  it('RS-1 reads its settings', () => {
    const env = readEnv({ ...given, API_PORT: '' });
    assert.deepEqual(
      [env.PUBLIC_URL, env.API_PORT, env.SESSION_IDLE_MINUTES, env.CLOCK, env.SMS_AUTH_TOKENS, env.ROLES_FROM],
      ['https://casewright.test', 3000, 60, 'system', ['new', 'old'], 'record'],
    );
    assert.throws(() => readEnv({ ...given, ROLES_FROM: 'both' }), /^Error: ROLES_FROM: /);
  });

  it('EM-27 an empty token, with which anybody could sign, is none', () => {
    for (const SMS_AUTH_TOKENS of [undefined, '', ',', 'new,'])
      assert.throws(() => readEnv({ ...given, SMS_AUTH_TOKENS }), /^Error: SMS_AUTH_TOKENS/);
  });

  it('RS-1 names the settings that are missing or wrong, and never their values', () => {
    assert.throws(
      () => readEnv({ ...given, OIDC_ISSUER: undefined, DATABASE_URL: 'mysql://root:secret@db.test' }),
      (error) => {
        assert.ok(error instanceof Error);
        assert.match(error.message, /^OIDC_ISSUER: is not set\.$/m);
        assert.match(error.message, /^DATABASE_URL: /m);
        assert.doesNotMatch(error.message, /secret/);
        return true;
      },
    );
  });
});
