/** What waits for somebody. One row per process and step key, so that a step recorded twice opens nothing twice. */
import type { Instant } from '../../domain/process.ts';
import type { Reader, Tx } from '../client.ts';

export type NewWorkItem = {
  kind: string;
  customerId: string;
  processId: string;
  stepKey: string;
  /** Null: the operators'. */
  assigneeId: string | null;
  openedAt: Instant;
  followUpAt: Instant | null;
  dueAt: Instant | null;
  fromId: string | null;
};

export async function openWorkItem(tx: Tx, item: NewWorkItem): Promise<void> {
  const date = (at: Instant | null) => (at ? new Date(at) : null);
  await tx.workItem.create({
    data: { ...item, openedAt: new Date(item.openedAt), followUpAt: date(item.followUpAt), dueAt: date(item.dueAt) },
  });
}

export async function closeWorkItems(
  tx: Tx,
  processId: string,
  state: 'done' | 'cancelled',
  at: Instant,
): Promise<void> {
  await tx.workItem.updateMany({ where: { processId, state: 'open' }, data: { state, closedAt: new Date(at) } });
}

export async function remindOfWorkItems(tx: Tx, processId: string, at: Instant): Promise<void> {
  await tx.workItem.updateMany({ where: { processId, state: 'open' }, data: { remindedAt: new Date(at) } });
}

/** Does an open item of the process wait for this person? */
export async function holdsItem(reader: Reader, processId: string, personId: string): Promise<boolean> {
  return (await reader.workItem.count({ where: { processId, assigneeId: personId, state: 'open' } })) > 0;
}
