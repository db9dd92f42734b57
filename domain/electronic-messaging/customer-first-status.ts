/** EM-46: what became of a message, in the words of Customer First's two histories. */
import type { MessageState } from './correspondence.ts';

/** What the Electronic Message Communication History says of every message from Send on. */
export const queuedWords = 'Electronic Message has been queued';

/** Silent: as Pluto's (glossary) where they mean the same here; what concerns its lists only has a plain word. */
export const customerFirstStatuses = [
  'Held',
  'Sending',
  'Sent',
  'Delivered',
  'Not delivered',
  'Outcome not known',
  'Not sent',
  'Cancelled',
] as const;
export type CustomerFirstStatus = (typeof customerFirstStatuses)[number];

const words: Readonly<Record<MessageState, CustomerFirstStatus>> = {
  held: 'Held',
  sending: 'Sending',
  outcomeUnknown: 'Outcome not known',
  handedOver: 'Sent',
  deemedSent: 'Sent',
  bouncing: 'Sent', // shown from the recipient's next day on (EM-28)
  cancelled: 'Cancelled',
  notSent: 'Not sent',
  undetermined: 'Outcome not known',
  delivered: 'Delivered',
  bouncedBack: 'Not delivered',
  noReceipt: 'Sent',
};
export const customerFirstStatus = (state: MessageState): CustomerFirstStatus => words[state];

/** EM-39: whether the customer may have it, and so may answer it. Silent: also where nobody knows whether it left. */
export const mayBeAnswered = (status: CustomerFirstStatus): boolean =>
  status === 'Sent' || status === 'Delivered' || status === 'Outcome not known';
