/** The words of the delivery of a message, as operators and officers read them. */
import type { ProcessWords } from '../process.ts';
import type { NotSentReason, SmsAction, SmsDue, SmsFact, SmsOutcome, SmsResult, SmsStep } from './sms-delivery.ts';

export const smsDeliveryWords: ProcessWords<
  SmsStep,
  SmsOutcome,
  'send' | SmsAction | SmsFact | SmsDue | SmsResult['result']
> = {
  name: 'Desktop message',
  about:
    'An officer sent a desktop message: it leaves inside the recipient’s send window, once, and its receipts come back (EM-22 to EM-28).',
  steps: {
    held: 'Held until the send window opens',
    sending: 'Sending',
    outcomeUnknown: 'The gateway’s answer was lost: looked for in its own record',
    handedOver: 'Handed to the SMS gateway',
    deemedSent: 'Sent: waiting for the receipt',
    bouncing: 'Not delivered: a bounce-back from the next day on',
    over: 'Over',
  },
  outcomes: {
    cancelled: 'Cancelled',
    notSent: 'Not sent',
    undetermined: 'Outcome not known: nobody can tell whether it was sent',
    delivered: 'Delivered',
    bouncedBack: 'Bounced back',
    deemedSent: 'Sent, without a final receipt',
  },
  events: {
    send: 'Send was pressed',
    cancel: 'Cancelled',
    customerDeceased: 'Customer recorded as deceased',
    receiptSent: 'The gateway says: sent',
    receiptDelivered: 'The gateway says: delivered',
    receiptUndelivered: 'The gateway says: not delivered',
    receiptFailed: 'The gateway says: failed',
    receiptCanceled: 'The gateway says: cancelled',
    attempt: 'Hand it to the SMS gateway',
    search: 'Look for it in the gateway’s record',
    ask: 'Ask the gateway where it is',
    lastMoment: 'The time that it names has passed',
    giveUp: 'Tried for too long',
    noReceipt: 'No receipt came',
    bounceShown: 'The recipient’s next day has begun',
    accepted: 'Taken by the SMS gateway',
    unknown: 'The gateway’s answer was lost',
    notPosted: 'Nothing was written to the gateway',
    refusedForNow: 'Not taken for the moment',
    refusedOurs: 'Not taken: our account at the gateway',
    refusedForGood: 'Refused by the gateway',
    outsideWindow: 'Outside the send window: held',
    notAllowed: 'No longer allowed',
    stopped: 'Sending is stopped',
    elsewhere: 'Waits for another message with the same text to the same number',
    notFound: 'Not found at the gateway yet',
    settled: 'Not at the gateway, as far as anybody can tell',
    found: 'Found at the gateway',
    status: 'The gateway was asked',
    strayed: 'What was found at the gateway is another message',
    gatewayAway: 'The gateway did not answer',
  },
};

/** Why a message was not sent, as the officer who wrote it is told (EM-24). */
export const notSentWords: Record<NotSentReason, string> = {
  restricted: 'The customer may not be sent messages.',
  employer: 'Employers are not sent messages.',
  deceased: 'The customer is recorded as deceased.',
  optOut: 'Customer has an SMS opt out recorded',
  overseasNumber: 'The mobile number is an overseas number.',
  noValidMobile: 'The customer has no valid mobile number.',
  otherMobile: 'The mobile number has changed since the message was written.',
  placeUnknown: 'It is not recorded where the customer lives, so their local time can’t be told.',
  noPluto: 'You have no access to Pluto any more.',
  noCuba: 'You have no access to Cuba any more.',
  fdvReview: 'FDV concerns were recorded after the message was written: the notepad is to be reviewed first.',
  fdvNotAppropriate: 'A message is recorded as not appropriate.',
  fdvNotDiscussed: 'FDV is indicated by the applicant or initiating party of a process under way.',
  sixMessages: 'This customer has already received 5 desktop messages today',
  timePassed: 'The time that the message names has passed.',
  refusedByGateway: 'The SMS gateway refused it for good.',
  gatewayAway: 'The SMS gateway could not be reached for too long.',
};
