/** Receipts that come when the delivery of their message is over (EM-27, EM-28), or of a message that nobody had found (EM-26): never dropped. */
import { isAboutDelivery, type GatewayStatus } from '../../domain/electronic-messaging/receipt.ts';
import type { Instant } from '../../domain/process.ts';
import { bounceBackId } from '../../workflows/contracts/bounce-back.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import type { Tx } from '../client.ts';
import { writeAuditEntry } from './audit.ts';
import { beginMessageBounce } from './bounce-back.ts';
import { tellFact } from './facts.ts';
import { lockProcess } from './processes.ts';
import { openWorkItem } from './work-items.ts';

type Arrived = { status: GatewayStatus; receiptId: string };

/**
 * Brings a message whose process is over to what is known now; the officer who wrote it is told. Returns the process that goes on with
 * it, if one does. The caller holds the attempt's lock.
 */
export async function applyLateReceipt(
  tx: Tx,
  attempt: { id: string; message_id: string; state: string },
  { status: arrived, receiptId }: Arrived,
  at: Instant,
): Promise<string | null> {
  const { id, state, customerId } = await tx.message.findUniqueOrThrow({
    where: { id: attempt.message_id },
    select: { id: true, state: true, customerId: true },
  });
  if (state === 'noReceipt') return afterNoReceipt(tx, { id, customerId }, { status: arrived, receiptId }, at);
  const said = saidSo[state];
  if (said && isAboutDelivery(said, arrived)) await tellOperators(tx, id, 'messageContradicted', at);
  if (!['undetermined', 'notSent', 'cancelled'].includes(state)) return null;
  const left = ['sent', 'delivered', 'undelivered'].includes(arrived);
  // one that failed at the gateway is known to have been there
  if (['lost', 'refused', 'voided', 'accepted'].includes(attempt.state) || (attempt.state === 'failed' && left))
    await markFoundLater(tx, id, at);
  if (attempt.state === 'lost') await tx.smsAttempt.update({ where: { id: attempt.id }, data: { state: 'accepted' } });
  return null;
}

/** By which final status a message's process ended so. What differs from it can't be settled any more by the process that would ask. */
const saidSo: Readonly<Record<string, GatewayStatus>> = { delivered: 'delivered', bouncedBack: 'undelivered' };

/** EM-28: a failure shows from the recipient's next day on, whenever it is told; until then a delivery takes it back. */
async function afterNoReceipt(
  tx: Tx,
  { id, customerId }: { id: string; customerId: string },
  { status, receiptId }: Arrived,
  at: Instant,
): Promise<string | null> {
  const bounce = await lockProcess(tx, bounceBackId(id));
  if (status === 'delivered') {
    await auditMessage(tx, id, 'delivered');
    if (!bounce) await tx.message.update({ where: { id }, data: { state: 'delivered' } });
    else await tellFact(tx, { processId: bounce.id, fact: 'receiptDelivered', sourceId: receiptId, occurredAt: at });
    return bounce?.id ?? null;
  }
  if (bounce || (status !== 'undelivered' && status !== 'failed')) return null;
  await auditMessage(tx, id, 'failed');
  return beginMessageBounce(tx, { customerId, subjectId: id, failedAt: at, at });
}

/** Once for each message. */
export async function markFoundLater(tx: Tx, messageId: string, at: Instant): Promise<void> {
  const where = { id: messageId, foundLaterAt: null };
  const { count } = await tx.message.updateMany({ where, data: { foundLaterAt: new Date(at) } });
  if (!count) return;
  await auditMessage(tx, messageId, 'foundLater');
  await tellAuthor(tx, messageId, 'messageFoundLater', at);
}

/** No process records it any more, and nobody does it: the gateway told of it (RS-2). */
async function auditMessage(tx: Tx, id: string, found: string): Promise<void> {
  const { customerId } = await tx.message.findUniqueOrThrow({ where: { id }, select: { customerId: true } });
  const entry = { personId: null, action: 'smsDelivery.receiptAfterEnd', result: 'done', customerId };
  await writeAuditEntry(tx, { ...entry, subjectId: id, processId: smsDeliveryId(id), detail: { found } });
}

async function tellAuthor(tx: Tx, messageId: string, kind: string, at: Instant): Promise<void> {
  const { customerId, authorId } = await subjectOf(tx, messageId);
  await openLate(tx, { messageId, kind, customerId, assigneeId: authorId, at });
}

/** Once for each message and kind. */
export async function tellOperators(tx: Tx, messageId: string, kind: string, at: Instant): Promise<void> {
  if (await tx.workItem.count({ where: { processId: smsDeliveryId(messageId), stepKey: `late/${kind}` } })) return;
  const { customerId } = await subjectOf(tx, messageId);
  await openLate(tx, { messageId, kind, customerId, assigneeId: null, at });
}

const subjectOf = (tx: Tx, id: string) =>
  tx.message.findUniqueOrThrow({ where: { id }, select: { customerId: true, authorId: true } });

type Late = { messageId: string; kind: string; customerId: string; assigneeId: string | null; at: Instant };
const openLate = (tx: Tx, { messageId, kind, customerId, assigneeId, at }: Late) =>
  openWorkItem(tx, {
    kind,
    customerId,
    assigneeId,
    processId: smsDeliveryId(messageId),
    stepKey: `late/${kind}`,
    openedAt: at,
    followUpAt: null,
    dueAt: null,
    fromId: null,
  });
