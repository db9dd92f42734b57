/** The attempts of a message: the fence in PostgreSQL that makes a post happen at most once (EM-26). */
import type { AttemptEnd } from '../../domain/process.ts';
import type { Database, Reader, Tx } from '../client.ts';

/** With the gateway, or perhaps: nothing else of the message may be posted. */
const underWay = ['posting', 'accepted', 'unknown'];

/** With fewer seconds left nothing is written any more (EM-22). */
const leastSeconds = 6;
/** How long after it was armed an attempt may begin to write: so much sooner the gateway must give it up, lest it leave past the window. */
export const writeWithinSeconds = 2;

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
 * the message; null: cancelled, stopped, ended, voided, too late for the window, or armed before. Throws where the database can't tell:
 * then nothing is posted.
 */
export function armAttempt(db: Database, id: string, token: string, now: Date): Promise<number | null> {
  return db.$transaction(async (tx) => {
    // a statement of its own: the next one then sees the stop that it has waited for
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${armingLock}, 0))`;
    const [armed] = await tx.$queryRaw<{ seconds: number }[]>`
      WITH open AS (
        SELECT m.id FROM message m
          JOIN sms_attempt mine ON mine.message_id = m.id
          JOIN message_template_version v ON v.id = m.template_version_id
        WHERE mine.id = ${id}::uuid AND m.state IN ('held', 'sending') AND NOT EXISTS (
          SELECT FROM sending_stop s WHERE s.lifted_at IS NULL AND (s.template_id IS NULL OR s.template_id = v.template_id))
        FOR SHARE OF m)
      UPDATE sms_attempt a SET state = 'posting', posted_at = ${now}, token = ${token}::uuid,
        validity_seconds = LEAST(a.validity_seconds,
          floor(extract(epoch FROM a.window_closes_at - ${now}::timestamptz)) - ${writeWithinSeconds}::int)
      FROM open
      WHERE a.id = ${id}::uuid AND a.message_id = open.id AND a.state = 'intended'
        AND a.window_closes_at >= ${now}::timestamptz + make_interval(secs => ${leastSeconds})
      RETURNING a.validity_seconds AS seconds`;
    return armed?.seconds ?? null;
  });
}

const armingLock = 'sms/arm';

/** Waits for whoever is arming an attempt now, and keeps all others from it until this transaction ends. */
export async function lockArming(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${armingLock}, 0))`;
}
