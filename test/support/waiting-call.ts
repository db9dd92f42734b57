/** A pre-call message that has left, with the call that it announces, as its delivery would have recorded it (EM-40). */
import type { Instant } from '../../domain/process.ts';
import type { Database } from '../../prisma/client.ts';
import { followPreCall } from '../../prisma/repositories/pre-call-follow-ups.ts';
import { preCallFollowUpId } from '../../workflows/contracts/pre-call-follow-up.ts';

/** Of a message whose own process is not begun. Returns the process's id. */
export async function aWaitingCall(db: Database, messageId: string, sentAt: Instant): Promise<string> {
  const about = { where: { id: messageId }, data: { handedOverAt: new Date(sentAt) } };
  const { templateVersion } = await db.message.update({ ...about, select: { templateVersion: true } });
  const { use } = await db.messageTemplate.findUniqueOrThrow({ where: { id: templateVersion.templateId } });
  const template = { where: { id: templateVersion.templateId } };
  await db.messageTemplate.update({ ...template, data: { use: 'preCallAdvice' } });
  await db.$transaction((tx) => followPreCall(tx, messageId, { before: 'sending', state: 'handedOver', at: sentAt }));
  await db.messageTemplate.update({ ...template, data: { use } });
  return preCallFollowUpId(messageId);
}
