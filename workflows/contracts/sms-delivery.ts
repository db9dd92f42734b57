/** The delivery of a desktop message (EM-22 to EM-28): one run per message. */

import type { Instant } from '../../domain/process.ts';

/** The workflow type, and the process's kind in its row. */
export const smsDeliveryKind = 'smsDelivery';

export const smsDeliveryId = (messageId: string) => `sms/${messageId}`;
/** The message that a process delivers, from its id. */
export const messageIdOf = (processId: string) => processId.slice('sms/'.length);

/** What an attempt is told: ids, the process's own time, and the settings that it runs by. `attemptId` is new for each. */
export type Attempting = { messageId: string; attemptId: string; at: Instant; validityMinutes: number };
/** `attemptId`: the one that was posted, or may have been; null where only a receipt told of it. */
export type Asking = {
  messageId: string;
  attemptId: string | null;
  at: Instant;
  settleMinutes: number;
  settleWithoutProofHours: number;
};
