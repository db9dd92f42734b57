/** PS-1, PS-2: customers referred into Personalised Services. Every function here runs under the customer's lock. */
import type { InternalReferralType, Stay } from '../../domain/personalised-services/internal-referral.ts';
import type { Reader, Tx } from '../client.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

/** Where customers stand in Personalised Services: two statements for any number. */
export async function staysOf(tx: Tx, customerIds: readonly string[]): Promise<(customerId: string) => Stay> {
  const where = { customerId: { in: [...customerIds] } };
  const pending = await tx.internalReferral.findMany({
    where: { ...where, state: 'pending' },
    select: { customerId: true },
  });
  const open = await tx.assignment.findMany({ where: { ...where, closedAt: null }, select: { customerId: true } });
  return (customerId) => ({
    pendingReferral: pending.some((row) => row.customerId === customerId),
    openAssignment: open.some((row) => row.customerId === customerId),
  });
}

export async function insertInternalReferral(
  tx: Tx,
  referral: {
    customerId: string;
    type: InternalReferralType;
    associateCustomerId: string | null;
    createdById: string;
    createdAt: Date;
  },
): Promise<string> {
  const { id } = await tx.internalReferral.create({ data: referral, select: { id: true } });
  return id;
}

/** Whose referral it is, where the customer exists for the viewer. */
export async function customerOfReferral(reader: Reader, viewer: Viewer, referralId: string): Promise<string | null> {
  const row = await reader.internalReferral.findFirst({
    where: { id: referralId, customer: visibleCustomers(viewer) },
    select: { customerId: true },
  });
  return row?.customerId ?? null;
}

export type ReferralStanding = {
  state: string;
  /** By whom and when it was assigned, where it is. */
  assigned: { by: { id: string; name: string } | null; at: string } | null;
};

export async function referralStanding(tx: Tx, referralId: string): Promise<ReferralStanding> {
  const row = await tx.internalReferral.findUniqueOrThrow({
    where: { id: referralId },
    select: {
      state: true,
      assignment: {
        select: { openedAt: true, officers: { select: { assignedById: true }, orderBy: { id: 'asc' }, take: 1 } },
      },
    },
  });
  if (!row.assignment) return { state: row.state, assigned: null };
  const byId = row.assignment.officers[0]?.assignedById;
  const by = byId ? await tx.person.findUnique({ where: { id: byId }, select: { id: true, name: true } }) : null;
  return { state: row.state, assigned: { by, at: row.assignment.openedAt.toISOString() } };
}
