/** What an officer composes for a customer in Customer First, until it is sent or discarded: one draft per officer and customer, theirs alone (EM-8, EM-50). */
import { z } from 'zod';
import { centrelinkDraftWords, type CentrelinkDraft } from '../../domain/electronic-messaging/centrelink-draft.ts';
import { longestInDraft } from '../../domain/electronic-messaging/message-draft.ts';
import type { Reader } from '../client.ts';

const { type, claim, ccm, mail, phoneTried } = centrelinkDraftWords;

/** The form's own fields and no other. */
export const centrelinkDraftContent = z.strictObject({
  type: z.enum([...type, '']),
  paymentType: z.string().max(longestInDraft.value),
  agencyPhone: z.string().max(longestInDraft.value),
  claim: z.enum([...claim, '']),
  ccm: z.enum([...ccm, '']),
  mail: z.enum([...mail, '']),
  phoneTried: z.enum([...phoneTried, '']),
}) satisfies z.ZodType<CentrelinkDraft>;

type Whose = { personId: string; customerId: string };

/** Null: there is none. The caller has asked who may see the customer. */
export async function readCentrelinkDraft(
  reader: Reader,
  { personId, customerId }: Whose,
): Promise<{ content: CentrelinkDraft; savedAt: string } | null> {
  const row = await reader.centrelinkDraft.findUnique({ where: { personId_customerId: { personId, customerId } } });
  const content = centrelinkDraftContent.safeParse(row?.content);
  return row && content.success ? { content: content.data, savedAt: row.savedAt.toISOString() } : null;
}

/** In the place of the one before. */
export async function keepCentrelinkDraft(
  tx: Reader,
  { personId, customerId }: Whose,
  content: CentrelinkDraft,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO centrelink_draft (person_id, customer_id, content, saved_at)
    VALUES (${personId}::uuid, ${customerId}::uuid, ${JSON.stringify(content)}::jsonb, ${at})
    ON CONFLICT (person_id, customer_id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`;
}

/** Also where there is none. */
export async function dropCentrelinkDraft(tx: Reader, { personId, customerId }: Whose): Promise<void> {
  await tx.centrelinkDraft.deleteMany({ where: { personId, customerId } });
}
