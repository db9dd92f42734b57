/** Receipts that come when the delivery of their message is over (EM-27, EM-28), or of a message that nobody had found (EM-26): never dropped. */
import type { GatewayStatus } from '../../domain/electronic-messaging/receipt.ts';
import type { Instant } from '../../domain/process.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import type { Tx } from '../client.ts';
import { writeAuditEntry } from './audit.ts';
import { openWorkItem } from './work-items.ts';

/** Brings a message whose process is over to what is known now; the officer who wrote it is told. The caller holds the attempt's lock. */
export async function applyLateReceipt(
  tx: Tx,
  attempt: { id: string; message_id: string; state: string },
  arrived: GatewayStatus,
  at: Instant,
): Promise<void> {
  const { id, state } = await tx.message.findUniqueOrThrow({
    where: { id: attempt.message_id },
    select: { id: true, state: true },
  });
  if (state === 'noReceipt') {
    if (arrived === 'delivered') return bringTo(tx, id, 'delivered');
    if (arrived !== 'undelivered' && arrived !== 'failed') return;
    await bringTo(tx, id, 'bouncedBack');
    return tellAuthor(tx, id, 'messageBounced', at);
  }
  if (!['undetermined', 'notSent', 'cancelled'].includes(state)) return;
  const left = ['sent', 'delivered', 'undelivered'].includes(arrived);
  // one that failed at the gateway is known to have been there
  if (['lost', 'refused', 'voided', 'accepted'].includes(attempt.state) || (attempt.state === 'failed' && left))
    await markFoundLater(tx, id, at);
  if (attempt.state === 'lost') await tx.smsAttempt.update({ where: { id: attempt.id }, data: { state: 'accepted' } });
}

/** Once for each message. */
export async function markFoundLater(tx: Tx, messageId: string, at: Instant): Promise<void> {
  const where = { id: messageId, foundLaterAt: null };
  const { count } = await tx.message.updateMany({ where, data: { foundLaterAt: new Date(at) } });
  if (!count) return;
  await auditMessage(tx, messageId, 'foundLater');
  await tellAuthor(tx, messageId, 'messageFoundLater', at);
}

async function bringTo(tx: Tx, id: string, state: 'delivered' | 'bouncedBack'): Promise<void> {
  await tx.message.update({ where: { id }, data: { state } });
  await auditMessage(tx, id, state);
}

/** No process records it any more, and nobody does it: the gateway told of it (RS-2). */
async function auditMessage(tx: Tx, id: string, found: string): Promise<void> {
  const { customerId } = await tx.message.findUniqueOrThrow({ where: { id }, select: { customerId: true } });
  const entry = { personId: null, action: 'smsDelivery.receiptAfterEnd', result: 'done', customerId };
  await writeAuditEntry(tx, { ...entry, subjectId: id, processId: smsDeliveryId(id), detail: { found } });
}

async function tellAuthor(tx: Tx, messageId: string, kind: string, at: Instant): Promise<void> {
  const { customerId, authorId } = await tx.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { customerId: true, authorId: true },
  });
  await openWorkItem(tx, {
    kind,
    customerId,
    processId: smsDeliveryId(messageId),
    stepKey: `late/${kind}`,
    assigneeId: authorId,
    openedAt: at,
    followUpAt: null,
    dueAt: null,
    fromId: null,
  });
}
