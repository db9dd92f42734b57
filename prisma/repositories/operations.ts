/** What operators must know of the processes, and what a repair writes. Ids, words and instants, nothing of customers. */
import { z } from 'zod';
import type { Reader, Tx } from '../client.ts';

const comparedSchema = z.object({
  id: z.string(),
  kind: z.string(),
  seq: z.number(),
  step: z.string(),
  outcome: z.string().nullable(),
  customerId: z.string(),
  /** Since when it stands in its step. */
  since: z.date(),
  /** Its start lies in the outbox still. */
  startWaits: z.boolean(),
  /** Something was told a while ago and is not recorded. */
  unheard: z.boolean(),
});
export type ComparedRow = z.infer<typeof comparedSchema>;

/** The row with all that its workflow is compared by. Null: no such process. */
export async function readComparedRow(reader: Reader, processId: string): Promise<ComparedRow | null> {
  const [row] = await reader.$queryRaw<unknown[]>`
    SELECT p.id, p.kind, p.seq, p.step, p.outcome, p.customer_id AS "customerId",
      coalesce((SELECT max(s.at) FROM process_step s WHERE s.process_id = p.id AND s.seq = p.seq), p.started_at) AS since,
      EXISTS (SELECT FROM outbox o WHERE o.workflow_id = p.id AND o.name = 'start' AND o.done_at IS NULL) AS "startWaits",
      EXISTS (SELECT FROM outbox o WHERE o.workflow_id = p.id AND o.done_at < now() - interval '1 minute' AND (
        EXISTS (SELECT FROM command c WHERE c.id = o.event_id AND c.state = 'open'
          AND (c.expires_at IS NULL OR c.expires_at > clock_timestamp()))
        OR EXISTS (SELECT FROM fact f WHERE f.id = o.event_id AND f.handled_at IS NULL))) AS unheard
    FROM process p WHERE p.id = ${processId}`;
  return row ? comparedSchema.parse(row) : null;
}

const idRows = z.array(z.object({ id: z.string() }));

/** Every open process, in pages by id: what begins or ends meanwhile shifts nothing. */
export async function* openProcessIds(reader: Reader, pageSize = 200): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const page = await reader.process.findMany({
      where: { outcome: null, id: { gt: after } },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: pageSize,
    });
    const last = page.at(-1);
    if (!last) return;
    yield page.map(({ id }) => id);
    after = last.id;
  }
}

/** The open processes that have been due the longest; those without a deadline last. */
export async function longestDueIds(reader: Reader, atMost: number): Promise<string[]> {
  const rows = await reader.$queryRaw`
    SELECT id FROM process WHERE outcome IS NULL ORDER BY due_at NULLS LAST, id LIMIT ${atMost}`;
  return idRows.parse(rows).map(({ id }) => id);
}

/** Those of the ids whose process is not open, or not there. */
export async function withoutOpenRow(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const open = await reader.process.findMany({ where: { id: { in: [...ids] }, outcome: null }, select: { id: true } });
  const known = new Set(open.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

export const openCount = (reader: Reader): Promise<number> => reader.process.count({ where: { outcome: null } });

/**
 * Reopens the lines of commands still open and not expired and of facts not handled, which a lost run may have been told,
 * and lets none of this process be delivered for so many seconds: what is told to a run about to end is lost with it.
 */
export async function reopenLines(tx: Tx, processId: string, heldForSeconds: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox o SET done_at = NULL, attempts = 0, not_before = now() + make_interval(secs => ${heldForSeconds})
    WHERE o.workflow_id = ${processId} AND o.name <> 'start' AND (o.done_at IS NULL
      OR EXISTS (SELECT FROM command c WHERE c.id = o.event_id AND c.state = 'open'
        AND (c.expires_at IS NULL OR c.expires_at > clock_timestamp()))
      OR EXISTS (SELECT FROM fact f WHERE f.id = o.event_id AND f.handled_at IS NULL))`;
}

const backlogSchema = z.object({
  waiting: z.number(),
  oldestSeconds: z.number().nullable(),
  attempts: z.number(),
  openCommandsPastExpiry: z.number(),
});

/** What lies in the outbox (by the database's clock), and commands whose callers gave up before anybody could say so. */
export async function backlog(reader: Reader): Promise<z.infer<typeof backlogSchema>> {
  const [row] = await reader.$queryRaw<unknown[]>`
    SELECT count(*)::int AS waiting, extract(epoch FROM now() - min(created_at))::int AS "oldestSeconds",
      coalesce(max(attempts), 0)::int AS attempts,
      (SELECT count(*)::int FROM command WHERE state = 'open' AND expires_at < now()) AS "openCommandsPastExpiry"
    FROM outbox WHERE done_at IS NULL`;
  return backlogSchema.parse(row);
}

const stepCounts = z.array(z.object({ kind: z.string(), step: z.string(), count: z.number() }));

/** How many processes are open, by kind and step. */
export async function openByStep(reader: Reader): Promise<z.infer<typeof stepCounts>> {
  const rows = await reader.$queryRaw`
    SELECT kind, step, count(*)::int AS count FROM process WHERE outcome IS NULL GROUP BY kind, step ORDER BY kind, step`;
  return stepCounts.parse(rows);
}
