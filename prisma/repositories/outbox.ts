/** The outbox: lines are claimed by a lease, so that a sweeper that dies loses them to the next; Temporal is called outside the transaction. */
import { z } from 'zod';
import type { Database } from '../client.ts';

const lineSchema = z.object({
  id: z.bigint(),
  workflowId: z.string(),
  name: z.string(),
  eventId: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  attempts: z.number(),
});
export type OutboxLine = z.infer<typeof lineSchema>;

/** At most 20 lines that are due, of one process or of all, for 30 s; never one before its elders are done. */
export async function claimOutboxLines(db: Database, workflowId?: string): Promise<OutboxLine[]> {
  const only = workflowId ?? null;
  const rows = await db.$queryRaw`
    UPDATE outbox SET not_before = now() + interval '30 seconds', attempts = attempts + 1 WHERE id IN (
      SELECT id FROM outbox o WHERE done_at IS NULL AND not_before <= now() AND (${only}::text IS NULL OR workflow_id = ${only})
        AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.workflow_id = o.workflow_id AND e.id < o.id AND e.done_at IS NULL)
      ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED)
    RETURNING id, workflow_id AS "workflowId", name, event_id AS "eventId", payload, attempts`;
  return z.array(lineSchema).parse(rows);
}

export async function finishOutboxLine(db: Database, id: bigint): Promise<void> {
  await db.$executeRaw`UPDATE outbox SET done_at = now() WHERE id = ${id}`;
}

/** Half a second, doubled with every attempt, at most a minute. */
export async function postponeOutboxLine(db: Database, { id, attempts }: OutboxLine): Promise<void> {
  const seconds = Math.min(60, 0.5 * 2 ** Math.min(attempts, 10));
  await db.$executeRaw`UPDATE outbox SET not_before = now() + make_interval(secs => ${seconds}) WHERE id = ${id}`;
}
