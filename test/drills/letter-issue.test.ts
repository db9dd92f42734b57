import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { readEnv } from '../../api/env.ts';
import { printWhatLies } from '../../dev/print-house/print.ts';
import { typedPassword } from '../../domain/online-accounts/temporary-password.ts';
import { openLetter } from '../../prisma/letter-seal.ts';
import { letterIssueId } from '../../workflows/contracts/letter-issue.ts';
import { callerOf, type Caller } from '../api/support/house.ts';
import { at, textAt } from '../api/support/reading.ts';
import { act, addAccountHolder, addQuestions, create } from '../support/account-acts.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { parsedTestLetterKeys } from '../support/letter-keys.ts';
import { findPlanted } from '../support/planted.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { historyOf } from '../support/process-history.ts';
import { until } from '../support/until.ts';

/** So many letters a round, and in every round both workers are killed while they print. */
const [rounds, perRound] = [5, 8];

describe('letters with temporary passwords, printed while workers are killed', function () {
  this.timeout(240_000);
  let house: DrillHouse;
  let folder: string;
  const officers: Caller[] = [];
  let portal: Caller;
  /** Every password that was made, as it was shown or stands in its letter. */
  const passwords: string[] = [];
  const letterIds: string[] = [];

  before(async () => {
    house = await drillHouse();
    await house.allUp();
    await house.secondWorker.start();
    folder = join(house.folder, 'print');
    await addQuestions(house.db);
    const env = readEnv({
      ...house.env,
      OIDC_ISSUER: 'http://127.0.0.1:1',
      OIDC_CLIENT_ID: 'drill',
      OIDC_CLIENT_SECRET: 'drill',
    });
    const caller = async (role: 'serviceOfficer' | 'program') =>
      callerOf({ db: house.db, url: house.urlOf.patient, env, now: new Date() }, await addPerson(house.db, [role]));
    for (let i = 0; i < rounds; i++) officers.push(await caller('serviceOfficer'));
    portal = await caller('program');
  });
  after(() => house.secondWorker.stop());

  it('OA-15 every action is printed exactly once, whenever the workers die', async () => {
    const printing = new AbortController();
    const printed: string[] = [];
    const printer = (async () => {
      while (!printing.signal.aborted) {
        printed.push(...(await printWhatLies(folder)));
        await pause(20);
      }
    })();
    const lying = () => readdirSync(folder).filter((name) => name.endsWith('.pdf')).length;
    let kills = 0;
    for (const officer of officers) {
      const made = [];
      for (let i = 0; i < perRound; i++) {
        const customerId = await addAccountHolder(house.db);
        made.push(create(officer, customerId, { delivery: 'letterOnly' }));
      }
      await until('one lies there', async () => lying() > 0 || printed.length > letterIds.length);
      for (const worker of [house.worker, house.secondWorker]) {
        await worker.kill();
        kills++;
        await worker.start();
      }
      for (const reply of await Promise.all(made)) {
        assert.equal(reply.status, 201, reply.text);
        assert.equal(at(reply.body, 'password'), null);
        letterIds.push(textAt(reply.body, 'letterId'));
      }
    }
    const processes = letterIds.map(letterIssueId);
    const open = () => house.db.process.count({ where: { id: { in: processes }, outcome: null } });
    await until('every letter is issued', async () => (await open()) === 0, 90_000);
    printing.abort();
    await printer;

    const lines = readFileSync(join(folder, 'printed.txt'), 'utf8').trim().split('\n');
    assert.deepEqual(lines.toSorted(), letterIds.toSorted());
    const ended = await house.db.process.groupBy({ by: ['outcome'], where: { id: { in: processes } }, _count: true });
    assert.deepEqual(
      ended.map(({ outcome, _count }) => [outcome, _count]),
      [['issued', rounds * perRound]],
    );
    const listed = await house.db.correspondence.count({ where: { id: { in: letterIds }, status: 'issued' } });
    assert.equal(listed, rounds * perRound);
    assert.equal(await house.db.workItem.count({ where: { processId: { in: processes } } }), 0);
    const begunAgain = await activitiesBegunAgain();
    const puts = begunAgain.filter((name) => name === 'printLetter').length;
    console.log(
      `      ${lines.length} letters, ${kills} kills; activities begun again after one: ${begunAgain.length}, of them putting a letter into the folder: ${puts}; printed twice: ${lines.length - new Set(lines).size}; lost: ${letterIds.length - new Set(lines).size}`,
    );
    assert.ok(begunAgain.length > 0, 'no kill came in time');
  });

  it('OA-8 no password stands anywhere but in the sealed letters: logs, histories, audit, errors, answers, every table, Temporal’s own data', async () => {
    const [officer] = officers;
    assert.ok(officer);
    const answers: unknown[] = [];
    for (const delivery of ['overThePhone', 'letterOnly']) {
      const customerId = await addAccountHolder(house.db);
      const key = crypto.randomUUID();
      const first = await create(officer, customerId, { delivery, key, ifMatch: 0 });
      assert.equal(first.status, 201, first.text);
      const accountId = textAt(first.body, 'accountId');
      const accountKey = textAt(first.body, 'accountKey');
      const again = await create(officer, customerId, { delivery, key, ifMatch: 0 });
      const reissued = await act(officer, 'passwords', { customerId, accountId }, { delivery: 'overThePhone' });
      assert.equal(reissued.status, 201, reissued.text);
      const [shown, renewed] = [at(first.body, 'password'), textAt(reissued.body, 'password')];
      passwords.push(...(typeof shown === 'string' ? [shown] : []), renewed);
      const letterId = at(first.body, 'letterId');
      if (typeof letterId === 'string') letterIds.push(letterId);
      const spend = (body: object) => portal('POST', '/temporary-passwords/spend', { body });
      answers.push(
        again.text,
        (await spend({ accountKey, password: `${renewed}X` })).text,
        (await spend({ accountKey, password: { not: renewed } })).text,
        (await spend({ accountKey: renewed, password: renewed })).text,
        (await spend({ accountKey, password: renewed })).text,
        (await spend({ accountKey, password: renewed })).text,
        (await portal('POST', `/temporary-passwords/${renewed}`)).text,
        (await officer('GET', `/customers/${customerId}/online-accounts`)).text,
        (await officer('GET', `/customers/${customerId}/online-account-history/proofs`)).text,
        (await officer('GET', `/customers/${customerId}/online-account-history/status`)).text,
        (await officer('GET', `/customers/${customerId}/correspondence?view=letters`)).text,
      );
    }
    for (const row of await house.db.letter.findMany({ where: { id: { in: letterIds } } })) {
      const { password } = openLetter(parsedTestLetterKeys, row.id, row);
      passwords.push(password);
    }
    assert.ok(passwords.length >= 4);
    const markers = passwords.flatMap((password) => [password, typedPassword(password)]);

    assert.deepEqual(findPlanted(answers, markers), [], 'an answer that is not the first');
    assert.deepEqual(findPlanted(house.logs(), markers), [], 'a log');
    for (const id of letterIds.slice(0, 10)) {
      const history = await historyOf(house.client, letterIssueId(id));
      assert.deepEqual(findPlanted(history, markers), [], 'a history');
    }
    const rows = await everyRow(house.superuserUrl);
    assert.ok(rows.some((row) => row.startsWith('audit_entry ')) && rows.some((row) => row.startsWith('command ')));
    assert.deepEqual(findPlanted(rows, markers), [], 'a table');
    const temporal = readdirSync(house.folder).filter((name) => name.startsWith('temporal.db'));
    assert.ok(temporal.length > 0);
    for (const name of temporal) {
      const bytes = readFileSync(join(house.folder, name)).toString('latin1');
      for (const marker of markers) assert.ok(!bytes.includes(marker), `${name} of Temporal`);
    }
    await until('no letter lies there any more', async () => {
      await printWhatLies(folder);
      return !readdirSync(folder).some((name) => name.endsWith('.pdf'));
    });
    assert.deepEqual(
      findPlanted(
        readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')),
        markers,
      ),
      [],
    );
  });

  /** The names of those that were tried more than once. */
  async function activitiesBegunAgain(): Promise<string[]> {
    const names: string[] = [];
    for (const id of letterIds) {
      const events = (await historyOf(house.client, letterIssueId(id))).events ?? [];
      for (const { activityTaskStartedEventAttributes: started } of events) {
        if ((started?.attempt ?? 1) === 1) continue;
        const scheduled = events.find(({ eventId }) => String(eventId) === String(started?.scheduledEventId));
        names.push(scheduled?.activityTaskScheduledEventAttributes?.activityType?.name ?? '');
      }
    }
    return names;
  }
});

/** Every row of every table, its bytes as text too. */
async function everyRow(superuserUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const rows: string[] = [];
    for (const { name } of tables.rows) {
      const { rows: found } = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
      for (const { row } of found) {
        rows.push(`${name} ${row}`);
        for (const [, hex = ''] of row.matchAll(/\\+x([0-9a-f]{2,})/g))
          rows.push(`${name} ${Buffer.from(hex, 'hex').toString('latin1')}`);
      }
    }
    return rows;
  } finally {
    await client.end();
  }
}
