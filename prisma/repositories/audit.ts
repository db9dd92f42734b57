/** Who did, saw or was refused what (RS-2); written in the same transaction as the change, never changed afterwards. */
import type { Reader, Tx } from '../client.ts';

/** Ids and words only: no text that anybody typed, no name, no number. */
export type AuditDetail = Record<string, string | number | boolean | null | readonly string[]>;

export type AuditEntry = {
  accountId?: string | null;
  /** Null: time, a fact, or somebody who is not signed in. */
  personId: string | null;
  action: string;
  /** `viewed`, `done`, or the refusal. */
  result: string;
  customerId?: string | null;
  /** What was made or changed; of a refusal what was asked for, whether it exists or not. */
  subjectId?: string | null;
  processId?: string | null;
  commandId?: string | null;
  /** The work item, search or process it was done from. */
  why?: string | null;
  detail?: AuditDetail;
  requestId?: string | null;
  address?: string | null;
  client?: string | null;
};

/** Who asked, and from where. */
type Who = Pick<AuditEntry, 'accountId' | 'personId' | 'requestId' | 'address' | 'client' | 'why'>;

/** Returns the entry's number. */
export async function writeAuditEntry(tx: Tx, entry: AuditEntry): Promise<bigint> {
  const { id } = await tx.auditEntry.create({ data: entry, select: { id: true } });
  return id;
}

/** How long an open page's looking again belongs to the view that opened it. */
const sameViewHours = 12;

/**
 * RS-2: one entry for each customer that was shown, in one statement. `refetch`: an open page looks again, which is the same view;
 * only whom this person has not been shown by this action within the last hours has a new entry then, whatever the page says.
 */
export async function writeViews(
  reader: Reader,
  who: Who,
  { action, customerIds, refetch }: { action: string; customerIds: string[]; refetch: boolean },
): Promise<void> {
  if (!customerIds.length) return;
  await reader.$executeRaw`
    INSERT INTO audit_entry (account_id, person_id, action, result, customer_id, why, request_id, address, client)
    SELECT ${who.accountId}::uuid, ${who.personId}::uuid, ${action}, 'viewed', shown.id, ${who.why}, ${who.requestId}, ${who.address}, ${who.client}
    FROM unnest(${customerIds}::uuid[]) AS shown (id)
    WHERE NOT ${refetch} OR NOT EXISTS (
      SELECT FROM audit_entry e WHERE e.customer_id = shown.id AND e.person_id = ${who.personId}::uuid AND e.action = ${action}
        AND e.result = 'viewed' AND e.at > clock_timestamp() - make_interval(hours => ${sameViewHours}))`;
}

/**
 * A refusal that no command wrote. `subjectId`: the id that was asked for. `concerning`: the same, where only who may see the record is
 * refused in this way: then the entry is its customer's. One statement, whatever is found.
 */
export async function writeRefusal(
  reader: Reader,
  who: Who,
  refused: { action: string; result: string; subjectId: string | null; concerning: string | null },
): Promise<void> {
  const { action, result, subjectId, concerning } = refused;
  await reader.$executeRaw`
    INSERT INTO audit_entry (account_id, person_id, action, result, customer_id, subject_id, why, request_id, address, client)
    SELECT ${who.accountId}::uuid, ${who.personId}::uuid, ${action}, ${result}, (
        SELECT id FROM customer WHERE id = asked.id
        UNION ALL SELECT customer_id FROM internal_referral WHERE id = asked.id
        UNION ALL SELECT customer_id FROM assignment WHERE id = asked.id
        UNION ALL SELECT customer_id FROM stacking_document WHERE id = asked.id
        UNION ALL SELECT customer_id FROM plan_submission WHERE id = asked.id
        UNION ALL SELECT customer_id FROM transfer_referral WHERE id = asked.id
        UNION ALL SELECT customer_id FROM message WHERE id = asked.id
        UNION ALL SELECT customer_id FROM work_item WHERE id = asked.id
        LIMIT 1),
      ${subjectId}, ${who.why}, ${who.requestId}, ${who.address}, ${who.client}
    FROM (SELECT ${concerning}::uuid AS id) AS asked`;
}
