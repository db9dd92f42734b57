import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { startSealer } from '../../api/audit-sealer.ts';
import { anyPort } from '../../dev/ports.ts';
import { runProgram } from '../../dev/run-program.ts';
import { sealedColumns } from '../../prisma/audit-chain.ts';
import { connect, type Database } from '../../prisma/client.ts';
import { writeAuditEntry } from '../../prisma/repositories/audit.ts';
import { readChain, sealBatch, type Head } from '../../prisma/repositories/audit-seals.ts';
import { verifyChain } from '../../prisma/repositories/verify-audit-chain.ts';
import { asSuperuserOf, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startDatabaseProxy } from '../api/support/database-proxy.ts';
import { until } from '../support/until.ts';

describe('the hash chain of the audit trail', () => {
  let database: TestDatabase;
  let db: Database;
  /** Who administers the database, with every trigger off. */
  let superuser: pg.Client;

  before(async () => {
    database = await createTestDatabase({ tampered: true });
    db = connect(database.appUrl);
    superuser = await asSuperuserOf(database);
    await superuser.query('SET session_replication_role = replica');
  });
  beforeEach(() => superuser.query('TRUNCATE audit_seal, audit_entry RESTART IDENTITY'));
  after(async () => {
    await superuser.end();
    await db.$disconnect();
    await database.drop();
  });

  const entry = { personId: null, action: 'test.write', result: 'done' } as const;
  async function write(count: number, by = db): Promise<void> {
    for (let i = 0; i < count; i++) await writeAuditEntry(by, { ...entry, detail: { b: i, a: 'word' } });
  }
  async function sealAll(): Promise<void> {
    while ((await sealBatch(db, 100)) > 0);
  }
  async function tamper(...statements: string[]): Promise<void> {
    for (const statement of statements) await superuser.query(statement);
  }
  /** Small pages: what holds across their ends holds. */
  async function found(against?: Head) {
    const { places, broken } = await verifyChain(db, { page: 4, ...(against ? { against } : {}) });
    if (!broken) return `${places} hold`;
    return `place ${broken.place}, entry ${broken.entryId}: ${broken.what}`;
  }
  /** In the order of their places. */
  const sealed = () => db.auditSeal.findMany({ where: { place: { not: null } }, orderBy: { place: 'asc' } });

  it('RS-2 every entry has its place in the order of the ids; what commits late comes behind what was sealed before it', async () => {
    await write(3);
    const late = new pg.Client({ connectionString: database.appUrl });
    await late.connect();
    await late.query('BEGIN');
    await late.query(`INSERT INTO audit_entry (action, result) VALUES ('test.late', 'done')`);
    await write(2);
    assert.equal(await sealBatch(db, 2), 2);
    assert.equal(await sealBatch(db, 100), 3);
    await late.query('COMMIT');
    await late.end();
    const { sealed: places, unsealed, oldestUnsealedAt, lastHash } = await readChain(db);
    const { at } = await db.auditEntry.findUniqueOrThrow({ where: { id: 4n } });
    const last = (await sealed()).at(-1);
    assert.deepEqual([places, unsealed, oldestUnsealedAt, lastHash], [5, 1, at.toISOString(), last?.hash]);
    assert.equal(await sealBatch(db, 100), 1);
    assert.deepEqual(
      (await sealed()).map(({ place, entryId }) => [place, entryId]),
      [1n, 2n, 3n, 5n, 6n, 4n].map((id, i) => [BigInt(i + 1), id]),
    );
    assert.equal(await found(), '6 hold');
  });

  it('RS-2 an empty trail has an empty chain', async () => {
    assert.deepEqual(await readChain(db), { sealed: 0, unsealed: 0, oldestUnsealedAt: null, lastHash: null });
    assert.equal(await sealBatch(db, 100), 0);
    assert.equal(await found(), '0 hold');
  });

  it('RS-2 several sealers and writers at once make one chain, and nobody who writes waits for a sealer', async () => {
    const second = connect(database.appUrl, { max: 6 });
    let writing = true;
    const counts = [db, second, db].map(async (its) => {
      let count = 0;
      while (writing) count += await sealBatch(its, 7);
      return count;
    });
    await Promise.all([db, second, db, second].map((its) => write(40, its)));
    writing = false;
    const didSeal = (await Promise.all(counts)).reduce((a, b) => a + b);
    assert.equal((await readChain(db)).sealed, didSeal);
    await write(1);
    // a sealer that stands still before its commit
    const sealer = new pg.Client({ connectionString: database.appUrl });
    await sealer.connect();
    await sealer.query('BEGIN');
    await sealer.query('SELECT pg_advisory_xact_lock(7240005)');
    await sealer.query(`UPDATE audit_seal SET place = entry_id + 1000, hash = 'x' WHERE place IS NULL`);
    await write(3, second);
    assert.equal(await sealBatch(second, 100), 0);
    await sealer.query('ROLLBACK');
    await sealer.end();
    await second.$disconnect();
    await sealAll();
    assert.equal(await found(), '164 hold');
  });

  it('RS-2 the sealer that runs in every API seals by itself, also after the database was away', async () => {
    const door = await startDatabaseProxy(database.appUrl, await anyPort());
    const through = connect(door.url, { max: 2 });
    let logged = '';
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    });
    const sealer = startSealer({ db: through, log: pino(sink) });
    try {
      await write(2);
      await until('two seals', async () => (await readChain(db)).sealed === 2);
      await door.shut();
      await write(1);
      await until('a failure', async () => /could not be sealed/.test(logged));
      await door.open();
      await until('the third', async () => (await readChain(db)).sealed === 3);
    } finally {
      await sealer.stop();
      await through.$disconnect();
      await door.shut();
    }
    assert.equal(await found(), '3 hold');
  });

  it('RS-2 every column of an entry is sealed: one that is changed is named', async () => {
    const { rows } = await superuser.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'audit_entry'`,
    );
    assert.deepEqual(rows.map(({ name }) => name).toSorted(), sealedColumns.toSorted());
    await write(3);
    await sealAll();
    const other: Record<string, string> = { at: `at + interval '1 ms'`, detail: `'{"a": "word"}'`, id: '-1' };
    for (const column of sealedColumns) {
      const value =
        other[column] ?? (/^(account|person|customer|command)_id$/.test(column) ? 'gen_random_uuid()' : `'other'`);
      await tamper(
        'DROP TABLE IF EXISTS kept',
        'CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = 2',
        `UPDATE audit_entry SET ${column} = ${value} WHERE id = 2`,
        ...(column === 'id' ? ['UPDATE audit_seal SET entry_id = -1 WHERE entry_id = 2'] : []),
      );
      const where = `place 2, entry ${column === 'id' ? -1 : 2}`;
      assert.equal(
        await found(),
        `${where}: The entry is not as it was sealed: it, or the hash before it, was changed.`,
        column,
      );
      await tamper(
        'DELETE FROM audit_entry WHERE id IN (2, -1)',
        'INSERT INTO audit_entry SELECT * FROM kept',
        'UPDATE audit_seal SET entry_id = 2 WHERE entry_id = -1',
      );
      assert.equal(await found(), '3 hold', column);
    }
    await tamper('DROP TABLE kept');
  });

  /** What a superuser does to a chain of eight, and what is said of it. */
  const inserted = `INSERT INTO audit_entry (id, action, result) VALUES (99, 'test.write', 'done')`;
  const tampered: [what: string, sql: string[], says: string][] = [
    [
      'changed, and sealed anew',
      [
        `UPDATE audit_entry SET result = 'viewed' WHERE id = 3`,
        `UPDATE audit_seal SET hash = repeat('a', 64) WHERE place = 3`,
      ],
      'place 3, entry 3: The entry is not as it was sealed: it, or the hash before it, was changed.',
    ],
    [
      'removed',
      ['DELETE FROM audit_entry WHERE id = 4'],
      'place 4, entry 4: The seal of this place has no entry: the entry was removed.',
    ],
    [
      'removed with its seal',
      ['DELETE FROM audit_entry WHERE id = 5', 'DELETE FROM audit_seal WHERE entry_id = 5'],
      'place 5, entry null: Nothing stands at this place: an entry was removed, and its seal with it.',
    ],
    [
      'removed, the others moved up',
      [
        'DELETE FROM audit_entry WHERE id IN (4, 5)',
        'DELETE FROM audit_seal WHERE entry_id IN (4, 5)',
        'UPDATE audit_seal SET place = -place WHERE place > 5',
        'UPDATE audit_seal SET place = -place - 2 WHERE place < 0',
      ],
      'place 4, entry 6: Before this entry 2 were removed, and those behind moved up.',
    ],
    [
      'inserted, without a seal',
      [inserted],
      'place null, entry 99: The entry was inserted past the chain: it has no seal.',
    ],
    [
      'inserted, with a seal outside the chain',
      [inserted, `INSERT INTO audit_seal VALUES (99, -1, 'x')`],
      'place null, entry 99: The entry was inserted past the chain: it has no seal.',
    ],
    [
      'inserted between, the others moved down',
      [
        inserted,
        'UPDATE audit_seal SET place = -place WHERE place > 2',
        'UPDATE audit_seal SET place = -place + 1 WHERE place < 0',
        'INSERT INTO audit_seal SELECT 99, 3, hash FROM audit_seal WHERE place = 2',
      ],
      'place 3, entry 99: An entry was inserted: the one that was sealed here stands at place 4.',
    ],
    [
      'inserted at the end',
      [inserted, `INSERT INTO audit_seal VALUES (99, 9, repeat('b', 64))`],
      'place 9, entry 99: The entry is not as it was sealed: it, or the hash before it, was changed.',
    ],
    [
      'two places exchanged',
      [
        'UPDATE audit_seal SET place = -2 WHERE place = 2',
        'UPDATE audit_seal SET place = 2 WHERE place = 7',
        'UPDATE audit_seal SET place = 7 WHERE place = -2',
      ],
      'place 2, entry 7: Entries were reordered: the one that was sealed here stands at place 7.',
    ],
    [
      'two neighbours exchanged',
      [
        'UPDATE audit_seal SET place = -6 WHERE place = 6',
        'UPDATE audit_seal SET place = 6 WHERE place = 7',
        'UPDATE audit_seal SET place = 7 WHERE place = -6',
      ],
      'place 6, entry 7: Entries were reordered: the one that was sealed here stands at place 7.',
    ],
    [
      'two entries exchanged under their seals',
      [
        'UPDATE audit_entry SET id = -1 WHERE id = 2',
        'UPDATE audit_entry SET id = 2 WHERE id = 5',
        'UPDATE audit_entry SET id = 5 WHERE id = -1',
      ],
      'place 2, entry 2: Entries were reordered: what was sealed here stands in entry 5.',
    ],
  ];
  it('RS-2 a superuser who changes, removes, inserts or reorders entries is found: the first broken link is named, and what was done', async () => {
    await tamper(`ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_sealed`); // not even that is believed
    for (const [what, sql, says] of tampered) {
      await tamper('TRUNCATE audit_seal, audit_entry RESTART IDENTITY');
      await write(8);
      await sealAll();
      assert.equal(await found(), '8 hold', what);
      await tamper(...sql);
      assert.equal(await found(), says, what);
    }
  });

  it('RS-2 an entry written later and dated back is found, though it came through the front door and was sealed', async () => {
    await write(3);
    await sealAll();
    await db.$executeRaw`INSERT INTO audit_entry (at, action, result) VALUES (now() - interval '4 minutes', 'test.write', 'done')`;
    await sealAll();
    assert.equal(await found(), '4 hold'); // so long a transaction may take
    await db.$executeRaw`INSERT INTO audit_entry (at, action, result) VALUES (now() - interval '1 hour', 'test.write', 'done')`;
    await sealAll();
    const says = 'The entry was inserted later: it is dated before what was sealed ahead of it.';
    assert.equal(await found(), `place 5, entry 5: ${says}`);
  });

  it('RS-2 a chain that was cut off, or computed anew as a whole, shows against a checkpoint and only so', async () => {
    await write(5);
    await sealAll();
    const { places: place, lastHash: hash } = await verifyChain(db);
    const checkpoint = { place, hash };
    await write(2);
    await sealAll();
    assert.equal(await found(checkpoint), '7 hold');
    await tamper('DELETE FROM audit_entry WHERE id >= 5', 'DELETE FROM audit_seal WHERE entry_id >= 5');
    assert.equal(await found(), '4 hold');
    assert.equal(
      await found(checkpoint),
      'place 5, entry null: The end of the chain was cut off: the checkpoint is at place 5.',
    );
    await tamper(`UPDATE audit_entry SET result = 'forged'`, 'UPDATE audit_seal SET place = NULL, hash = NULL');
    await write(2);
    await sealAll();
    assert.equal(await found(), '6 hold');
    const says = 'The hash is not that of the checkpoint: the chain was computed anew.';
    assert.match(await found(checkpoint), new RegExp(`^place 5, entry \\d+: ${says}`));
  });

  it('RS-2 npm run audit:verify says whether the chain holds, where it is broken, what waits, and when it cannot know', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casewright-audit-'));
    const file = join(folder, 'checkpoint');
    const run = async (args: string[] = [], env: Record<string, string> = {}) => {
      const { code, output } = await runProgram(['dev/audit-verify.ts', ...args], {
        env: { DATABASE_URL: database.appUrl, NODE_ENV: 'test', ...env },
      });
      return [
        code,
        output
          .trimEnd()
          .replaceAll(/\d{4}-\S+Z/g, '…')
          .replace(/[0-9a-f]{64}/, '#'),
      ];
    };
    try {
      await write(4);
      await sealAll();
      await write(1);
      assert.deepEqual(await run(['--checkpoint', file]), [
        0,
        `The chain holds: 4 entries, the last hash is #.
Not sealed yet: 1, the oldest is entry 5 of ….
Compared with no checkpoint: an end that was cut off, or a chain computed anew as a whole, would not show.
Checkpoint written, at place 4. Keep it where nobody who administers the database can change it.`,
      ]);
      const { place, hash, at, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
      assert.deepEqual([place, hash, rest], ['4', (await sealed()).at(-1)?.hash, {}]);
      assert.ok(at);
      await sealAll();
      assert.deepEqual(await run(['--against', file]), [
        0,
        'The chain holds: 5 entries, the last hash is #.\nEvery entry is sealed.\nIt goes through the checkpoint of … at place 4.',
      ]);
      await tamper(`UPDATE audit_entry SET action = 'test.other' WHERE id = 2`);
      assert.deepEqual(await run(), [
        1,
        'The chain is broken at place 2, entry 2. The entry is not as it was sealed: it, or the hash before it, was changed.\nEvery entry is sealed.',
      ]);
      const [code, help] = await run(['--mend']);
      assert.match(`${code} ${help}`, /^2 Verifies .* against such a checkpoint only\.$/s);
      assert.deepEqual(await run(['--checkpoint', file]), [
        2,
        'The file of --checkpoint is there already: an older checkpoint is never written over.',
      ]);
      writeFileSync(file, '{}');
      assert.deepEqual(await run(['--against', file]), [
        2,
        'The file of --against cannot be read, or is no checkpoint.',
      ]);
      assert.deepEqual(await run([], { DATABASE_URL: 'postgresql://127.0.0.1:1/none' }), [
        2,
        'It could not be found out: the database says unavailable.',
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
