/** EM-27: what the gateway says by itself. Stored raw first, each once; linked to its attempt when that can be told; never backwards. */
import { randomUUID } from 'node:crypto';
import {
  isAboutDelivery,
  isGatewayStatus,
  laterOf,
  receiptFactOf,
  type GatewayStatus,
  type ReceiptFact,
} from '../../domain/electronic-messaging/receipt.ts';
import type { Instant } from '../../domain/process.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import type { Tx } from '../client.ts';
import { isUuid } from '../uuid.ts';
import { tellFact } from './facts.ts';
import { applyLateReceipt, markFoundLater, tellOperators } from './late-receipts.ts';
import { voidWhatIsIntended } from './sms-attempts.ts';

export type Callback = {
  sid: string;
  status: string;
  errorCode: number | null;
  /** What our own address of the callback named; whatever somebody wrote there. */
  attemptId: string | null;
  params: Record<string, string>;
};

/** Returns the process that is told, if one is. A callback that was stored already changes nothing. */
export async function storeReceipt(tx: Tx, callback: Callback, at: Instant): Promise<string | null> {
  const { sid, status, errorCode } = callback;
  const named = callback.attemptId && isUuid(callback.attemptId) ? callback.attemptId : null;
  // beside the gateway's own parameters, which all begin with a capital
  const params = named ? { ...callback.params, attempt: named } : callback.params;
  const [stored] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO sms_receipt (id, sid, status, error_code, params, received_at)
    VALUES (gen_random_uuid(), ${sid}, ${status}, ${errorCode}, ${JSON.stringify(params)}::jsonb, ${new Date(at)})
    ON CONFLICT DO NOTHING RETURNING id`;
  if (!stored) return null;
  const attempt =
    (named ? await tx.smsAttempt.findUnique({ where: { id: named }, select: { id: true } }) : null) ??
    (await tx.smsAttempt.findUnique({ where: { sid }, select: { id: true } }));
  return attempt ? linkReceipt(tx, { id: stored.id, sid, status, errorCode }, attempt.id, at) : null;
}

/** Receipts that came before anybody knew whose they are. */
export async function linkReceipts(tx: Tx, sid: string, at: Instant): Promise<void> {
  const attempt = await tx.smsAttempt.findUnique({ where: { sid }, select: { id: true } });
  if (!attempt) return;
  const waiting = await tx.smsReceipt.findMany({ where: { sid, attemptId: null }, orderBy: { receivedAt: 'asc' } });
  for (const receipt of waiting) await linkReceipt(tx, receipt, attempt.id, at);
}

type Stored = { id: string; sid: string; status: string; errorCode: number | null };
type Attempt = {
  id: string;
  message_id: string;
  sid: string | null;
  status: string | null;
  state: string;
  posted_at: Date | null;
};

/** Locks in the order of a recording: process, then attempt. */
async function linkReceipt(tx: Tx, receipt: Stored, attemptId: string, at: Instant): Promise<string | null> {
  const { messageId } = await tx.smsAttempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { messageId: true },
  });
  const processId = smsDeliveryId(messageId);
  const [process] = await tx.$queryRaw<{ outcome: string | null }[]>`
    SELECT outcome FROM process WHERE id = ${processId} FOR UPDATE`;
  const [attempt] = await tx.$queryRaw<Attempt[]>`
    SELECT id, message_id, sid, status, state, posted_at FROM sms_attempt WHERE id = ${attemptId}::uuid FOR UPDATE`;
  if (!attempt || !process) return null;
  const arrived = isGatewayStatus(receipt.status) ? receipt.status : null;
  const present = attempt.status && isGatewayStatus(attempt.status) ? attempt.status : null;
  const later = arrived ? laterOf(present, arrived) : null;
  await tx.smsReceipt.update({
    where: { id: receipt.id },
    data: { attemptId, contradicts: later?.contradicts ?? false },
  });
  if (attempt.sid !== receipt.sid) {
    if (attempt.sid && (await isNamedTwice(tx, attempt, receipt))) {
      await tellOperators(tx, attempt.message_id, 'messageMoreThanOnce', at); // nothing of ours is sent again because of it
      return null;
    }
    await giveSid(tx, attempt, receipt.sid);
  }
  if (later && later.status !== present)
    await tx.smsAttempt.update({
      where: { id: attemptId },
      data: { status: later.status, ...(receipt.errorCode === null ? {} : { errorCode: receipt.errorCode }) },
    });
  if (!arrived || (later?.status === present && !later.contradicts)) return null; // an older word: nothing new
  if (process.outcome) return applyLateReceipt(tx, attempt, { status: arrived, receiptId: receipt.id }, at);
  const fact = later?.contradicts ? contradiction(present, arrived) : receiptFactOf(arrived);
  return tell(tx, { attempt, processId, receiptId: receipt.id, arrived, fact, at });
}

const contradiction = (present: GatewayStatus | null, arrived: GatewayStatus): ReceiptFact | null =>
  present && isAboutDelivery(present, arrived) ? 'receiptsContradict' : null;

/** Do the gateway's own callbacks name this attempt for two messages? We wrote one request: the gateway has it twice. */
async function isNamedTwice(tx: Tx, { id, sid }: Attempt, receipt: Stored): Promise<boolean> {
  const named = { attemptId: id, params: { path: ['attempt'], equals: id } };
  const isNamed = async (which: string) => (await tx.smsReceipt.count({ where: { ...named, sid: which } })) > 0;
  return sid !== null && (await isNamed(sid)) && (await isNamed(receipt.sid));
}

/** The callback's own address names the attempt: that is final, whatever was matched before. */
async function giveSid(tx: Tx, { id }: Attempt, sid: string): Promise<void> {
  const others = { sid, id: { not: id } };
  await tx.smsAttempt.updateMany({
    where: { ...others, state: 'accepted' },
    data: { sid: null, status: null, state: 'lost' },
  });
  await tx.smsAttempt.updateMany({ where: others, data: { sid: null, status: null } });
  await tx.smsAttempt.update({ where: { id }, data: { sid } });
}

type Telling = {
  attempt: Attempt;
  processId: string;
  receiptId: string;
  arrived: GatewayStatus;
  fact: ReceiptFact | null;
  at: Instant;
};

/** The process is told of what concerns it: of an attempt that the gateway has, and of one that everybody took for lost or refused. */
async function tell(tx: Tx, { attempt, processId, receiptId, arrived, fact, at }: Telling): Promise<string | null> {
  const isKnown = ['posting', 'unknown', 'accepted'].includes(attempt.state);
  if (!isKnown && !tellsOfMore(attempt.state, arrived)) return null;
  if (!isKnown && !(await voidWhatIsIntended(tx, attempt.message_id))) {
    await markFoundLater(tx, attempt.message_id, at); // the next attempt is with the gateway already
    return null;
  }
  // a receipt is as good as the answer
  await tx.smsAttempt.updateMany({
    where: { id: attempt.id, state: { not: 'accepted' } },
    data: { state: 'accepted', ...(attempt.posted_at ? {} : postedUnseen(at)) },
  });
  if (!fact) return null;
  await tellFact(tx, { processId, fact, sourceId: receiptId, occurredAt: at });
  return processId;
}

/**
 * One that the gateway names was posted, though our row does not say so: the database was put back to before it was armed. The instant and
 * the execution that posted it are lost.
 */
export const postedUnseen = (at: Instant) => ({ postedAt: new Date(at), token: randomUUID() });

/** Does a status tell that an attempt which was done with is with the gateway after all? One that failed there is known to have been there. */
const tellsOfMore = (state: string, arrived: GatewayStatus): boolean =>
  state !== 'failed' || ['sent', 'delivered', 'undelivered'].includes(arrived);

/** A receipt that was on its way to the process when that ended. */
export async function applyFactAfterEnd(tx: Tx, factId: string): Promise<void> {
  const fact = await tx.fact.findUnique({ where: { id: factId }, select: { sourceId: true, occurredAt: true } });
  if (!fact || !isUuid(fact.sourceId)) return;
  const receipt = await tx.smsReceipt.findUnique({ where: { id: fact.sourceId } });
  if (!receipt?.attemptId || !isGatewayStatus(receipt.status)) return;
  const [attempt] = await tx.$queryRaw<Attempt[]>`
    SELECT id, message_id, sid, status, state, posted_at FROM sms_attempt WHERE id = ${receipt.attemptId}::uuid FOR UPDATE`;
  const arrived = { status: receipt.status, receiptId: receipt.id };
  if (attempt) await applyLateReceipt(tx, attempt, arrived, fact.occurredAt.toISOString());
}
