/** EM-37, EM-41: the four messages of Customer First. Their texts stand to the letter; nobody changes them. */
import { claimFinalisedTypes } from './claim-finalised.ts';
import type { ContactTime, TemplateUse } from './template.ts';

/** What the handset shows (EM-37). */
export const centrelinkSender = 'CENTRELINK';

/** `Document Description` (EM-46), in the order of EM-37. */
export const centrelinkTypes = [
  'CLK pre call notification',
  'CLK pre call notification - ARO/SME only',
  claimFinalisedTypes.grant,
  claimFinalisedTypes.reject,
] as const;
export type CentrelinkType = (typeof centrelinkTypes)[number];
export const isCentrelinkType = (word: string): word is CentrelinkType =>
  centrelinkTypes.some((known) => known === word);

type CentrelinkMessage = {
  use: TemplateUse;
  text: string;
  /** When the text says that the call comes: it is not sent after that (EM-49), and the call is due by it (EM-40). */
  contactTime: ContactTime | null;
};

/** The migration supplies them as templates; a test holds the two against each other. */
export const centrelinkMessages: Readonly<Record<CentrelinkType, CentrelinkMessage>> = {
  'CLK pre call notification': {
    use: 'preCallAdvice',
    text: 'A Services Australia Service Officer will call you today from a private number. Please answer this call. Do not reply by SMS.',
    contactTime: 'today',
  },
  'CLK pre call notification - ARO/SME only': {
    use: 'preCallAdvice',
    text: 'We will call this number in the next 2 hours to discuss the decision you want reviewed. Calls may show as a private number. Please answer. Do not reply by SMS.',
    contactTime: 'nextTwoHours',
  },
  'Claim Finalised - Grant': {
    use: 'confirmation',
    text: 'Your claim for {paymentType} has been completed. We will contact you with the outcome. Do not reply by SMS.',
    contactTime: null,
  },
  'Claim Finalised - Reject': {
    use: 'request',
    text: 'We tried to contact you to discuss the outcome of your recent claim for {paymentType}. Please call us on {agencyPhone}. Do not reply by SMS.',
    contactTime: null,
  },
};

/** EM-39: what may be spoken about when the customer answers. */
export const rejectAnsweredAdvice =
  'When the customer answers a Reject message you may discuss why the claim was rejected, further information or evidence, or an alternative claim type.';
