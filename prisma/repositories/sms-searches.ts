/** What is known of an attempt whose answer was lost, and what looking for it has come to (EM-26). */
import type { Database, Reader } from '../client.ts';
import { attemptUnderWay, lockMessage } from './sms-attempts.ts';
import { bodyHashOf } from './body-hash.ts';

export type Searched = {
  id: string;
  to: string;
  from: string;
  bodyHash: string;
  sid: string | null;
  intendedAt: Date;
  postedAt: Date | null;
  validitySeconds: number;
  emptySearches: number;
  firstEmptyAt: Date | null;
  lastEmptyAt: Date | null;
};
const searched = {
  id: true,
  to: true,
  from: true,
  bodyHash: true,
  sid: true,
  intendedAt: true,
  postedAt: true,
  validitySeconds: true,
  emptySearches: true,
  firstEmptyAt: true,
  lastEmptyAt: true,
} as const;

export const readAttempt = (reader: Reader, id: string): Promise<Searched> =>
  reader.smsAttempt.findUniqueOrThrow({ where: { id }, select: searched });

/** The attempt by its id, or the one of the message that is with the gateway. Null: neither. */
export async function readAttemptOf(reader: Reader, messageId: string, id: string | null): Promise<Searched | null> {
  const known = id ?? (await attemptUnderWay(reader, messageId))?.id;
  return known ? readAttempt(reader, known) : null;
}

/** The same, but for one that was given up for another: after a restore that other one may be with the gateway. */
export async function readLiveAttempt(reader: Reader, messageId: string, id: string | null): Promise<Searched | null> {
  const live = await attemptUnderWay(reader, messageId);
  return readAttemptOf(reader, messageId, live?.id ?? id);
}

/**
 * Our own row says whether it was armed. Where it was not, it is voided now, and where there is none one is put in its place: an execution
 * that stands still and wakes up later finds the way closed. True: certainly never posted.
 */
export async function fenceAttempt(db: Database, messageId: string, id: string, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockMessage(tx, messageId);
    const attempt = await tx.smsAttempt.findUnique({ where: { id }, select: { state: true } });
    if (!attempt) {
      const { to, sender, text, _count } = await tx.message.findUniqueOrThrow({
        where: { id: messageId },
        include: { _count: { select: { attempts: true } } },
      });
      await tx.smsAttempt.create({
        data: {
          id,
          messageId,
          number: _count.attempts + 1,
          to,
          from: sender,
          bodyHash: bodyHashOf(text),
          windowClosesAt: now,
          validitySeconds: 0,
          state: 'voided',
          intendedAt: now,
        },
      });
      return true;
    }
    const { count } = await tx.smsAttempt.updateMany({ where: { id, state: 'intended' }, data: { state: 'voided' } });
    return count === 1 || attempt.state === 'voided';
  });
}

/** Does the gateway's message belong to another attempt already? */
export const isOthers = async (reader: Reader, sid: string, attemptId: string): Promise<boolean> =>
  (await reader.smsAttempt.count({ where: { sid, id: { not: attemptId } } })) > 0;

/** How many attempts with this text to this number are without a message at the gateway, though they may have one. */
export const unresolvedLike = (reader: Reader, { to, from, bodyHash }: Searched): Promise<number> =>
  reader.smsAttempt.count({
    where: { to, from, bodyHash, sid: null, state: { in: ['posting', 'unknown', 'lost'] } },
  });

/** One more search that found nothing; returns what is known then. */
export async function countEmptySearch(db: Database, id: string, now: Date): Promise<Searched> {
  await db.smsAttempt.updateMany({ where: { id, firstEmptyAt: null }, data: { firstEmptyAt: now } });
  return db.smsAttempt.update({
    where: { id },
    data: { emptySearches: { increment: 1 }, lastEmptyAt: now },
    select: searched,
  });
}

/** The first messages that the gateway took after that instant: where one shows in a list, that list is fresh enough to show ours. */
export async function laterAccepted(
  reader: Reader,
  postedAt: Date,
): Promise<{ to: string; sid: string; postedAt: Date }[]> {
  const rows = await reader.smsAttempt.findMany({
    where: { state: { in: ['accepted', 'failed'] }, sid: { not: null }, postedAt: { gt: postedAt } },
    orderBy: { postedAt: 'asc' },
    take: 3,
    select: { to: true, sid: true, postedAt: true },
  });
  return rows.flatMap(({ to, sid, postedAt: at }) => (sid && at ? [{ to, sid, postedAt: at }] : []));
}
