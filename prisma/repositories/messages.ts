/** A desktop message as its delivery writes it. */
import type { MessageState } from '../../domain/electronic-messaging/correspondence.ts';
import { messageStates } from '../../domain/electronic-messaging/correspondence.ts';
import type { Instant } from '../../domain/process.ts';
import type { Reader, Tx } from '../client.ts';
import { officerWith, type ProcessOfficer } from './officer.ts';

const isMessageState = (word: string): word is MessageState => messageStates.some((state) => state === word);
const certainlyNotSent: readonly MessageState[] = ['cancelled', 'notSent'];
const ended: readonly MessageState[] = [...certainlyNotSent, 'undetermined', 'delivered', 'bouncedBack', 'noReceipt'];

export type MessageMove = { state: string; why: string | null; at: Instant; heldUntil: Instant | null };

/** Writes a step of the delivery; returns the state before it. The day's place is given back only where the message certainly was not sent (EM-14). Throws on a word that is none. */
export async function moveMessage(
  tx: Tx,
  messageId: string,
  { state, why, at, heldUntil }: MessageMove,
): Promise<string> {
  if (!isMessageState(state)) throw new Error(`a message has no state ${state}`);
  const now = new Date(at);
  const before = await tx.message.findUniqueOrThrow({
    where: { id: messageId },
    select: {
      state: true,
      deemedSentAt: true,
      attempts: { where: { postedAt: { lte: now } }, orderBy: { number: 'desc' }, take: 1, select: { postedAt: true } },
    },
  });
  // however late an answer that was lost is found: the customer has had it since then (EM-40)
  const postedAt = before.state === 'outcomeUnknown' ? before.attempts[0]?.postedAt : null;
  const beforeHandOver = ['held', 'sending', 'outcomeUnknown'].includes(before.state);
  const reached = {
    handedOver: ['handedOver', 'deemedSent', 'bouncing', 'delivered', 'bouncedBack', 'noReceipt'].includes(state),
    deemedSent: ['deemedSent', 'bouncing', 'delivered', 'bouncedBack'].includes(state),
  };
  await tx.message.update({
    where: { id: messageId },
    data: {
      state,
      why: state === 'notSent' ? why : null,
      heldUntil: state === 'held' && heldUntil ? new Date(heldUntil) : null,
      // the last time where it failed before it left and was handed over anew
      ...(reached.handedOver && beforeHandOver ? { handedOverAt: postedAt ?? now } : {}),
      ...(reached.deemedSent && !before.deemedSentAt ? { deemedSentAt: now } : {}),
      ...(certainlyNotSent.includes(state) ? { place: null, placeDate: null } : {}),
      ...(ended.includes(state) ? { endedAt: now } : {}),
    },
  });
  if (ended.includes(state))
    await tx.smsAttempt.updateMany({ where: { messageId, state: 'intended' }, data: { state: 'voided' } });
  return before.state;
}

/** Who wrote it: told what became of it, and their team's lists show it. */
export async function authorOfMessage(reader: Reader, messageId: string): Promise<ProcessOfficer> {
  const { authorId } = await reader.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { authorId: true },
  });
  return officerWith(reader, authorId);
}

/** Where the recipient lives, as it was when the message was written or last held (EM-23, EM-28). */
export async function zonesOfMessage(reader: Reader, messageId: string): Promise<string[]> {
  const { timeZones } = await reader.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { timeZones: true },
  });
  return timeZones;
}
