/** A customer is deceased: their record says so, and every open process about them is told. Returns the ids of the processes told. */
import type { Instant } from '../../domain/process.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Tx } from '../client.ts';
import { storeFact } from './facts.ts';
import { callsEnd } from './incident-tasks.ts';

export async function recordDeceased(
  tx: Tx,
  f: { customerId: string; deceasedOn: LocalDate; sourceId: string; occurredAt: Instant },
): Promise<string[]> {
  // Locks the customer: a plan submitted at the same moment either sees it, or has its process told.
  await tx.customer.update({ where: { id: f.customerId }, data: { deceasedOn: new Date(f.deceasedOn) } });
  await tx.internalReferral.updateMany({
    where: { customerId: f.customerId, state: 'pending' },
    data: { state: 'ended' },
  });
  await callsEnd(tx, f.customerId, new Date(f.occurredAt));
  return storeFact(tx, { ...f, fact: 'customerDeceased' });
}
