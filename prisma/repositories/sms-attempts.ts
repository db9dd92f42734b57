/** The attempts of a message: the fence in PostgreSQL that makes a post happen at most once (EM-26). */
import type { AttemptEnd } from '../../domain/process.ts';
import type { Database, Reader, Tx } from '../client.ts';

/** With the gateway, or perhaps: nothing else of the message may be posted. */
const underWay = ['posting', 'accepted', 'unknown'];

/** With fewer seconds left nothing is written any more (EM-22). */
const leastSeconds = 6;

/** Whoever would arm an attempt of the message, or end the message, waits. After customer and process, before its attempts: in this order everywhere. */
export async function lockMessage(tx: Tx, messageId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM message WHERE id = ${messageId}::uuid FOR UPDATE`;
}

/**
 * Is nothing of the message with the gateway, now and until this transaction ends? An attempt that was only intended is voided:
 * whoever would arm it comes too late.
 */
export async function voidWhatIsIntended(tx: Tx, messageId: string): Promise<boolean> {
  await lockMessage(tx, messageId);
  await tx.smsAttempt.updateMany({ where: { messageId, state: 'intended' }, data: { state: 'voided' } });
  return (await tx.smsAttempt.count({ where: { messageId, state: { in: underWay } } })) === 0;
}

/** The attempt that is with the gateway, or perhaps. */
export const attemptUnderWay = (reader: Reader, messageId: string) =>
  reader.smsAttempt.findFirst({ where: { messageId, state: { in: underWay } } });

/** What became of an attempt, as its process recorded it. An end that is known already stays, as does what a receipt said before. */
export async function endAttempt(tx: Tx, id: string, end: AttemptEnd): Promise<void> {
  const from = (...states: string[]) => ({ id, state: { in: states } });
  switch (end.becomes) {
    case 'accepted': {
      // its own callback may have given it to another attempt since it was found: then the process finds out when it asks
      if (await tx.smsAttempt.count({ where: { sid: end.sid, id: { not: id } } })) return;
      await tx.smsAttempt.updateMany({
        where: from('posting', 'unknown', 'lost'),
        data: { state: 'accepted', sid: end.sid },
      });
      return;
    }
    case 'unknown':
      await tx.smsAttempt.updateMany({ where: from('posting'), data: { state: 'unknown' } });
      return;
    case 'lost':
      await tx.smsAttempt.updateMany({ where: from('posting', 'unknown'), data: { state: 'lost' } });
      return;
    case 'voided':
      await tx.smsAttempt.updateMany({ where: from('intended', 'posting'), data: { state: 'voided' } });
      return;
    case 'refused':
      await tx.smsAttempt.updateMany({ where: from('posting'), data: { state: 'refused', errorCode: end.code } });
      return;
    case 'failed':
      await tx.smsAttempt.updateMany({
        where: from('posting', 'unknown', 'accepted'),
        data: { state: 'failed', errorCode: end.code },
      });
  }
}

/**
 * Gives this one execution the right to post, committed before anything is written. Returns for how many seconds the gateway may keep
 * the message; null: cancelled, ended, voided, too late for the window, or armed before. Throws where the database can't tell: then
 * nothing is posted.
 */
export async function armAttempt(db: Database, id: string, token: string, now: Date): Promise<number | null> {
  const [armed] = await db.$queryRaw<{ seconds: number }[]>`
    WITH open AS (
      SELECT m.id FROM message m JOIN sms_attempt mine ON mine.message_id = m.id
      WHERE mine.id = ${id}::uuid AND m.state IN ('held', 'sending') FOR SHARE OF m)
    UPDATE sms_attempt a SET state = 'posting', posted_at = ${now}, token = ${token}::uuid,
      validity_seconds = LEAST(a.validity_seconds, floor(extract(epoch FROM a.window_closes_at - ${now}::timestamptz)))
    FROM open
    WHERE a.id = ${id}::uuid AND a.message_id = open.id AND a.state = 'intended'
      AND a.window_closes_at >= ${now}::timestamptz + make_interval(secs => ${leastSeconds})
    RETURNING a.validity_seconds AS seconds`;
  return armed?.seconds ?? null;
}
