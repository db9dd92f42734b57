import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { insertOnly, kept } from '../../prisma/migrate.ts';
import { changeSchema } from '../../prisma/tell-change.ts';
import { referTransfer } from '../../prisma/repositories/refer-transfer.ts';
import { until } from '../support/until.ts';
import { aSubmittedPlan, addCustomer, addPeople, putOnLeave, storeCommand } from '../support/plan-fixture.ts';
import {
  another,
  anotherChoice,
  anotherCustomer,
  anotherMessage,
  anotherReview,
  checks,
  plutoTemplate,
  references,
  referring,
  source,
  spare,
  told,
  uniques,
  unsealedEntry,
  type Change,
} from './constraint-table.ts';
import { openBench, type Bench } from './bench.ts';

describe('what the database itself refuses', () => {
  let bench: Bench;
  let legal: Record<string, Change>;
  let author: string;

  before(async () => {
    bench = await openBench({ tampered: true });
    const { db } = bench;
    const people = await addPeople(db);
    author = people.officer.id;
    const plan = await aSubmittedPlan(db, people);
    await putOnLeave(db, people.manager.id, people.next.id);
    const id = await storeCommand(db, { by: people.manager, action: 'accept', processId: plan.processId });
    const other = await addCustomer(db, people);
    const referred = { customerId: plan.customerId, assignmentId: plan.assignmentId, personId: author, reason: null };
    const at = new Date().toISOString();
    await db.$transaction((tx) => referTransfer(tx, { ...referred, eventId: randomUUID(), at }));
    const q = (sql: string, values: unknown[] = []) => bench.owner.query(sql, values);
    await q(`UPDATE customer SET external_id = csid`);
    await q(`INSERT INTO session VALUES ('h', $1, 'token', now(), now(), now())`, [people.officer.accountId]);
    await q(`INSERT INTO sign_in VALUES ('h', 's', 'n', 'v', '/', now())`);
    await q(`INSERT INTO setting VALUES ('k', '1')`);
    await q(`INSERT INTO calendar_day VALUES ('NSW', '2027-01-01', 'added', 'x')`);
    await q(`INSERT INTO phone VALUES (gen_random_uuid(), $1, 'mobile', '+61400000001', true)`, [plan.customerId]);
    const parties = [randomUUID(), plan.customerId, other.customerId];
    await q(`INSERT INTO child_support_case VALUES ($1, '1', $2, $3)`, parties);
    await q(`INSERT INTO case_process VALUES (gen_random_uuid(), $1, 'objection', $2, now())`, parties.slice(0, 2));
    await q(`INSERT INTO fact VALUES (gen_random_uuid(), $1, 'assignmentClosed', 's', now())`, [plan.processId]);
    await q(`INSERT INTO audit_entry (action, result, command_id) VALUES ('x', 'done', $1)`, [id]);
    await q(`UPDATE audit_seal SET place = 1, hash = 'x' WHERE entry_id = (SELECT min(id) FROM audit_entry)`);
    await q(`ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_awaits_seal`);
    await q(copying('audit_entry'), [{ id: unsealedEntry }]);
    await q(`ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_awaits_seal`);
    const [version, message, attempt] = [randomUUID(), randomUUID(), randomUUID()];
    await q(`INSERT INTO message_template VALUES ($1, 'Request for contact', 'x', 'request', 'General', true)`, [
      plutoTemplate,
    ]);
    await q(`INSERT INTO message_template_version VALUES ($1, $2, 1, 'x', now())`, [version, plutoTemplate]);
    await q(
      `INSERT INTO message (id, customer_id, template_version_id, text, "to", sender, author_id, pressed_at, place_date, place, state)
        VALUES ($1, $2, $3, 'x', '+61491570006', 'Child Supp', $4, now(), '2026-03-03', 1, 'held')`,
      [message, plan.customerId, version, author],
    );
    await q(copying('message'), [{ id: anotherMessage, place: 5 }]);
    await q(
      `INSERT INTO system_choice VALUES ($1, $2, $3, 'centrelinkType', 'other', true, true, 'customerFirst', 'centrelinkType', 'customerFirst', NULL, now())`,
      [anotherChoice, plan.customerId, author],
    );
    await q(`INSERT INTO claim_check VALUES ($1, 'finalisedAsGrant', false, 'paper', NULL)`, [message]);
    await q(
      `INSERT INTO sms_attempt (id, message_id, number, "to", "from", body_hash, window_closes_at, validity_seconds, state, token, intended_at, posted_at, sid)
        VALUES ($1, $2, 1, '+61491570006', 'Child Supp', 'h', now(), 900, 'refused', gen_random_uuid(), now(), now(), 'a')`,
      [attempt, message],
    );
    await q(`INSERT INTO sms_receipt VALUES (gen_random_uuid(), 'a', 'sent', NULL, $1, '{}', false, now())`, [attempt]);
    await q(`INSERT INTO inbound_sms VALUES (gen_random_uuid(), 'a', '+61491570006', 'x', now())`);
    await q(`INSERT INTO sms_opt_out VALUES (gen_random_uuid(), NULL, '+61491570006', NULL, 'carrier', now(), NULL)`);
    await q(copying('customer'), [{ id: anotherCustomer, csid: '799999998', external_id: 'b' }]);
    await q(
      `INSERT INTO contact (id, customer_id, external_id, kind, channel, occurred_at, recorded_at)
        VALUES (gen_random_uuid(), $1, 'a', 'byCustomer', 'phone', now(), now())`,
      [plan.customerId],
    );
    await q(`INSERT INTO notepad VALUES (gen_random_uuid(), $1, 'FDV', 'thisCustomer', 'x', $2, now())`, [
      plan.customerId,
      author,
    ]);
    for (const draft of ['message_draft', 'centrelink_draft'])
      await q(`INSERT INTO ${draft} VALUES (gen_random_uuid(), $1, '{}', now())`, [plan.customerId]);
    await q(`INSERT INTO saved_filter VALUES (gen_random_uuid(), $1, 'workItems', 'x', '{}', now())`, [author]);
    await q(`INSERT INTO list_entry (id, list, name) VALUES (gen_random_uuid(), 'paymentType', 'x')`);
    await q(`INSERT INTO complaint VALUES (gen_random_uuid(), $1, 'a', 'x', now(), NULL, now(), NULL)`, [
      plan.customerId,
    ]);
    await q(
      `INSERT INTO correspondence (id, customer_id, external_id, channel, type, status, sent_at)
        VALUES (gen_random_uuid(), $1, 'a', 'Email', 'x', 'sent', now())`,
      [plan.customerId],
    );
    for (const review of [randomUUID(), anotherReview])
      await q(`INSERT INTO fdv_review VALUES ($1, $2, $3, 'unsure', now())`, [review, plan.customerId, author]);
    await q(
      `INSERT INTO fdv_consultation SELECT gen_random_uuid(), id, customer_id, officer_id, 'x', 'open', now()
        FROM fdv_review WHERE id <> $1`,
      [anotherReview],
    );
    await q(`INSERT INTO fdv_discussion SELECT gen_random_uuid(), id, 'x', $1, now() FROM case_process`, [author]);
    const incident = randomUUID();
    await q(
      `INSERT INTO incident (id, cause, state, officer_id, created_at, interview) VALUES ($1, 'reported', 'draft', $2, now(), '{}')`,
      [incident, author],
    );
    await q(
      `INSERT INTO incident_task (id, incident_id, kind, opened_at, due_at) VALUES (gen_random_uuid(), $1, 'report', now(), now())`,
      [incident],
    );
    await q(`INSERT INTO sending_stop VALUES (gen_random_uuid(), NULL, 'x', $1, now(), NULL, NULL)`, [author]);
    const [account, attempt1, password, mail] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await q(`INSERT INTO proof_questions VALUES (1, '[]', NULL, now())`);
    await q(`INSERT INTO online_account VALUES ($1, $2, '1', 'active', true, NULL, now(), NULL)`, [
      account,
      plan.customerId,
    ]);
    await q(
      `INSERT INTO account_attempt VALUES ($1, $2, $3, 'staff-managed', 'create', 'accepted', 1, '{}', 100, NULL, 'overThePhone', '', $4, now(), now())`,
      [attempt1, plan.customerId, account, author],
    );
    for (const more of [spare.attempt, spare.revokedAttempt]) await q(copying('account_attempt'), [{ id: more }]);
    await q(`INSERT INTO account_change VALUES (gen_random_uuid(), $1, $2, 'a', 'created', 'active', '', $3, now())`, [
      account,
      attempt1,
      author,
    ]);
    await q(
      `INSERT INTO temporary_password VALUES ($1, $2, $3, '$argon2id$x', now(), now() + interval '1 day', NULL, NULL, 0)`,
      [password, account, attempt1],
    );
    const revoked = { id: spare.password, attempt_id: spare.revokedAttempt, revoked_at: new Date() };
    await q(copying('temporary_password'), [revoked]);
    for (const [more, externalId] of [
      [mail, 'b'],
      [spare.letter, 'c'],
    ])
      await q(copying('correspondence'), [{ id: more, external_id: externalId }]);
    await q(`INSERT INTO letter VALUES ($1, $2, 'k', 'x')`, [mail, password]);
    await q(`INSERT INTO web_session VALUES (gen_random_uuid(), $1, 'a', now(), now())`, [account]);
    const product = randomUUID();
    await q(`INSERT INTO channel_product VALUES ($1, 'product', 'x', '{Online,Letter}', 'Letter', true, 0)`, [product]);
    await q(copying('channel_product'), [{ id: spare.product, name: 'spare' }]);
    await q(`INSERT INTO channel_preference VALUES ($1, $2, 'Letter', false)`, [plan.customerId, product]);
    await q(`INSERT INTO channel_preference_change VALUES (gen_random_uuid(), $1, $2, 'Letter', $3, now(), now())`, [
      plan.customerId,
      product,
      author,
    ]);
    // Where a copy needs a referral, communication or assignment that nothing uses yet.
    const [referral, communication, assignment] = [randomUUID(), randomUUID(), randomUUID()];
    await q(copying('internal_referral'), [{ id: referral }]);
    await q(copying('communication'), [{ id: communication }]);
    for (const table of ['communication', 'note']) await q(copying(table), [{ id: source }]);
    const closed = { id: assignment, internal_referral_id: randomUUID(), closed_at: new Date(), close_reason: 'x' };
    await q(copying('internal_referral'), [{ id: closed.internal_referral_id }]);
    await q(copying('assignment'), [closed]);
    legal = another({ referral, communication, assignment });
  });
  after(() => bench.close());

  /** A copy of the table's first row with the columns given as JSON. */
  const copying = (table: string) =>
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $1::jsonb)).* FROM ${table} t ORDER BY t.ctid LIMIT 1`;

  /** What PostgreSQL says to these statements, together; nothing is kept. Null: nothing. */
  async function answer(...statements: [sql: string, values?: unknown[]][]): Promise<pg.DatabaseError | null> {
    await bench.owner.query('BEGIN');
    try {
      for (const [sql, values] of statements) await bench.owner.query(sql, values);
      return null;
    } catch (error) {
      if (error instanceof pg.DatabaseError) return error;
      throw error;
    } finally {
      await bench.owner.query('ROLLBACK');
    }
  }
  const inserted = (table: string, ...changes: Change[]) =>
    answer(...changes.map((change): [string, unknown[]] => [copying(table), [change]]));

  async function names(sql: string): Promise<string[]> {
    const { rows } = await bench.owner.query<{ name: string }>(sql);
    return rows.map(({ name }) => name).toSorted();
  }
  const inOrder = (words: readonly string[]) => [...new Set(words)].toSorted();
  const constraintsOf = (type: string) =>
    names(`SELECT conname AS name FROM pg_constraint JOIN pg_class c ON c.oid = conrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations' AND contype ${type}`);
  const tables = () =>
    names(`SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`);

  describe('and the table of rules beside it: neither has what the other has not', () => {
    it('RS-1 PS-25 checks', async () => {
      assert.deepEqual(await constraintsOf(`= 'c'`), inOrder(checks.map(([name]) => name)));
    });
    it('RS-1 PS-25 unique indexes, also partial ones', async () => {
      const found = await names(`SELECT c.relname AS name FROM pg_index JOIN pg_class c ON c.oid = indexrelid
        WHERE c.relnamespace = 'public'::regnamespace AND indisunique AND NOT indisprimary`);
      assert.deepEqual(found, inOrder(uniques.map(([name]) => name)));
    });
    it('RS-1 PS-25 foreign keys', async () => {
      assert.deepEqual(await constraintsOf(`= 'f'`), inOrder(references.map((r) => `${r.replace('.', '_')}_fkey`)));
    });
    it('RS-1 PS-25 primary keys, one for every table', async () => {
      assert.deepEqual(await tables(), inOrder(Object.keys(legal)));
      assert.deepEqual(await constraintsOf(`= 'p'`), inOrder(Object.keys(legal).map((table) => `${table}_pkey`)));
    });
    it('RS-1 PS-25 no constraint of another kind', async () => {
      assert.deepEqual(await constraintsOf(`NOT IN ('c', 'f', 'p', 'n')`), []);
    });
    it('RS-1 RS-2 RS-3 PS-15 triggers, all of them on', async () => {
      const found = await names(`SELECT tgname AS name FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal AND tgenabled = 'O'`);
      const expected = [
        'command_settled_once',
        'message_kept',
        'sms_attempt_posted_once',
        'plan_submission_kept',
        'transfer_referral_kept',
        'fdv_consultation_kept',
        'incident_stays_open',
        'audit_entry_awaits_seal',
        'audit_seal_kept',
        'person_last_administrator',
        'person_last_administrator_removed',
        ...insertOnly.map((table) => `${table}_insert_only`),
        ...told.map((table) => `${table}_changed`),
      ];
      assert.deepEqual(found, inOrder(expected));
    });
  });

  it('PS-25 a second row that breaks nothing is taken by every table: what is refused below is refused for its one fault', async () => {
    for (const [table, change] of Object.entries(legal)) {
      const error = await inserted(table, change);
      assert.equal(error, null, `${table}: ${error?.message}`);
    }
  });

  for (const [name, table, rule, says, by] of checks) {
    it(`${rule} ${says}: ${name}`, async () => {
      const change = Object.fromEntries(
        Object.entries(by).map(([c, value]) => [c, value === 'author' ? author : value]),
      );
      const error = await inserted(table, { ...legal[table], ...change });
      assert.deepEqual([error?.code, error?.constraint], ['23514', name]);
    });
  }

  for (const [name, table, rule, says, same, by = {}, after] of uniques) {
    it(`${rule} ${says}: ${name}`, async () => {
      const kept = Object.entries(legal[table] ?? {}).filter(([column]) => !same.includes(column));
      const change = { ...Object.fromEntries(kept), ...by };
      const before = after ? [{ ...legal[table], ...after, id: randomUUID() }] : [];
      const error = await inserted(table, ...before, change);
      assert.deepEqual([error?.code, error?.constraint], ['23505', name]);
    });
  }

  for (const reference of references) {
    const [table = '', column = ''] = reference.split('.');
    it(`PS-25 nothing refers to what is not there: ${reference}`, async () => {
      const nothing = /^(entry_id|questions_version)$/.test(column) ? 999_998 : randomUUID();
      const error = await inserted(table, { ...legal[table], ...referring[reference], [column]: nothing });
      assert.deepEqual([error?.code, error?.constraint], ['23503', `${table}_${column}_fkey`]);
    });
  }

  it('PS-25 no row is there twice', async () => {
    for (const table of Object.keys(legal)) assert.equal((await inserted(table, {}))?.constraint, `${table}_pkey`);
  });

  it('PS-12 a submission without its authors is not one: nobody could be held off from deciding it', async () => {
    const decided = { state: 'accepted', decided_by_id: author, decided_at: new Date() };
    assert.notEqual(
      await inserted('plan_submission', { ...legal['plan_submission'], ...decided, authors: null }),
      null,
    );
  });

  it('PS-15 a command leaves open once: command_settled_once', async () => {
    const settle = `UPDATE command SET state = 'expired', settled_at = now()`;
    assert.equal(await answer([settle]), null);
    for (const again of [settle, `UPDATE command SET state = 'open', settled_at = NULL`])
      assert.equal((await answer([settle], [again]))?.code, 'CW001');
  });

  it('PS-15 a submission is decided once and what was submitted is kept: plan_submission_kept', async () => {
    const end = `UPDATE plan_submission SET state = 'withdrawn'`;
    assert.equal(await answer([end]), null);
    assert.equal((await answer([end], [`UPDATE plan_submission SET state = 'submitted'`]))?.code, 'CW001');
    const submitted = [
      ...['core_issue_type', 'trigger_segment', 'trigger_issue'].map((column) => `${column} = 'x'`),
      ...['plan_id', 'customer_id', 'core_issue_document_id', 'submitted_by_id'].map((c) => `${c} = gen_random_uuid()`),
      'number = 99',
      'submitted_at = now()',
      'authors = authors || gen_random_uuid()',
    ];
    for (const change of submitted)
      assert.equal((await answer([`UPDATE plan_submission SET ${change}`]))?.code, 'CW001', change);
  });

  it('PS-15 a referral that is over is kept, and so are who referred, who decided and who actioned: transfer_referral_kept', async () => {
    const set = (changes: string) => `UPDATE transfer_referral SET ${changes}`;
    const monitored = set(
      `monitor_decided_by_id = '${randomUUID()}', monitor_decided_at = now(), monitoring_until = now()`,
    );
    const actioned = set(`transfer_actioned_by_id = '${author}', transfer_actioned_at = now()`);
    const end = set(`state = 'ended'`);
    assert.equal(await answer([monitored], [actioned], [end]), null);
    for (const again of [set(`state = 'open'`), set(`end_reason = 'x'`), monitored])
      assert.equal((await answer([end], [again]))?.code, 'CW001', again);
    for (const by of ['monitor_decided_by_id', 'transfer_actioned_by_id'])
      assert.equal((await answer([monitored], [actioned], [set(`${by} = gen_random_uuid()`)]))?.code, 'CW001', by);
    for (const column of ['customer_id', 'assignment_id', 'referred_by_id'])
      assert.equal((await answer([set(`${column} = gen_random_uuid()`)]))?.code, 'CW001', column);
    for (const change of ['referred_at = now()', `reason = 'x'`])
      assert.equal((await answer([set(change)]))?.code, 'CW001', change);
  });

  it('EM-8 what was asked is kept, and an answer is given once: fdv_consultation_kept', async () => {
    const set = (changes: string) => `UPDATE fdv_consultation SET ${changes}`;
    const end = set(`state = 'withdrawn'`);
    assert.equal(await answer([end]), null);
    for (const again of [set(`state = 'open'`), set(`reason = 'x'`), end])
      assert.equal((await answer([end], [again]))?.code, 'CW001', again);
    for (const change of [
      ...['review_id', 'customer_id', 'officer_id'].map((column) => `${column} = gen_random_uuid()`),
      `question = 'y'`,
      `asked_at = now()`,
    ])
      assert.equal((await answer([set(change)]))?.code, 'CW001', change);
  });

  it('EM-20 EM-26 what was pressed is kept to the letter, and a message that ended for certain stays so: message_kept', async () => {
    const set = (changes: string) => `UPDATE message SET ${changes}`;
    const pressed = [
      ...['text', '"to"', 'sender'].map((column) => `${column} = 'y'`),
      ...['customer_id', 'template_version_id', 'author_id', 'system_choice_id'].map(
        (column) => `${column} = gen_random_uuid()`,
      ),
      `system = 'customerFirst'`,
      `pressed_at = pressed_at + interval '1 second'`,
    ];
    for (const change of pressed) assert.equal((await answer([set(change)]))?.code, 'CW001', change);
    const ends = {
      cancelled: `state = 'cancelled', ended_at = now(), place = NULL, place_date = NULL`,
      notSent: `state = 'notSent', why = 'deceased', ended_at = now(), place = NULL, place_date = NULL`,
      delivered: `state = 'delivered', ended_at = now()`,
      bouncedBack: `state = 'bouncedBack', ended_at = now()`,
    };
    const sending = set(`state = 'sending', why = NULL, ended_at = NULL, place_date = '2026-03-04', place = 1`);
    const one = ` WHERE id = '${anotherMessage}'`;
    assert.equal(await answer([sending + one]), null);
    for (const [end, changes] of Object.entries(ends)) {
      assert.equal(await answer([set(changes) + one], [set('found_later_at = now()') + one]), null, end);
      assert.equal((await answer([set(changes) + one], [sending + one]))?.code, 'CW001', end);
    }
    // what nobody knew, or never heard of, may still be told
    for (const open of ['undetermined', 'noReceipt'])
      assert.equal(
        await answer([set(`state = '${open}', ended_at = now()`) + one], [set(`state = 'delivered'`) + one]),
        null,
        open,
      );
  });

  it('EM-26 what was posted is never posted again, nor as if by another: sms_attempt_posted_once', async () => {
    const set = (changes: string) => `UPDATE sms_attempt SET ${changes}`;
    const id = randomUUID();
    const fresh = { id, number: 7, sid: null, state: 'intended', token: null, posted_at: null };
    const intended: [string, unknown[]] = [copying('sms_attempt'), [fresh]];
    const arm = set(`state = 'posting', token = gen_random_uuid(), posted_at = now() WHERE id = '${id}'`);
    assert.equal(await answer(intended, [arm]), null);
    for (const again of [
      arm,
      set(`token = gen_random_uuid() WHERE id = '${id}'`),
      set(`posted_at = NULL WHERE id = '${id}'`),
    ])
      assert.equal((await answer(intended, [arm], [again]))?.code, 'CW001', again);
    for (const state of ['posting', 'intended'])
      assert.equal((await answer([set(`state = '${state}'`)]))?.code, 'CW001', state);
    const done = set(`state = 'voided' WHERE id = '${id}'`);
    assert.equal((await answer(intended, [done], [arm]))?.code, 'CW001', 'voided');
  });

  it('RS-2 every entry awaits its seal, whoever writes it, and is sealed once for ever: audit_entry_awaits_seal, audit_seal_kept', async () => {
    const app = new pg.Client({ connectionString: bench.appUrl });
    await app.connect();
    try {
      const { rows } = await app.query<{ id: string }>(
        `INSERT INTO audit_entry (action, result) VALUES ('x', 'done') RETURNING id`,
      );
      const mine = `WHERE entry_id = ${rows[0]?.id}`;
      const awaited = await app.query(`SELECT place, hash FROM audit_seal ${mine}`);
      assert.deepEqual(awaited.rows, [{ place: null, hash: null }]);
      await assert.rejects(app.query(`UPDATE audit_seal SET entry_id = ${unsealedEntry} ${mine}`), { code: 'CW001' });
      await app.query(`UPDATE audit_seal SET place = 7, hash = 'x' ${mine}`);
      for (const change of ['place = 8', `hash = 'y'`, 'place = NULL, hash = NULL', 'place = place'])
        await assert.rejects(app.query(`UPDATE audit_seal SET ${change} ${mine}`), { code: 'CW001' }, change);
      for (const sql of [`DELETE FROM audit_seal ${mine}`, 'TRUNCATE audit_seal'])
        await assert.rejects(app.query(sql), { code: '42501' }, sql);
      // nor may the owner, but by switching the trigger off
      assert.equal((await answer([`DELETE FROM audit_seal ${mine}`]))?.code, 'CW001');
    } finally {
      await app.end();
    }
  });

  it('RS-1 somebody can always administer, also when two go at once: person_last_administrator, person_last_administrator_removed', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    for (const id of [one, two])
      await bench.owner.query(copying('person'), [
        { id, user_id: id.slice(0, 8), roles: ['administrator', 'officer'] },
      ]);
    const stripped = (id: string) => `UPDATE person SET roles = '{officer}' WHERE id = '${id}'`;
    const gone = stripped(one);
    assert.equal(await answer([gone]), null);
    for (const last of [
      stripped(two),
      `UPDATE person SET active = false WHERE id = '${two}'`,
      `UPDATE person SET kind = 'program' WHERE id = '${two}'`,
      `DELETE FROM person WHERE id = '${two}'`,
    ])
      assert.equal((await answer([gone], [last]))?.code, 'CW002', last);
    assert.equal((await answer([`UPDATE person SET roles = '{}'`]))?.code, 'CW002', 'all together');
    const other = new pg.Client({ connectionString: bench.appUrl });
    await other.connect();
    try {
      await bench.owner.query('BEGIN');
      await bench.owner.query(gone);
      const second = other.query(stripped(two)).then(
        () => null,
        (error: unknown) => (error instanceof pg.DatabaseError ? error.code : error),
      );
      const waits = 'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))';
      await until('the second waits', async () => (await bench.owner.query(waits)).rowCount);
      await bench.owner.query('COMMIT');
      assert.equal(await second, 'CW002');
    } finally {
      await other.end();
    }
  });

  for (const table of insertOnly) {
    it(`RS-2 PS-6 PS-24 rows of ${table} are only ever inserted, even by the owner: ${table}_insert_only`, async () => {
      const [column] = Object.keys(legal[table] ?? {});
      assert.equal((await answer([`UPDATE ${table} SET ${column} = ${column}`]))?.code, 'CW001');
      assert.equal((await answer([`DELETE FROM ${table}`]))?.code, 'CW001');
    });

    it(`RS-2 PS-6 PS-24 the application may neither change nor remove rows of ${table}`, async () => {
      const app = new pg.Client({ connectionString: bench.appUrl });
      await app.connect();
      try {
        const [column] = Object.keys(legal[table] ?? {});
        const switchedOff = `ALTER TABLE ${table} DISABLE TRIGGER ALL`;
        for (const sql of [
          `UPDATE ${table} SET ${column} = ${column}`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
          switchedOff,
        ])
          await assert.rejects(app.query(sql), { code: '42501' }, sql);
      } finally {
        await app.end();
      }
    });
  }

  it('RS-2 PS-15 the application may read, insert, change and, but for what is kept, remove rows, and nothing else, in no table of the migrations', async () => {
    const { rows } = await bench.owner.query<{ table: string; may: string[] }>(`
      SELECT relname AS table, array_agg(privilege ORDER BY privilege) FILTER (WHERE has_table_privilege('casewright_app', c.oid, privilege)) AS may
      FROM pg_class c, unnest(ARRAY['DELETE', 'INSERT', 'SELECT', 'UPDATE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' GROUP BY relname`);
    for (const { table, may } of rows) {
      const removable = insertOnly.includes(table) || kept.includes(table) ? [] : ['DELETE'];
      const rest = [...removable, 'INSERT', 'SELECT', ...(insertOnly.includes(table) ? [] : ['UPDATE'])];
      assert.deepEqual(may, table === '_prisma_migrations' ? null : rest, table);
    }
  });

  /** What is about nobody in particular: every page that shows it reads again. */
  const everybodys = [
    'sending_stop',
    'team',
    'sms_opt_out',
    'message_template',
    'list_entry',
    'proof_questions',
    'channel_product',
    'incident',
    'incident_task',
  ];

  it('RS-3 pages hear of each change, in ids only: the triggers named table_changed', async () => {
    const listener = new pg.Client({ connectionString: bench.appUrl });
    await listener.connect();
    try {
      const heard: unknown[] = [];
      listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')));
      await listener.query('LISTEN change');
      for (const table of told) {
        heard.length = 0;
        await bench.owner.query(copying(table), [legal[table]]);
        await listener.query('SELECT 1'); // what was notified before is delivered before the answer
        const [change] = heard.map((message) => changeSchema.strict().parse(message));
        assert.deepEqual([heard.length, change?.topic], [1, table]);
        if (!everybodys.includes(table)) assert.ok(change?.customerId ?? change?.personId, table);
      }
    } finally {
      await listener.end();
    }
  });
});
