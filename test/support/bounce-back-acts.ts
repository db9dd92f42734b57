/** What becomes a bounce-back: an email that failed, and a message of which nothing was heard for 72 hours. */
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import type { Instant } from '../../domain/process.ts';
import { storeEmail, storeEmailFailure } from '../../prisma/repositories/told-correspondence.ts';
import { bounceBackId } from '../../workflows/contracts/bounce-back.ts';
import { addRecipient } from './message-fixture.ts';
import type { MessageHouse } from './message-house.ts';

export type FailedEmail = { id: string; processId: string; customerId: string };
export type AboutEmail = NonNullable<Parameters<typeof addRecipient>[1]> & { authorId?: string; customerId?: string };

/** Sent an hour before, failed at that instant, which is the present from now on, told right away, and its process begun. */
export async function aFailedEmail(
  house: MessageHouse,
  failedAt: Instant,
  { authorId, customerId: known, ...about }: AboutEmail = {},
): Promise<FailedEmail> {
  const { deps } = house;
  house.setClock(new Date(failedAt));
  const customerId = known ?? (await addRecipient(deps.db, about));
  const externalId = randomUUID();
  const sentAt = new Date(Date.parse(failedAt) - 3_600_000).toISOString();
  const { id } = await deps.db.$transaction(async (tx) => {
    const email = { customerId, externalId, type: 'Statement', text: '', address: '', authorId: authorId ?? null };
    await storeEmail(tx, { ...email, sentAt });
    const at = deps.clock.now().toISOString();
    return storeEmailFailure(tx, { externalId, reason: 'Mailbox full', failedAt, at });
  });
  await deliverNow(deps, bounceBackId(id));
  return { id, processId: bounceBackId(id), customerId };
}

/** Its own process is over. `processId`: of the bounce-back that a receipt may still begin. */
export async function aSilentMessage(house: MessageHouse) {
  house.newDay(12);
  const message = await house.send({ faults: [['callbacksLost', 'noReceipt']] });
  const { due } = await house.reaches(message, 'handedOver');
  const sid = (await house.record(message)).attempts.at(-1)?.sid ?? '';
  await house.goTo(message, due.at(-1)?.at ?? '');
  await house.isOver(message, 'deemedSent');
  return { message, sid, processId: bounceBackId(message.messageId) };
}
