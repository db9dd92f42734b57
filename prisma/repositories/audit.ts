/** Who did or was refused what; written in the same transaction as the change, never changed afterwards. */
import type { Tx } from '../client.ts';

export type AuditEntry = {
  accountId?: string | null;
  /** Null: time, or a fact. */
  personId: string | null;
  action: string;
  /** `done`, or the refusal. */
  result: string;
  customerId?: string | null;
  processId?: string | null;
  commandId?: string | null;
  why?: string | null;
  requestId?: string | null;
  address?: string | null;
  client?: string | null;
};

export async function writeAuditEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.auditEntry.create({ data: entry });
}
