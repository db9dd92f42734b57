/** What an officer has composed in Customer First and not sent yet (EM-8, EM-50): the form's own fields, as they were left, and nothing else. */
import { centrelinkTypes, type CentrelinkType } from './centrelink-messages.ts';
import { claimStates, customerMails, type ClaimState, type CustomerMail } from './claim-finalised.ts';

export const yesNo = ['yes', 'no'] as const;
type YesNo = (typeof yesNo)[number];

export type CentrelinkDraft = {
  type: CentrelinkType | '';
  paymentType: string;
  agencyPhone: string;
  claim: ClaimState | '';
  ccm: YesNo | '';
  mail: CustomerMail | '';
  phoneTried: YesNo | '';
};
export const emptyCentrelinkDraft: CentrelinkDraft = {
  type: '',
  paymentType: '',
  agencyPhone: '',
  claim: '',
  ccm: '',
  mail: '',
  phoneTried: '',
};

/** What each field may hold, beside nothing. */
export const centrelinkDraftWords = {
  type: centrelinkTypes,
  claim: claimStates,
  ccm: yesNo,
  mail: customerMails,
  phoneTried: yesNo,
} as const;
