/** A work item claimed by one of the operators, or put off by whoever has it. */
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Tx } from '../client.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';

/** `on`, `until`: null takes it back. */
export async function followUpItem(tx: Tx, id: string, on: LocalDate | null): Promise<void> {
  await tx.workItem.update({ where: { id }, data: { followUpOn: on === null ? null : new Date(on) } });
}

export async function holdItem(tx: Tx, id: string, until: LocalDate | null): Promise<void> {
  await tx.workItem.update({ where: { id }, data: { onHoldUntil: until === null ? null : new Date(until) } });
}

/** Who has claimed it, and since when; null: nobody. */
export async function claimOf(tx: Tx, id: string): Promise<{ by: PersonShort; at: Date } | null> {
  const row = await tx.workItem.findUniqueOrThrow({
    where: { id },
    select: { claimedAt: true, claimedBy: { select: personShortSelect } },
  });
  return row.claimedBy && row.claimedAt ? { by: personShort(row.claimedBy), at: row.claimedAt } : null;
}

export async function claimItem(tx: Tx, id: string, personId: string, at: Date): Promise<void> {
  await tx.workItem.update({ where: { id }, data: { claimedById: personId, claimedAt: at } });
}

export async function releaseItem(tx: Tx, id: string): Promise<void> {
  await tx.workItem.update({ where: { id }, data: { claimedById: null, claimedAt: null } });
}
