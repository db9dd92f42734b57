/** After a store was put back (EM-26): which messages may have left meanwhile, and what is written of those that have. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/process.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import type { Reader, Tx } from '../client.ts';
import { writeAuditEntry } from './audit.ts';
import { bodyHashOf } from './body-hash.ts';
import { standingStops, stopSending, type StandingStop } from './sending-stops.ts';
import { lockMessage } from './sms-attempts.ts';
import { linkReceipts } from './sms-receipts.ts';

export type OpenMessage = {
  id: string;
  processId: string;
  customerId: string;
  to: string;
  from: string;
  bodyHash: string;
  pressedAt: Date;
  /** `held`, `sending` or `outcomeUnknown`: what may still be posted, or is looked for. */
  state: string;
  heldUntil: Date | null;
  attempts: { id: string; state: string; sid: string | null; postedAt: Date | null }[];
};

/** Every message that is not over and not known to be with the gateway, by its id, in pages. */
export async function* openMessages(reader: Reader, pageSize = 500): AsyncGenerator<OpenMessage[]> {
  for (let after: string | undefined; ;) {
    const rows = await reader.message.findMany({
      where: { state: { in: ['held', 'sending', 'outcomeUnknown'] }, ...(after ? { id: { gt: after } } : {}) },
      include: {
        attempts: { orderBy: { number: 'asc' }, select: { id: true, state: true, sid: true, postedAt: true } },
      },
      orderBy: { id: 'asc' },
      take: pageSize,
    });
    after = rows.at(-1)?.id;
    if (!after) return;
    yield rows.map(({ text, sender, ...row }) => ({
      ...row,
      processId: smsDeliveryId(row.id),
      from: sender,
      bodyHash: bodyHashOf(text),
    }));
  }
}

/** Those of the gateway's messages that an attempt of ours has. */
export async function ownedSids(reader: Reader, sids: readonly string[]): Promise<Set<string>> {
  const owned = await reader.smsAttempt.findMany({ where: { sid: { in: [...sids] } }, select: { sid: true } });
  return new Set(owned.flatMap(({ sid }) => (sid ? [sid] : [])));
}

/** The stop of all sending that stands, or one that is set now, by nobody. */
export async function keepStopped(tx: Tx, at: Date): Promise<StandingStop> {
  const reason = 'After a restore: no message leaves before each is matched with the gateway’s list.';
  const stopId = await stopSending(tx, { templateId: null, reason, personId: null, at });
  if (stopId) {
    const detail = { stopId, afterRestore: true };
    await writeAuditEntry(tx, {
      personId: null,
      action: 'sending.stop',
      result: 'done',
      detail,
      client: 'after-restore',
    });
  }
  const stop = (await standingStops(tx)).find(({ template }) => template === null);
  if (!stop) throw new Error('sending is not stopped');
  return stop;
}

export type FoundBy = 'receipt' | 'history' | 'list';

/**
 * The gateway has it as `sid`: that becomes its attempt (`attemptId`, where one is known), and its process finds it there instead of
 * posting. False: its row has moved on meanwhile.
 */
export async function recordWithGateway(
  tx: Tx,
  message: OpenMessage,
  found: { sid: string; attemptId: string | null; postedAt: Date; by: FoundBy },
  at: Instant,
): Promise<boolean> {
  if (!(await isOpen(tx, message))) return false;
  const { sid, postedAt } = found;
  const id = found.attemptId ?? randomUUID();
  await giveUpOthers(tx, message.id, id);
  const present = await tx.smsAttempt.findUnique({ where: { id }, select: { postedAt: true } });
  if (!present) await insertAttempt(tx, message, { id, state: 'accepted', sid, intendedAt: postedAt, postedAt });
  else
    await tx.smsAttempt.update({
      where: { id },
      data: { state: 'accepted', sid, ...(present.postedAt ? {} : { postedAt, token: randomUUID() }) },
    });
  await linkReceipts(tx, sid, at);
  await audit(tx, message, `withGateway.${found.by}`);
  return true;
}

/**
 * Nobody can tell whether it left: an attempt in its place that may have been posted at any time from `since` on, so that its process
 * looks for it, and never posts it again by itself. False: its row has moved on, or the same text to the same number is looked for already.
 */
export async function recordPerhapsPosted(
  tx: Tx,
  message: OpenMessage,
  perhaps: { attemptId: string | null; since: Date },
  at: Instant,
): Promise<boolean> {
  if (!(await isOpen(tx, message))) return false;
  const { to, from, bodyHash } = message;
  const alike = {
    to,
    from,
    bodyHash,
    state: { in: ['intended', 'posting', 'unknown'] },
    messageId: { not: message.id },
  };
  if (await tx.smsAttempt.count({ where: alike })) return false;
  const id = perhaps.attemptId ?? randomUUID();
  await giveUpOthers(tx, message.id, id);
  const now = { state: 'unknown', intendedAt: perhaps.since };
  const present = await tx.smsAttempt.findUnique({ where: { id }, select: { postedAt: true } });
  if (!present) await insertAttempt(tx, message, { id, sid: null, postedAt: new Date(at), ...now });
  else
    await tx.smsAttempt.update({
      where: { id },
      data: { ...now, ...(present.postedAt ? {} : { postedAt: new Date(at), token: randomUUID() }) },
    });
  await audit(tx, message, 'perhapsPosted');
  return true;
}

async function isOpen(tx: Tx, { id, processId, state }: OpenMessage): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM process WHERE id = ${processId} FOR UPDATE`;
  await lockMessage(tx, id);
  return (await tx.message.count({ where: { id, state } })) > 0;
}

/** Whatever else of the message was taken for live: one is at most. */
async function giveUpOthers(tx: Tx, messageId: string, id: string): Promise<void> {
  const others = { messageId, id: { not: id } };
  await tx.smsAttempt.updateMany({ where: { ...others, state: 'intended' }, data: { state: 'voided' } });
  await tx.smsAttempt.updateMany({
    where: { ...others, state: { in: ['posting', 'unknown'] } },
    data: { state: 'lost' },
  });
}

type NewAttempt = { id: string; state: string; sid: string | null; intendedAt: Date; postedAt: Date };

async function insertAttempt(tx: Tx, { id: messageId, to, from, bodyHash }: OpenMessage, attempt: NewAttempt) {
  const last = await tx.smsAttempt.aggregate({ where: { messageId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  // the window and validity that it was posted with are lost
  const lost = { windowClosesAt: attempt.postedAt, validitySeconds: 0 };
  await tx.smsAttempt.create({
    data: { ...attempt, ...lost, messageId, number, to, from, bodyHash, token: randomUUID() },
  });
}

const audit = (tx: Tx, { id, customerId, processId }: OpenMessage, found: string) =>
  writeAuditEntry(tx, {
    personId: null,
    action: 'smsDelivery.afterRestore',
    result: 'done',
    customerId,
    subjectId: id,
    processId,
    detail: { found },
    client: 'after-restore',
  });
