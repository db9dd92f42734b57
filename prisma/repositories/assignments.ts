/** A customer's stay in Personalised Services: opened, given to another officer, closed (PS-3, PS-4). Under the customer's lock. */
import { consultationItem } from '../../domain/electronic-messaging/fdv-consultation.ts';
import { managerItemKinds, type Officer } from '../../domain/personalised-services/assignment.ts';
import type { Reader, Tx } from '../client.ts';
import { storeFact } from './facts.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

/** Whose assignment it is, where the customer exists for the viewer. */
export async function customerOfAssignment(
  reader: Reader,
  viewer: Viewer,
  assignmentId: string,
): Promise<string | null> {
  const row = await reader.assignment.findFirst({
    where: { id: assignmentId, customer: visibleCustomers(viewer) },
    select: { customerId: true },
  });
  return row?.customerId ?? null;
}

export type LockedAssignment = {
  id: string;
  customerId: string;
  officerId: string;
  closed: boolean;
  internalReferralId: string;
};
type Row = { id: string; customer_id: string; officer_id: string; closed: boolean; internal_referral_id: string };
const locked = (row: Row): LockedAssignment => ({
  id: row.id,
  customerId: row.customer_id,
  officerId: row.officer_id,
  closed: row.closed,
  internalReferralId: row.internal_referral_id,
});

/** Locks the customer's open assignment until the transaction ends; after the customer, before the plan. */
export async function lockOpenAssignment(tx: Tx, customerId: string): Promise<LockedAssignment | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, customer_id, officer_id, closed_at IS NOT NULL AS closed, internal_referral_id
    FROM assignment WHERE customer_id = ${customerId}::uuid AND closed_at IS NULL FOR UPDATE`;
  return row ? locked(row) : null;
}

/** Locks this assignment, open or closed. */
export async function lockAssignment(tx: Tx, assignmentId: string): Promise<LockedAssignment | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, customer_id, officer_id, closed_at IS NOT NULL AS closed, internal_referral_id
    FROM assignment WHERE id = ${assignmentId}::uuid FOR UPDATE`;
  return row ? locked(row) : null;
}

/** Who may be given a customer, as they stand until the transaction ends: nobody takes a role from them meanwhile. Null: no such person. */
export async function officer(tx: Tx, personId: string): Promise<Officer | null> {
  const [found] = await tx.$queryRaw<
    Officer[]
  >`SELECT active, roles FROM person WHERE id = ${personId}::uuid FOR SHARE`;
  return found ?? null;
}

type Given = { officerId: string; assignedById: string; at: Date };

/** PS-3: the pending referral becomes an open assignment. Returns its id. */
export async function openAssignment(
  tx: Tx,
  {
    customerId,
    internalReferralId,
    officerId,
    assignedById,
    at,
  }: Given & { customerId: string; internalReferralId: string },
): Promise<string> {
  const { id } = await tx.assignment.create({
    data: {
      customerId,
      internalReferralId,
      officerId,
      openedAt: at,
      officers: { create: { officerId, assignedById, fromAt: at } },
    },
    select: { id: true },
  });
  await tx.internalReferral.update({ where: { id: internalReferralId }, data: { state: 'assigned' } });
  return id;
}

/** PS-4: another officer from now on; the history is kept, and the officer's open work items move along. Returns how many. */
export async function giveToOfficer(
  tx: Tx,
  assignment: Pick<LockedAssignment, 'id' | 'customerId' | 'officerId'>,
  { officerId, assignedById, at }: Given,
): Promise<number> {
  await tx.assignment.update({ where: { id: assignment.id }, data: { officerId } });
  const { id } = await tx.assignmentOfficer.create({
    data: { assignmentId: assignment.id, officerId, assignedById, fromAt: at },
    select: { id: true },
  });
  const { customerId } = assignment;
  await storeFact(tx, { customerId, fact: 'reassigned', sourceId: String(id), occurredAt: at.toISOString() }); // PS-28
  const { count } = await tx.workItem.updateMany({
    where: {
      customerId: assignment.customerId,
      assigneeId: assignment.officerId,
      state: 'open',
      kind: { notIn: [...managerItemKinds, consultationItem] },
    },
    data: { assigneeId: officerId, fromId: assignment.officerId, followUpOn: null, onHoldUntil: null }, // put off by the one before
  });
  return count;
}

/** PS-21: why a stay was closed by an accepted transfer. */
export const transferredOut = 'Transferred out of Personalised Services';

export async function closeAssignment(tx: Tx, assignmentId: string, reason: string, at: Date): Promise<void> {
  await tx.assignment.update({ where: { id: assignmentId }, data: { closedAt: at, closeReason: reason } });
}
