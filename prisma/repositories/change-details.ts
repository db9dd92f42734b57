/** Changes of a customer's contact details, in one transaction under the customer's lock: a message that leaves at that moment sees them, or left before. */
import type { ContactDetails, PhoneKind } from '../../domain/customers/contact-details.ts';
import type { Tx } from '../client.ts';
import { detailsOf, detailsSelect } from './customer-details.ts';
import { lockCustomer } from './customers.ts';
import type { Viewer } from './viewer.ts';

export type LockedPhone = { id: string; kind: string; number: string; valid: boolean };
export type LockedDetails = ContactDetails & { revision: number; phones: LockedPhone[] };

/** Null: no such customer, or none that exists for the viewer. */
export async function lockDetails(tx: Tx, viewer: Viewer, customerId: string): Promise<LockedDetails | null> {
  if (!(await lockCustomer(tx, viewer, customerId))) return null;
  const row = await tx.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { ...detailsSelect, phones: { select: { id: true, kind: true, number: true, valid: true } } },
  });
  return { ...detailsOf(row), revision: row.revision, phones: row.phones };
}

/** Returns the new revision. */
export async function changeDetails(tx: Tx, customerId: string, details: Partial<ContactDetails>): Promise<number> {
  const { revision } = await tx.customer.update({
    where: { id: customerId },
    data: { ...details, revision: { increment: 1 } },
    select: { revision: true },
  });
  return revision;
}

type Phone = { kind: PhoneKind; number: string; valid: boolean };

/** Returns its id. */
export async function addPhone(tx: Tx, customerId: string, phone: Phone, at: Date): Promise<string> {
  const { id } = await tx.phone.create({ data: { customerId, ...phone, recordedAt: at }, select: { id: true } });
  return id;
}

/** `at`: when the number was recorded, where it is another one than before. */
export async function changePhone(tx: Tx, id: string, phone: Phone, at: Date): Promise<void> {
  const { number } = await tx.phone.findUniqueOrThrow({ where: { id }, select: { number: true } });
  await tx.phone.update({ where: { id }, data: { ...phone, ...(number === phone.number ? {} : { recordedAt: at }) } });
}

export async function removePhone(tx: Tx, id: string): Promise<void> {
  await tx.phone.delete({ where: { id } });
}

/** EM-29: the number was checked and is not good: what asked for that is done, whosever it was. Returns the items’ ids. */
export async function closeBounced(tx: Tx, customerId: string, number: string, at: Date): Promise<string[]> {
  const closed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE work_item w SET state = 'done', closed_at = ${at} FROM process p JOIN message m ON m.id = p.subject_id
    WHERE p.id = w.process_id AND w.customer_id = ${customerId}::uuid AND w.kind = 'messageBounced' AND w.state = 'open' AND m.to = ${number}
    RETURNING w.id`;
  return closed.map(({ id }) => id);
}

/** The same of an email address. */
export async function closeBouncedEmails(tx: Tx, customerId: string, address: string, at: Date): Promise<string[]> {
  const closed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE work_item w SET state = 'done', closed_at = ${at} FROM process p JOIN correspondence e ON e.id = p.subject_id
    WHERE p.id = w.process_id AND w.customer_id = ${customerId}::uuid AND w.kind = 'emailBounced' AND w.state = 'open'
      AND lower(e.address) IN ('', lower(${address}))
    RETURNING w.id`;
  return closed.map(({ id }) => id);
}

/** The words of what was changed since this revision, as the audit trail has them. */
export async function changedSince(tx: Tx, customerId: string, revision: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ word: string }[]>`
    SELECT DISTINCT jsonb_array_elements_text(detail -> 'changed') AS word FROM audit_entry
    WHERE customer_id = ${customerId}::uuid AND action = 'customers.edit' AND result = 'done' AND (detail ->> 'revision')::int > ${revision}`;
  return rows.map(({ word }) => word);
}
