/** What an operator may do with a process that diverges: start it again from its row, tell it again, or end one without a row. */
import { setTimeout as pause } from 'node:timers/promises';
import { isRepairable, type Divergence } from '../../domain/divergence.ts';
import { isProcessKind } from '../../domain/process-kinds.ts';
import type { RepairLock } from '../../prisma/repair-lock.ts';
import { writeAuditEntry, type AuditEntry } from '../../prisma/repositories/audit.ts';
import { reopenLines } from '../../prisma/repositories/operations.ts';
import { deliverNow } from '../outbox.ts';
import { lookAt, type Look, type Looking } from './look.ts';

export type Repairing = Looking & { lock: RepairLock };
/** Who asks; a command line is nobody the agency knows. */
export type By = Pick<AuditEntry, 'personId' | 'accountId' | 'requestId' | 'address' | 'client'>;
export const commandLine: By = { personId: null, client: 'reconcile' };

/** `found` null: it is healthy, and nothing was done; `exists` false: there is no such process either. */
export type Repaired = { exists: boolean; found: Divergence | null; repaired: boolean };

/** A recording that the ended run had begun may still commit; then the new run would stand behind at once. Longer than a transaction may take. */
const recordingMs = 5000;
/** Nothing is delivered to a run that is about to be replaced. */
const heldSeconds = 30;

/**
 * Repairs one process where it diverges, and never touches a healthy one: looks again under the lock, so the second of two operators
 * finds it repaired. Whatever it breaks off at, the next repair or the sweeper goes on from there. Throws where a store is away.
 */
export async function repair(
  deps: Repairing,
  processId: string,
  by: By,
  { secondLookMs = 1000 }: { secondLookMs?: number } = {},
): Promise<Repaired> {
  const result = await deps.lock.hold(processId, async () => {
    const look = await lookTwice(deps, processId, secondLookMs);
    const { row, found, kind } = look;
    if (!row || !found || !isRepairable(found) || !isProcessKind(kind))
      return { exists: row !== null || found !== null, found, repaired: false };
    await recordingIsOver(look);
    const entry = { ...by, action: 'process.repair', processId, customerId: row.customerId, detail: { found } };
    await deps.db.$transaction(async (tx) => {
      await reopenLines(tx, processId, heldSeconds);
      await writeAuditEntry(tx, { ...entry, result: 'begun' });
    });
    if (found !== 'unheard') await deps.temporal.restart(processId, kind);
    await deps.db.$transaction(async (tx) => {
      await reopenLines(tx, processId, 0); // again: one may have been told to the old run meanwhile
      await writeAuditEntry(tx, { ...entry, result: 'done' });
    });
    return { exists: true, found, repaired: true };
  });
  if (result.repaired) await deliverNow(deps, processId);
  return result;
}

/** Ends the workflow of a process without a row; anything else is left alone. `why` is kept in the audit entry only. */
export async function abandon(
  deps: Repairing,
  processId: string,
  by: By,
  why: string,
): Promise<{ found: Divergence | null; abandoned: boolean }> {
  return deps.lock.hold(processId, async () => {
    const { found } = await lookAt(deps, processId);
    if (found !== 'rowMissing') return { found, abandoned: false };
    const entry = { ...by, action: 'process.abandon', processId, why };
    await writeAuditEntry(deps.db, { ...entry, result: 'begun' });
    await deps.temporal.abandon(processId);
    await writeAuditEntry(deps.db, { ...entry, result: 'done' });
    return { found, abandoned: true };
  });
}

async function lookTwice(deps: Looking, processId: string, secondLookMs: number): Promise<Look> {
  const first = await lookAt(deps, processId);
  if (first.found !== 'behind' && first.found !== 'ahead') return first;
  await pause(secondLookMs);
  return lookAt(deps, processId);
}

async function recordingIsOver({ found, endedAt }: Look): Promise<void> {
  const ago = endedAt ? Date.now() - endedAt.getTime() : 0;
  if (found === 'closed' && ago >= 0 && ago < recordingMs) await pause(recordingMs - ago);
}
