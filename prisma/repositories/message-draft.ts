/** What an officer composes for a customer, until it is sent or discarded: one draft per officer and customer, theirs alone (EM-8, EM-19). */
import { z } from 'zod';
import { longestInDraft, type MessageDraft } from '../../domain/electronic-messaging/message-draft.ts';
import { askedContactTimes } from '../../domain/electronic-messaging/template.ts';
import type { Reader } from '../client.ts';

/** The form's own fields and no other: nothing else is kept of what somebody types. */
export const draftContent = z.strictObject({
  group: z.string().max(longestInDraft.group),
  type: z.string().max(longestInDraft.type),
  contactTime: z.enum([...askedContactTimes, '']),
  byDate: z.string().max(longestInDraft.byDate).meta({ description: 'A date, or what was typed so far' }),
  receiptNumber: z.string().max(longestInDraft.value),
  agencyPhone: z.string().max(longestInDraft.value),
  paymentType: z.string().max(longestInDraft.value),
  priorActions: z
    .array(z.string().max(longestInDraft.priorAction))
    .max(longestInDraft.priorActions)
    .meta({ description: 'Those recorded as done, word for word (EM-42)' }),
  areaAcknowledged: z
    .string()
    .max(longestInDraft.area)
    .nullable()
    .meta({ description: 'The specialised area whose contact advice was acknowledged (EM-11)' }),
}) satisfies z.ZodType<MessageDraft>;

type Whose = { personId: string; customerId: string };
export type DraftKept = { content: MessageDraft; savedAt: string };

/** Null: there is none, or one from before the form had its present fields. The caller has asked who may see the customer. */
export async function readDraft(reader: Reader, { personId, customerId }: Whose): Promise<DraftKept | null> {
  const row = await reader.messageDraft.findUnique({ where: { personId_customerId: { personId, customerId } } });
  const content = draftContent.safeParse(row?.content);
  return row && content.success ? { content: content.data, savedAt: row.savedAt.toISOString() } : null;
}

/** In the place of the one before: whoever writes last is right, it is the same person. */
export async function keepDraft(tx: Reader, { personId, customerId }: Whose, content: MessageDraft, at: Date) {
  await tx.$executeRaw`
    INSERT INTO message_draft (person_id, customer_id, content, saved_at)
    VALUES (${personId}::uuid, ${customerId}::uuid, ${JSON.stringify(content)}::jsonb, ${at})
    ON CONFLICT (person_id, customer_id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`;
}

/** Also where there is none. */
export async function dropDraft(tx: Reader, { personId, customerId }: Whose): Promise<void> {
  await tx.messageDraft.deleteMany({ where: { personId, customerId } });
}
