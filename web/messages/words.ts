/** The words for the delivery of a message, as officers read them (RS-5). */
import type { PlutoWord } from '../../domain/electronic-messaging/correspondence.ts';
import { smsDeliveryWords } from '../../domain/electronic-messaging/sms-delivery-words.ts';
import type { DesktopMessage } from '../client/model.ts';

const steps: Record<string, string> = smsDeliveryWords.steps;
const outcomes: Record<string, string> = smsDeliveryWords.outcomes;
const events: Record<string, string> = smsDeliveryWords.events;

/** Why something is not in the Letters List; what is on its way there says from when on it is. */
export const notListed: Partial<Record<PlutoWord, string>> = {
  Held: 'Not listed: it has not left yet',
  Sending: 'Not listed: it has not left yet',
  'Outcome not known': 'Not listed: nobody knows whether it was sent',
  'Not sent': 'Not listed: nothing was sent',
  Cancelled: 'Not listed: nothing was sent',
};

/** What happened; a word of a newer version is shown as it is. */
export const messageWord = (what: string): string => events[what] ?? outcomes[what] ?? what;

export const stepInWords = ({ step, outcome }: DesktopMessage['process']): string =>
  outcome ? `Over: ${outcomes[outcome] ?? outcome}` : (steps[step] ?? step);

/** What comes by itself, by its name; the beginning of a hold's end differs. */
export function comingWords(name: string, step: string): string {
  if (name === 'attempt') return step === 'held' ? 'It leaves' : 'It is handed to the gateway';
  return coming[name] ?? name;
}
const coming: Record<string, string> = {
  search: 'It is looked for again',
  ask: 'The gateway is asked where it is',
  lastMoment: 'From then on it is not sent',
  giveUp: 'It is tried until',
  noReceipt: 'A receipt is waited for until',
  bounceShown: 'It shows as Bounce Back (BB)',
};

/** `comes`: what is due next, as far as it lies in the future. */
export function whyItWaits({ step, needs }: DesktopMessage['process'], comes: readonly { name: string }[]): string {
  if (needs === 'operator')
    return 'Sending is stopped, or something is wrong that an operator must put right. Nothing is lost: it leaves by itself afterwards.';
  if (step === 'sending' && comes.some(({ name }) => name === 'attempt'))
    return 'The SMS gateway has not taken it yet. It is tried again by itself, inside the send window, and leaves once. Don’t send it again meanwhile.';
  return waits[step] ?? '';
}
const waits: Record<string, string> = {
  held: 'Messages leave between 8:00 am and 8:00 pm where the customer lives. Then everything is checked again.',
  sending: 'It is on its way to the SMS gateway.',
  outcomeUnknown:
    'The gateway’s answer was lost. It is looked for in the gateway’s own record, so that it is never sent twice. Don’t send it again meanwhile.',
  handedOver: 'The gateway has it, and says when it was sent.',
  deemedSent: 'It was sent. The receipt says whether the handset got it.',
  bouncing: 'It was sent and could not be delivered. That shows from the customer’s next day on.',
};

export const afterwards: Record<string, string> = {
  cancelled: 'Nothing was sent. Write a new message if it is still needed.',
  notSent: 'Nothing was sent. Write a new message if it is still needed and possible.',
  undetermined: 'Ring the customer, or ask them, before you send it again: they may have got it.',
  delivered: 'Nothing more is to be done.',
  bouncedBack: 'Check the number with the customer, and contact them another way.',
  deemedSent: 'It was sent; the carrier never said whether it arrived.',
};

const attemptStates: Record<string, string> = {
  intended: 'Prepared, not handed over yet',
  posting: 'Being handed to the gateway',
  accepted: 'Taken by the gateway',
  refused: 'Not taken by the gateway',
  unknown: 'The gateway’s answer was lost',
  lost: 'Not found at the gateway',
  voided: 'Never handed over',
  failed: 'Taken, but failed before it was sent',
};
const gatewayStatuses: Record<string, string> = {
  accepted: 'waits at the gateway',
  scheduled: 'waits at the gateway',
  queued: 'waits at the gateway',
  sending: 'is being sent',
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'not delivered',
  failed: 'failed',
  canceled: 'cancelled at the gateway',
};

/** An attempt in plain words: what became of it, and the gateway's latest receipt. */
export function attemptInWords({ state, status }: DesktopMessage['attempts'][number]): string {
  const what = attemptStates[state] ?? state;
  return status ? `${what}. Latest receipt: ${gatewayStatuses[status] ?? status}` : what;
}
