/** How pre-call messages were followed by a call (EM-40): counts by day, of customers who exist for the viewer; nobody is named. */
import { z } from 'zod';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { preCallFollowUpKind } from '../../workflows/contracts/pre-call-follow-up.ts';
import type { Reader } from '../client.ts';
import { visibleCustomersSql, type Viewer } from './viewer.ts';

const count = z.bigint().transform(Number);
const rows = z.array(
  z.object({ day: z.string(), sent: count, inTime: count, late: count, stillToCall: count, notOwed: count }),
);
export type PreCallDay = z.output<typeof rows>[number];

/**
 * By the day of the sending in `zone`, from and to included. A call counts whether anybody answered or not, one that closed the item by
 * what stands in the case history too; in time is one until the end
 * of the time that the text states. `notOwed`: the message did not reach the customer, or the customer died, before any call.
 */
export async function preCallDays(
  reader: Reader,
  viewer: Viewer,
  { from, to, zone }: { from: LocalDate; to: LocalDate; zone: string },
): Promise<PreCallDay[]> {
  return rows.parse(
    await reader.$queryRaw`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, count(*) AS sent,
        count(*) FILTER (WHERE called_at <= due_at) AS "inTime",
        count(*) FILTER (WHERE called_at > due_at) AS late,
        count(*) FILTER (WHERE called_at IS NULL AND outcome IS NULL) AS "stillToCall",
        count(*) FILTER (WHERE called_at IS NULL AND outcome = 'ended') AS "notOwed"
      FROM (
        SELECT (m.handed_over_at AT TIME ZONE ${zone})::date AS day, p.outcome,
          coalesce(
            (SELECT min(s.at) FROM process_step s
              WHERE s.process_id = p.id AND s.what IN ('called', 'tried') AND s.at >= m.handed_over_at),
            CASE WHEN p.outcome <> 'ended' THEN coalesce(
              (SELECT min(a.occurred_at) FROM contact a
                WHERE a.customer_id = p.customer_id AND a.kind = 'phoneAttempt' AND a.occurred_at >= m.handed_over_at), p.ended_at)
            END) AS called_at,
          (SELECT max(w.due_at) FROM work_item w WHERE w.process_id = p.id) AS due_at
        FROM process p JOIN message m ON m.id = p.subject_id JOIN customer c ON c.id = p.customer_id
        WHERE p.kind = ${preCallFollowUpKind} AND ${visibleCustomersSql(viewer)}
          AND m.handed_over_at >= ${from}::date::timestamp AT TIME ZONE ${zone}
          AND m.handed_over_at < (${to}::date + 1)::timestamp AT TIME ZONE ${zone}
      ) AS sendings
      GROUP BY day ORDER BY day`,
  );
}
