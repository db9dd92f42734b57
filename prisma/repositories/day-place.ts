/** EM-14: the five places of a customer's day. The caller holds the lock on the customer; the unique places stand behind it. */
import { messagesPerDay } from '../../domain/electronic-messaging/eligibility.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Tx } from '../client.ts';

/** The lowest place free on that date, not counting the message's own; null: all five are taken. */
export async function freePlace(
  tx: Tx,
  customerId: string,
  date: LocalDate,
  messageId?: string,
): Promise<number | null> {
  const taken = await tx.message.findMany({
    where: { customerId, placeDate: new Date(date), ...(messageId ? { id: { not: messageId } } : {}) },
    select: { place: true },
  });
  for (let place = 1; place <= messagesPerDay; place++)
    if (!taken.some((message) => message.place === place)) return place;
  return null;
}
