/** EM-39: when the outcome of a claim may be told by SMS, and why not. */

export const claimFinalisedTypes = {
  grant: 'Claim Finalised - Grant',
  reject: 'Claim Finalised - Reject',
} as const;
export type ClaimOutcome = keyof typeof claimFinalisedTypes;
/** Whose conditions a message has; null: none, it announces a call. */
export const claimOutcomeOf = (type: string): ClaimOutcome | null =>
  (['grant', 'reject'] as const).find((outcome) => claimFinalisedTypes[outcome] === type) ?? null;

export const claimStates = ['finalisedAsGrant', 'finalisedAsReject', 'notFinalised'] as const;
export type ClaimState = (typeof claimStates)[number];
export const customerMails = ['paper', 'online'] as const;
export type CustomerMail = (typeof customerMails)[number];

/** What the officer answers: `mail` for Grant, `phoneTried` for Reject; null where it is not asked, or not answered yet. */
export type ClaimAnswers = {
  claim: ClaimState;
  ccmAvailable: boolean;
  mail: CustomerMail | null;
  phoneTried: boolean | null;
};

export const claimRefusals = [
  'ccmAvailable',
  'claimNotGrant',
  'claimNotReject',
  'mailOnline',
  'phoneNotTried',
] as const;
export type ClaimRefusal = (typeof claimRefusals)[number];

/** As the page and the API say it. */
export const claimRefusalWords: Readonly<Record<ClaimRefusal, string>> = {
  ccmAvailable: 'CCM is available: a message goes automatically.',
  claimNotGrant: 'The new claim is not finalised as Grant.',
  claimNotReject: 'The new claim is not finalised as Reject.',
  mailOnline: 'The customer reads mail online and gets the grant letter in real time.',
  phoneNotTried: 'Phone contact was not tried without success.',
};

/** What each question asks for, as the page and the API say it of one that is not answered. */
export const claimQuestionWords: Readonly<Record<keyof ClaimAnswers, string>> = {
  claim: 'Choose how the new claim is finalised.',
  ccmAvailable: 'Choose whether CCM is available.',
  mail: 'Choose how the customer gets mail.',
  phoneTried: 'Choose whether phone contact was tried without success.',
};

/** What is not answered of what this message asks. Nothing is said of the customer by who said nothing. */
export function unansweredOf(outcome: ClaimOutcome, answers: ClaimAnswers | null): (keyof ClaimAnswers)[] {
  const asked = ['claim', 'ccmAvailable', outcome === 'grant' ? 'mail' : 'phoneTried'] as const;
  return asked.filter((question) => (answers?.[question] ?? null) === null);
}

/** Every reason why this message may not be sent; empty where it may. What was not answered counts against it. */
export function claimRefusalsOf(outcome: ClaimOutcome, answers: ClaimAnswers): ClaimRefusal[] {
  const { claim, ccmAvailable, mail, phoneTried } = answers;
  const holds: Record<ClaimRefusal, boolean> = {
    ccmAvailable,
    claimNotGrant: outcome === 'grant' && claim !== 'finalisedAsGrant',
    claimNotReject: outcome === 'reject' && claim !== 'finalisedAsReject',
    mailOnline: outcome === 'grant' && mail !== 'paper',
    phoneNotTried: outcome === 'reject' && phoneTried !== true,
  };
  return claimRefusals.filter((refusal) => holds[refusal]);
}
