/** What a delivery has written into its message by its last step, as `moveMessage` writes it step by step. */
import { messageStates, type MessageState } from '../../domain/electronic-messaging/correspondence.ts';
import type { SmsDelivery } from '../../domain/electronic-messaging/sms-delivery.ts';
import type { Instant } from '../../domain/process.ts';

export type MessageColumns = {
  state: MessageState;
  why: string | null;
  heldUntil: Instant | null;
  handedOverAt: Instant | null;
  deemedSentAt: Instant | null;
  endedAt: Instant | null;
  move(step: { state: string; why: string | null; at: Instant; next: Instant | null }): void;
};

const beforeHandOver: readonly MessageState[] = ['held', 'sending', 'outcomeUnknown'];
const withGateway: readonly MessageState[] = [
  'handedOver',
  'deemedSent',
  'bouncing',
  'delivered',
  'bouncedBack',
  'noReceipt',
];
const left: readonly MessageState[] = ['deemedSent', 'bouncing', 'delivered', 'bouncedBack'];
const ended: readonly MessageState[] = [
  'cancelled',
  'notSent',
  'undetermined',
  'delivered',
  'bouncedBack',
  'noReceipt',
];

/** As it begins. */
export function messageColumns({ step }: SmsDelivery, heldUntil: Instant | null): MessageColumns {
  return {
    state: stateNamed(step),
    why: null,
    heldUntil,
    handedOverAt: null,
    deemedSentAt: null,
    endedAt: null,
    move({ state: word, why, at, next }) {
      const state = stateNamed(word);
      const wasBefore = beforeHandOver.includes(this.state);
      this.state = state;
      this.why = state === 'notSent' ? why : null;
      this.heldUntil = state === 'held' ? next : null;
      if (withGateway.includes(state) && wasBefore) this.handedOverAt = at;
      if (left.includes(state)) this.deemedSentAt ??= at;
      if (ended.includes(state)) this.endedAt = at;
    },
  };
}

function stateNamed(word: string): MessageState {
  const found = messageStates.find((state) => state === word);
  if (!found) throw new Error(`a message has no state ${word}`);
  return found;
}
