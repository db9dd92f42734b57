/** Everything about a customer and a sender that decides whether, when and whereto an SMS may go: gathered in one statement, for the page, for Send and for the end of a hold. */
import { z } from 'zod';
import { caseProcessKinds } from '../../domain/customers/case-process.ts';
import { unansweredWithinDays, type SendFacts } from '../../domain/electronic-messaging/eligibility.ts';
import { optOutKinds } from '../../domain/electronic-messaging/template.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import type { Reader, Tx } from '../client.ts';
import { readNumber } from '../mobile-number.ts';
import { writeAuditEntry, type AuditEntry } from './audit.ts';
import { readSettings } from './settings.ts';

export type Recipient = {
  customerId: string;
  /** Where it would be sent to, E.164; null where EM-6 refuses the number. */
  to: string | null;
  zones: string[];
  facts: SendFacts;
  phones: { id: string; kind: string; number: string; valid: boolean }[];
  email: { address: string; valid: boolean } | null;
  /** Whose customer it is (EM-38). */
  programs: { childSupport: boolean; centrelink: boolean };
  /** The specialised area that serves the customer, with its contact advice (EM-11). */
  area: { name: string; advice: string } | null;
  /** How many of Child Support's messages of the last 14 days the customer has not responded to (EM-13). */
  unanswered: number;
  /** The review that counts for the sender's next message, or for the message that was asked about; null: none counts (EM-8). */
  reviewId: string | null;
  /** The consultation that belongs to it, where one was asked for. */
  consultationId: string | null;
  /** Processes under way whose initiating party's concerns were not discussed with them (EM-9). */
  undiscussed: { caseProcessId: string; caseNumber: string; kind: (typeof caseProcessKinds)[number] }[];
};

/** Locks the customer until the transaction ends: whoever sends to, or changes, the same customer waits; what only names them does not. */
export async function lockCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`;
}

const phones = z.array(z.object({ id: z.string(), kind: z.string(), number: z.string(), valid: z.boolean() }));
const found = z.object({
  kind: z.enum(['person', 'employer']),
  restricted: z.boolean(),
  deceased: z.boolean(),
  country: z.string(),
  state: z.string().nullable(),
  postcode: z.string().nullable(),
  time_zone: z.string().nullable(),
  email: z.string().nullable(),
  email_valid: z.boolean(),
  phones,
  opt_outs: z.array(z.enum([...optOutKinds, 'all']).nullable()),
  child_support_customer: z.boolean(),
  centrelink_customer: z.boolean(),
  pluto: z.boolean(),
  cuba: z.boolean(),
  area: z.object({ name: z.string(), advice: z.string() }).nullable(),
  concerns: z.boolean(),
  review: z
    .object({
      id: z.string(),
      verdict: z.string(),
      state: z.string().nullable(),
      consultationId: z.string().nullable(),
    })
    .nullable(),
  undiscussed: z.array(z.object({ caseProcessId: z.string(), caseNumber: z.string(), kind: z.enum(caseProcessKinds) })),
  has_contacted: z.boolean(),
  tried: z.array(z.string()),
  unanswered: z.number(),
});

/** Who would send it, and for which message that was written already; without one, for the next one. */
type Asked = { customerId: string; personId: string; messageId?: string };

/**
 * Null: no such customer. The caller has asked who may see them. How the facts of EM-8 to EM-13 were read:
 * - FDV concerns: the indicator, a notepad of kind FDV, or that anybody found a message not appropriate. A review counts until a later
 *   such notepad, or a later "not appropriate" of anybody; before Send only one of the sender that no message used yet.
 * - Who raised them: the notepads of either party say so; where they say nothing of it, whose record holds the indicator or notepad (EM-10).
 *   The other party of somebody with several cases is not known for certain: then EM-9 holds.
 * - A complaint is a contact by the customer too; what the agency sent, or rang, is none.
 * - A retired area still gives its advice for those whom it serves (EM-11).
 */
export async function readRecipient(
  reader: Reader,
  { customerId, personId, messageId }: Asked,
  now: Date,
): Promise<Recipient | null> {
  const { fdv } = await readSettings(reader);
  const from = new Date(now.getTime() - unansweredWithinDays * 86_400_000);
  const message = messageId ?? null;
  const rows = await reader.$queryRaw<unknown[]>`
    WITH c AS (SELECT * FROM customer WHERE id = ${customerId}::uuid),
    evidence AS (SELECT max(n.created_at) AS at FROM notepad n, c WHERE n.customer_id = c.id AND n.kind = 'FDV'),
    against AS (
      SELECT max(coalesce(q.answered_at, r.reviewed_at)) AS at
      FROM c JOIN fdv_review r ON r.customer_id = c.id LEFT JOIN fdv_consultation q ON q.review_id = r.id
      WHERE coalesce(q.state, r.verdict) = 'notAppropriate'),
    review AS (
      SELECT r.id, CASE WHEN against.at > coalesce(q.answered_at, r.reviewed_at) THEN 'notAppropriate' ELSE r.verdict END AS verdict,
        CASE WHEN against.at > coalesce(q.answered_at, r.reviewed_at) THEN NULL ELSE q.state END AS state, q.id AS "consultationId"
      FROM c CROSS JOIN evidence CROSS JOIN against
        JOIN fdv_review r ON r.customer_id = c.id LEFT JOIN fdv_consultation q ON q.review_id = r.id
        LEFT JOIN message used ON used.fdv_review_id = r.id
      WHERE r.reviewed_at >= coalesce(evidence.at, r.reviewed_at)
        AND CASE WHEN ${message}::uuid IS NULL THEN r.officer_id = ${personId}::uuid AND used.id IS NULL ELSE used.id = ${message}::uuid END
      ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1),
    begun AS (
      SELECT p.id, p.kind, k.number, i.id AS initiator, i.fdv_indicator,
        NOT EXISTS (SELECT FROM child_support_case o WHERE i.id IN (o.paying_parent_id, o.receiving_parent_id) AND o.id <> k.id) AS only_case
      FROM c JOIN child_support_case k ON c.id IN (k.paying_parent_id, k.receiving_parent_id)
        JOIN case_process p ON p.case_id = k.id JOIN customer i ON i.id = p.initiating_party_id
      WHERE p.ended_on IS NULL AND p.initiating_party_id <> c.id AND p.kind = ANY (${fdv.processes}::text[])),
    raised AS (
      SELECT b.id, max(n.created_at) FILTER (WHERE (n.customer_id = b.initiator) = (coalesce(n.raised_by, 'thisCustomer') = 'thisCustomer')) AS by_initiator,
        bool_or(CASE WHEN n.customer_id = b.initiator THEN b.only_case AND n.raised_by = 'otherParty' ELSE n.raised_by = 'thisCustomer' END) AS by_recipient
      FROM c CROSS JOIN begun b JOIN notepad n ON n.kind = 'FDV'
        AND (n.customer_id = b.initiator OR (n.customer_id = c.id AND n.raised_by IS NOT NULL))
      GROUP BY b.id),
    undiscussed AS (
      SELECT b.id, b.kind, b.number FROM begun b LEFT JOIN raised r ON r.id = b.id
      WHERE (r.by_initiator IS NOT NULL OR (b.fdv_indicator AND coalesce(r.by_recipient, false) = false))
        AND NOT EXISTS (SELECT FROM fdv_discussion d WHERE d.case_process_id = b.id AND d.discussed_at >= coalesce(r.by_initiator, d.discussed_at))),
    latest AS (
      SELECT greatest((SELECT max(o.occurred_at) FROM contact o, c WHERE o.customer_id = c.id AND o.kind = 'byCustomer'),
        (SELECT max(m.received_at) FROM complaint m, c WHERE m.customer_id = c.id)) AS at)
    SELECT c.kind, c.restricted, c.child_support_customer, c.centrelink_customer, c.deceased_on IS NOT NULL AS deceased, c.country, c.state, c.postcode, c.time_zone, c.email, c.email_valid,
      coalesce((SELECT json_agg(json_build_object('id', t.id, 'kind', t.kind, 'number', t.number, 'valid', t.valid) ORDER BY t.kind, t.id)
        FROM phone t WHERE t.customer_id = c.id), '[]') AS phones,
      coalesce((SELECT json_agg(CASE WHEN o.number IS NULL THEN o.subscription ELSE 'all' END) FROM sms_opt_out o WHERE o.removed_at IS NULL
        AND (o.customer_id = c.id OR o.number IN (SELECT number FROM phone WHERE customer_id = c.id AND kind = 'mobile' AND valid))), '[]') AS opt_outs,
      s.pluto, s.cuba,
      (SELECT json_build_object('name', e.name, 'advice', e.text) FROM list_entry e
        WHERE e.list = 'specialisedArea' AND e.name = c.specialised_area) AS area,
      c.fdv_indicator OR evidence.at IS NOT NULL OR against.at IS NOT NULL AS concerns,
      (SELECT row_to_json(review) FROM review) AS review,
      coalesce((SELECT json_agg(json_build_object('caseProcessId', u.id, 'caseNumber', u.number, 'kind', u.kind) ORDER BY u.number, u.id)
        FROM undiscussed u), '[]') AS undiscussed,
      latest.at IS NOT NULL AS has_contacted,
      coalesce((SELECT json_agg(DISTINCT o.number) FROM contact o WHERE o.customer_id = c.id AND o.kind = 'phoneAttempt'), '[]') AS tried,
      (SELECT count(*)::int FROM message m WHERE m.customer_id = c.id AND m.system = 'pluto' AND m.handed_over_at >= ${from} AND m.state NOT IN ('cancelled', 'notSent')
        AND m.handed_over_at >= coalesce(latest.at, m.handed_over_at)) AS unanswered
    FROM c CROSS JOIN evidence CROSS JOIN against CROSS JOIN latest JOIN person s ON s.id = ${personId}::uuid`;
  const [row] = z.array(found).max(1).parse(rows);
  if (!row) return null;
  const mobiles = row.phones
    .filter(({ kind, valid }) => kind === 'mobile' && valid)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ number }) => ({ number, kind: readNumber(number) }));
  const to = mobiles.find(({ kind }) => kind === 'australianMobile')?.number ?? null;
  const overseas = mobiles.some(({ kind }) => kind === 'overseas');
  const zones = customerZones({ ...row, timeZone: row.time_zone });
  const { review } = row;
  return {
    customerId,
    to,
    zones,
    facts: {
      customer: {
        kind: row.kind,
        restricted: row.restricted,
        deceased: row.deceased,
        placeKnown: zones.length > 0,
      },
      mobile: to ? 'valid' : overseas ? 'overseas' : 'none',
      optOuts: row.opt_outs,
      sender: { pluto: row.pluto, cuba: row.cuba },
      fdv: { concerns: row.concerns, review: review ? reviewState(review) : 'none' },
      undiscussed: row.undiscussed.length,
      hasContacted: row.has_contacted,
      untriedNumbers: row.phones.filter(({ number, valid }) => valid && !row.tried.includes(number)).length,
    },
    phones: row.phones,
    email: row.email === null ? null : { address: row.email, valid: row.email_valid },
    programs: { childSupport: row.child_support_customer, centrelink: row.centrelink_customer },
    area: row.area,
    unanswered: row.unanswered,
    reviewId: review?.id ?? null,
    consultationId: review?.consultationId ?? null,
    undiscussed: row.undiscussed,
  };
}

/** A review said what is recorded; one that was unsure says what whom they consulted answered, and nothing where that was withdrawn. */
function reviewState({ verdict, state }: { verdict: string; state: string | null }): SendFacts['fdv']['review'] {
  const word = verdict === 'unsure' ? state : verdict;
  if (word === 'appropriate' || word === 'notAppropriate') return word;
  return word === 'open' ? 'awaitingAnswer' : 'none';
}

/** The carrier says, or the gateway, that a number has opted out: it counts for every customer with that number. Once while it stands. */
export async function recordOptOutOfNumber(
  tx: Tx,
  number: string,
  how: 'carrier' | 'gateway',
  at: Date,
  from: From,
): Promise<void> {
  // the unique index decides where two come at once
  const { count } = await tx.smsOptOut.createMany({ data: [{ number, how, recordedAt: at }], skipDuplicates: true });
  if (count) await auditNumber(tx, number, 'smsOptOut.record', from);
}

/** START from the handset lifts what STOP began. */
export async function liftOptOutOfNumber(tx: Tx, number: string, at: Date, from: From): Promise<void> {
  const { count } = await tx.smsOptOut.updateMany({ where: { number, removedAt: null }, data: { removedAt: at } });
  if (count) await auditNumber(tx, number, 'smsOptOut.lift', from);
}

/** The request, or the process, that tells of it; no person does. */
type From = Pick<AuditEntry, 'processId' | 'requestId' | 'address' | 'client'>;

/** RS-2: what is known of a number is changed for every customer who has it. */
async function auditNumber(tx: Tx, number: string, action: string, from: From): Promise<void> {
  const having = await tx.phone.findMany({ where: { number, kind: 'mobile' }, select: { customerId: true } });
  for (const { customerId } of having)
    await writeAuditEntry(tx, { ...from, personId: null, action, result: 'done', customerId });
}
