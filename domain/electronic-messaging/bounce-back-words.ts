/** The words of a bounce-back that waits for the recipient's next day, as operators and officers read them. */
import type { ProcessWords } from '../process.ts';
import type { BounceBackDue, BounceBackFact, BounceBackOutcome, BounceBackStep } from './bounce-back.ts';

export const bounceBackWords: ProcessWords<
  BounceBackStep,
  BounceBackOutcome,
  'failed' | BounceBackDue | BounceBackFact
> = {
  name: 'Bounce-back',
  about:
    'Something could not be delivered after it was deemed sent: it becomes a bounce-back when the customer’s next day begins, with a work item (EM-28).',
  steps: {
    emailFailed: 'An email failed: a bounce-back from the customer’s next day on',
    messageFailed: 'A message failed, as a late receipt says: a bounce-back from the customer’s next day on',
    over: 'Over',
  },
  outcomes: {
    shown: 'Shown as a bounce-back',
    delivered: 'Delivered after all',
  },
  events: {
    failed: 'Delivery failed',
    nextDay: 'The customer’s next day has begun',
    receiptDelivered: 'The gateway says: delivered',
  },
  ahead: { nextDay: 'It shows as Bounce Back (BB)' },
};
