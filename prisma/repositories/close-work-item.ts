/** A work item that asks for no decision, closed by whom it was for. */
import { may } from '../../domain/people/permissions.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type OpenItem = {
  kind: string;
  customerId: string;
  processId: string;
  assigneeId: string | null;
  open: boolean;
};

/** Whose item somebody closes, for the audit trail. Null: no such item, or none that exists for the viewer. */
export async function customerOfItem(reader: Reader, viewer: Viewer, id: string): Promise<string | null> {
  const row = await reader.workItem.findFirst({ where: visibleItem(viewer, id), select: { customerId: true } });
  return row?.customerId ?? null;
}

/** Of an operator also those that are nobody's, without their customer. */
function visibleItem(viewer: Viewer, id: string): Prisma.WorkItemWhereInput {
  const operators = may(viewer.roles, 'operatorActions.view') ? [{ id, assigneeId: null }] : [];
  return { OR: [{ id, customer: visibleCustomers(viewer) }, ...operators] };
}

/** Locks it until the transaction ends. Null: no such item, or its customer does not exist for the viewer. */
export async function lockWorkItem(tx: Tx, viewer: Viewer, id: string): Promise<OpenItem | null> {
  await tx.$queryRaw`SELECT id FROM work_item WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.workItem.findFirst({
    where: visibleItem(viewer, id),
    select: { kind: true, customerId: true, processId: true, assigneeId: true, state: true },
  });
  if (!row) return null;
  const { state, ...item } = row;
  return { ...item, open: state === 'open' };
}

export async function closeWorkItem(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.workItem.update({ where: { id }, data: { state: 'done', closedAt: at } });
}
