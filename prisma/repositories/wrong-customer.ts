/** EM-32: a message that an officer sent to the wrong customer. */
import type { Reader } from '../client.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type SentTo = { customerId: string; to: string; hasLeft: boolean; incidentKnown: boolean; deceased: boolean };

/** Null: no such message, or its customer does not exist for the viewer. */
export async function leftTo(reader: Reader, viewer: Viewer, messageId: string): Promise<SentTo | null> {
  const row = await reader.message.findFirst({
    where: { id: messageId, customer: visibleCustomers(viewer) },
    select: {
      customerId: true,
      to: true,
      handedOverAt: true,
      state: true,
      customer: { select: { deceasedOn: true } },
      _count: { select: { incidents: { where: { cause: 'sentToWrongCustomer' } } } },
    },
  });
  if (!row) return null;
  const { customerId, to, handedOverAt, state, customer, _count } = row;
  const hasLeft = handedOverAt !== null && state !== 'notSent';
  return { customerId, to, hasLeft, incidentKnown: _count.incidents > 0, deceased: customer.deceasedOn !== null };
}

/** When the message was handed over: a call about it comes after. */
export async function sentAtOf(reader: Reader, messageId: string): Promise<Date> {
  const { handedOverAt, pressedAt } = await reader.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { handedOverAt: true, pressedAt: true },
  });
  return handedOverAt ?? pressedAt;
}
