/** Command rows: what somebody asked for, and what became of it. */
import { refusals, type Refusal } from '../../domain/process.ts';
import type { Database, Reader, Tx } from '../client.ts';

export type LockedCommand = {
  id: string;
  accountId: string;
  personId: string;
  action: string;
  processId: string | null;
  toId: string | null;
  reason: string | null;
  state: string;
  refusal: Refusal | null;
  requestId: string | null;
  address: string | null;
  client: string | null;
  why: string | null;
  /** Past the deadline of who asked: certainly given up, so never applied. */
  late: boolean;
};
type Row = Omit<LockedCommand, 'refusal'> & { refusal: string | null };

export const asRefusal = (word: string | null): Refusal | null => refusals.find((known) => known === word) ?? null;

/**
 * Locks the row until the transaction ends. The clock is read after the wait for the lock: `now()` would be the transaction's
 * beginning, and beside FOR UPDATE in one SELECT even `clock_timestamp()` is read before the wait.
 */
export async function lockCommand(tx: Tx, id: string): Promise<LockedCommand | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    WITH locked AS (SELECT * FROM command WHERE id = ${id}::uuid FOR UPDATE)
    SELECT id, account_id AS "accountId", person_id AS "personId", action, process_id AS "processId", to_id AS "toId", reason,
      state, refusal, request_id AS "requestId", address, client, why,
      coalesce(expires_at < clock_timestamp(), false) AS late
    FROM locked`;
  return row ? { ...row, refusal: asRefusal(row.refusal) } : null;
}

export type Settlement = { state: 'applied' | 'expired' } | { state: 'refused'; refusal: Refusal };

/** Moves `open` to its end. False: it was settled already, by somebody else. */
export async function settleCommand(reader: Reader, id: string, end: Settlement): Promise<boolean> {
  const { count } = await reader.command.updateMany({
    where: { id, state: 'open' },
    data: { state: end.state, refusal: end.state === 'refused' ? end.refusal : null, settledAt: new Date() },
  });
  return count === 1;
}

/** The same with its audit entry, for who settles it without recording a step. */
export async function endCommand(tx: Tx, id: string, end: Settlement): Promise<boolean> {
  if (!(await settleCommand(tx, id, end))) return false;
  await tx.$executeRaw`
    INSERT INTO audit_entry (account_id, person_id, action, result, customer_id, process_id, command_id, why, request_id, address, client)
    SELECT c.account_id, c.person_id, c.action, coalesce(c.refusal, c.state), p.customer_id, c.process_id, c.id, c.why, c.request_id, c.address, c.client
    FROM command c LEFT JOIN process p ON p.id = c.process_id WHERE c.id = ${id}::uuid`; // its row may be missing: an operator's matter
  return true;
}

export type NewCommand = {
  id: string;
  accountId: string;
  personId: string;
  action: string;
  processId: string | null;
  toId: string | null;
  reason: string | null;
  key: string;
  fingerprint: string;
  requestId: string;
  address: string;
  client: string;
  why: string | null;
  /** Milliseconds from now after which who asked has given up; null: never (asynchronous). */
  expiresInMs: number | null;
};

/** Inserts the row, unless the account used the key before: then false. Waits for one that is being written. The database's clock sets the expiry. */
export async function insertCommand(tx: Tx, c: NewCommand): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO command (id, account_id, person_id, action, process_id, to_id, reason, key, fingerprint, request_id, address, client, why, expires_at)
    VALUES (${c.id}::uuid, ${c.accountId}::uuid, ${c.personId}::uuid, ${c.action}, ${c.processId}, ${c.toId}::uuid, ${c.reason}, ${c.key},
      ${c.fingerprint}, ${c.requestId}, ${c.address}, ${c.client}, ${c.why},
      CASE WHEN ${c.expiresInMs}::int IS NULL THEN NULL ELSE clock_timestamp() + make_interval(secs => ${c.expiresInMs}::int / 1000.0) END)
    ON CONFLICT (account_id, key) DO NOTHING`;
  return count === 1;
}

/** Commands that nobody asks about any more, and whose API died before it could expire them: certainly not applied, and now it says so. */
export async function expireForgottenCommands(db: Database): Promise<void> {
  await db.$executeRaw`
    WITH forgotten AS (
      UPDATE command SET state = 'expired', settled_at = clock_timestamp()
      WHERE state = 'open' AND expires_at < clock_timestamp() - interval '1 minute'
      RETURNING id, account_id, person_id, action, process_id, request_id, address, client, why)
    INSERT INTO audit_entry (account_id, person_id, action, result, customer_id, process_id, command_id, why, request_id, address, client)
    SELECT c.account_id, c.person_id, c.action, 'expired', p.customer_id, c.process_id, c.id, c.why, c.request_id, c.address, c.client
    FROM forgotten c LEFT JOIN process p ON p.id = c.process_id`;
}

/** Has this account sent a command with this key? */
export const isKnownKey = async (reader: Reader, accountId: string, key: string): Promise<boolean> =>
  (await reader.command.count({ where: { accountId, key } })) > 0;
