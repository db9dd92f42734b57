/** Everything about a customer that decides whether, when and whereto an SMS may go: gathered in one place, for the page, for Send and for the end of a hold. */
import type { SendFacts } from '../../domain/electronic-messaging/eligibility.ts';
import type { SubscriptionKind } from '../../domain/electronic-messaging/template.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import type { Reader, Tx } from '../client.ts';
import { readNumber } from '../mobile-number.ts';
import { writeAuditEntry, type AuditEntry } from './audit.ts';

export type Recipient = {
  customerId: string;
  /** Where it would be sent to, E.164; null where EM-6 refuses the number. */
  to: string | null;
  /** Of the number's kinds of message; null covers both. */
  optOuts: (SubscriptionKind | null)[];
  zones: string[];
  customer: SendFacts['customer'];
  mobile: SendFacts['mobile'];
};

/** Locks the customer until the transaction ends: whoever sends to, or changes, the same customer waits; what only names them does not. */
export async function lockCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`;
}

/** Null: no such customer. The caller has asked who may see them. */
export async function readRecipient(reader: Reader, customerId: string): Promise<Recipient | null> {
  const row = await reader.customer.findUnique({
    where: { id: customerId },
    include: { phones: { where: { kind: 'mobile', valid: true }, orderBy: { id: 'asc' } } },
  });
  if (!row) return null;
  const numbers = row.phones.map(({ number }) => ({ number, kind: readNumber(number) }));
  const to = numbers.find(({ kind }) => kind === 'australianMobile')?.number ?? null;
  const overseas = numbers.some(({ kind }) => kind === 'overseas');
  const optOuts = await reader.smsOptOut.findMany({
    where: { removedAt: null, OR: [{ customerId }, { number: { in: numbers.map(({ number }) => number) } }] },
    select: { subscription: true },
  });
  const zones = customerZones(row);
  return {
    customerId,
    to,
    optOuts: optOuts.map(({ subscription }) =>
      subscription === 'Reminder' || subscription === 'General' ? subscription : null,
    ),
    zones,
    customer: {
      kind: row.kind === 'employer' ? 'employer' : 'person',
      restricted: row.restricted,
      deceased: row.deceasedOn !== null,
      placeKnown: zones.length > 0,
    },
    mobile: to ? 'valid' : overseas ? 'overseas' : 'none',
  };
}

/** EM-3: an opt out without a kind covers both; before a template is chosen, only both together bar. */
export function isOptedOut({ optOuts }: Pick<Recipient, 'optOuts'>, kind: SubscriptionKind | null): boolean {
  if (optOuts.includes(null)) return true;
  return kind ? optOuts.includes(kind) : optOuts.includes('Reminder') && optOuts.includes('General');
}

/** The carrier says, or the gateway, that a number has opted out: it counts for every customer with that number. Once while it stands. */
export async function recordOptOutOfNumber(
  tx: Tx,
  number: string,
  how: 'carrier' | 'gateway',
  at: Date,
  from: From,
): Promise<void> {
  // the unique index decides where two come at once
  const { count } = await tx.smsOptOut.createMany({ data: [{ number, how, recordedAt: at }], skipDuplicates: true });
  if (count) await auditNumber(tx, number, 'smsOptOut.record', from);
}

/** START from the handset lifts what STOP began. */
export async function liftOptOutOfNumber(tx: Tx, number: string, at: Date, from: From): Promise<void> {
  const { count } = await tx.smsOptOut.updateMany({ where: { number, removedAt: null }, data: { removedAt: at } });
  if (count) await auditNumber(tx, number, 'smsOptOut.lift', from);
}

/** The request, or the process, that tells of it; no person does. */
type From = Pick<AuditEntry, 'processId' | 'requestId' | 'address' | 'client'>;

/** RS-2: what is known of a number is changed for every customer who has it. */
async function auditNumber(tx: Tx, number: string, action: string, from: From): Promise<void> {
  const having = await tx.phone.findMany({ where: { number, kind: 'mobile' }, select: { customerId: true } });
  for (const { customerId } of having)
    await writeAuditEntry(tx, { ...from, personId: null, action, result: 'done', customerId });
}
