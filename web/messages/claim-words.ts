/** The questions of EM-39 and their answers, as officers read them. */
import type { ClaimAnswers, ClaimState, CustomerMail } from '../../domain/electronic-messaging/claim-finalised.ts';

export const claimLabels = {
  claim: 'The new claim is',
  ccm: 'CCM is available',
  mail: 'The customer gets mail',
  phoneTried: 'Phone contact was tried without success',
} as const;
export const claimStateWords: Readonly<Record<ClaimState, string>> = {
  finalisedAsGrant: 'Finalised as Grant',
  finalisedAsReject: 'Finalised as Reject',
  notFinalised: 'Not finalised',
};
export const mailWords: Readonly<Record<CustomerMail, string>> = {
  paper: 'On paper',
  online: 'Online',
};
const yesOrNo = (is: boolean) => (is ? 'Yes' : 'No');

export const claimFacts = ({ claim, ccmAvailable, mail, phoneTried }: ClaimAnswers): [string, string][] => [
  [claimLabels.claim, claimStateWords[claim]],
  [claimLabels.ccm, yesOrNo(ccmAvailable)],
  ...(mail === null ? [] : [[claimLabels.mail, mailWords[mail]] satisfies [string, string]]),
  ...(phoneTried === null ? [] : [[claimLabels.phoneTried, yesOrNo(phoneTried)] satisfies [string, string]]),
];
