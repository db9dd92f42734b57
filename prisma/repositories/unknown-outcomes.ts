/** What operators must know of sending (EM-26, EM-27). Ids, counts and instants, nothing of customers. */
import { z } from 'zod';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import type { Reader } from '../client.ts';

const outcomes = z.array(
  z.object({ messageId: z.string(), since: z.date(), postedAt: z.date().nullable(), searches: z.number() }),
);

export type UnknownOutcome = {
  messageId: string;
  processId: string;
  /** When the answer was lost. */
  since: string;
  postedAt: string | null;
  /** How often it was looked for in vain. */
  searches: number;
};

/** Messages of which nobody knows whether the gateway has them, the longest first. One statement. */
export async function unknownOutcomes(reader: Reader, atMost: number): Promise<UnknownOutcome[]> {
  const rows = await reader.$queryRaw`
    SELECT m.id AS "messageId", a.posted_at AS "postedAt", coalesce(a.empty_searches, 0) AS searches,
      coalesce((SELECT max(s.at) FROM process_step s WHERE s.process_id = 'sms/' || m.id AND s.what = 'unknown'),
        a.posted_at, m.pressed_at) AS since
    FROM message m LEFT JOIN LATERAL (
      SELECT posted_at, empty_searches FROM sms_attempt WHERE message_id = m.id ORDER BY number DESC LIMIT 1) a ON true
    WHERE m.state = 'outcomeUnknown' ORDER BY since, m.id LIMIT ${atMost}`;
  return outcomes.parse(rows).map(({ messageId, since, postedAt, searches }) => ({
    messageId,
    processId: smsDeliveryId(messageId),
    since: since.toISOString(),
    postedAt: postedAt?.toISOString() ?? null,
    searches,
  }));
}

/** Receipts of which nobody knows to which attempt they belong. */
export const unlinkedReceipts = (reader: Reader): Promise<number> =>
  reader.smsReceipt.count({ where: { attemptId: null } });
