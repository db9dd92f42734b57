/** EM-27: how far a message came, as the gateway says it. Receipts come early, late, doubled and in any order. */
export const gatewayStatuses = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'canceled',
] as const;
export type GatewayStatus = (typeof gatewayStatuses)[number];

const ranks: Readonly<Record<GatewayStatus, number>> = {
  accepted: 0,
  scheduled: 0,
  queued: 1,
  sending: 2,
  sent: 3,
  delivered: 4,
  undelivered: 4,
  failed: 4,
  canceled: 4,
};
const finalRank = 4;

/** Whether the word is the status of an outbound message; those of inbound ones (`received`) are not. */
export function isGatewayStatus(word: string): word is GatewayStatus {
  return gatewayStatuses.some((status) => status === word);
}

/** 0 to 4: a status of a higher rank comes later in a message's life. */
export function rankOf(status: GatewayStatus): number {
  return ranks[status];
}

/** Whether nothing follows this status. */
export function isFinal(status: GatewayStatus): boolean {
  return ranks[status] === finalRank;
}

/**
 * EM-27: the status that holds when `arrived` comes while `present` holds (null: none yet). It never goes backwards, and of two final
 * ones the first stays. `contradicts` tells of a final status that differs from the one that holds: a fetch settles which is true.
 */
export function laterOf(
  present: GatewayStatus | null,
  arrived: GatewayStatus,
): { status: GatewayStatus; contradicts: boolean } {
  if (present === null || rankOf(arrived) > rankOf(present)) return { status: arrived, contradicts: false };
  return { status: present, contradicts: isFinal(present) && isFinal(arrived) && arrived !== present };
}

export const receiptFacts = [
  'receiptSent',
  'receiptDelivered',
  'receiptUndelivered',
  'receiptFailed',
  'receiptCanceled',
  'receiptsContradict', // delivered, and the opposite: one of the two is wrong
] as const;
export type ReceiptFact = (typeof receiptFacts)[number];

const facts: Readonly<Partial<Record<GatewayStatus, ReceiptFact>>> = {
  sent: 'receiptSent',
  delivered: 'receiptDelivered',
  undelivered: 'receiptUndelivered',
  failed: 'receiptFailed',
  canceled: 'receiptCanceled',
};

/** Which of two final statuses that differ is true matters where one of them says that the handset got it. */
export const isAboutDelivery = (one: GatewayStatus, other: GatewayStatus): boolean =>
  one !== other && isFinal(one) && isFinal(other) && (one === 'delivered' || other === 'delivered');

/** What the message's process is told: of `sent` and the final ones only; null for the rest, which is stored and no more. */
export function receiptFactOf(status: GatewayStatus): ReceiptFact | null {
  return facts[status] ?? null;
}
