/** Found by the system itself: a mobile that is recorded for one customer and stands, valid, on another's record. Whose it is, SAS finds. */
import type { Tx } from '../client.ts';
import { insertIncident, sasDueAt } from './incidents.ts';

/**
 * Asked when a valid mobile is recorded. The officer who records it learns nothing: who else has it may not exist for them.
 * A number about which SAS has been asked already is not asked about again.
 */
export async function noticeSharedMobile(
  tx: Tx,
  { customerId, number, at }: { customerId: string; number: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('shared mobile ' || ${number}, 0))`; // two records at the same moment
  const others = {
    number,
    valid: true,
    kind: 'mobile',
    customerId: { not: customerId },
    customer: { deceasedOn: null },
  };
  if ((await tx.phone.count({ where: others })) === 0) return;
  if (await tx.incident.count({ where: { cause: 'sharedMobile', mobile: number, closedAt: null } })) return;
  const dueAt = await sasDueAt(tx, null, at.toISOString());
  await insertIncident(tx, { cause: 'sharedMobile', state: 'withSas', officerId: null, mobile: number, at, dueAt });
}
