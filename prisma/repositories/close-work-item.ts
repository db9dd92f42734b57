/** A work item that asks for no decision, closed by whom it was for. */
import { may } from '../../domain/people/permissions.ts';
import type { Tx } from '../client.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type OpenItem = {
  kind: string;
  customerId: string;
  processId: string;
  assigneeId: string | null;
  open: boolean;
};

/** Locks it until the transaction ends. Null: no such item, or its customer does not exist for the viewer. */
export async function lockWorkItem(tx: Tx, viewer: Viewer, id: string): Promise<OpenItem | null> {
  await tx.$queryRaw`SELECT id FROM work_item WHERE id = ${id}::uuid FOR UPDATE`;
  const operators = may(viewer.roles, 'operatorActions.view') ? [{ id, assigneeId: null }] : []; // theirs, without its customer
  const row = await tx.workItem.findFirst({
    where: { OR: [{ id, customer: visibleCustomers(viewer) }, ...operators] },
    select: { kind: true, customerId: true, processId: true, assigneeId: true, state: true },
  });
  if (!row) return null;
  const { state, ...item } = row;
  return { ...item, open: state === 'open' };
}

export async function closeWorkItem(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.workItem.update({ where: { id }, data: { state: 'done', closedAt: at } });
}
