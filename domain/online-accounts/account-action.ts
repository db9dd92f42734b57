/** What officers do with an online account, when each is possible, and the procedure's own words for it (OA-1 to OA-10). */
import { impossible, possible, type Possible } from '../possible.ts';

/** OA-1, before any action. */
export const privacyWarning =
  'Risks to a customer’s privacy have been identified. Make sure the customer’s personal details are safe before progressing.';

export const accountActions = ['create', 'reissuePassword', 'deactivate', 'reactivate'] as const;
export type AccountAction = (typeof accountActions)[number];
/** As `Perform Action` names them. */
export const accountActionWords: Readonly<Record<AccountAction, string>> = {
  create: 'Create Account',
  reissuePassword: 'Re-issue Password',
  deactivate: 'Deactivate',
  reactivate: 'Reactivate',
};

export const accountStatuses = ['active', 'inactive'] as const;
export type AccountStatus = (typeof accountStatuses)[number];
export const accountStatusWords: Readonly<Record<AccountStatus, string>> = { active: 'Active', inactive: 'Inactive' };

/** OA-3. */
export const deliveries = ['overThePhone', 'letterOnly'] as const;
export type Delivery = (typeof deliveries)[number];
export const deliveryWords: Readonly<Record<Delivery, string>> = {
  overThePhone: 'Over the phone',
  letterOnly: 'Letter only',
};

/** What the officer decides after the proof of identity. */
export const attemptOutcomes = ['accepted', 'rejected', 'cancelled'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];
export const attemptOutcomeWords: Readonly<Record<AttemptOutcome, string>> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
};

/** What is said after Save (OA-5, OA-7, OA-10). */
export const accountUpdated = 'Account updated successfully';
export const letterSent = 'Letter sent successfully';
export const rejectedMessage = (action: AccountAction): string =>
  action === 'create' || action === 'reissuePassword' ? 'No Changes Applied' : 'No Change Applied';

export const accountChanges = [
  'created',
  'passwordReissued',
  'deactivated',
  'reactivated',
  'linked',
  'unlinked',
] as const;
export type AccountChange = (typeof accountChanges)[number];
export const accountChangeWords: Readonly<Record<AccountChange, string>> = {
  created: 'Account created',
  passwordReissued: 'Password re-issued',
  deactivated: 'Deactivated',
  reactivated: 'Reactivated',
  linked: 'Linked by the customer',
  unlinked: 'Unlinked by the customer',
};

/** OA-8: for so long the same officer may re-issue on the proof that was given. */
export const proofHoldsMinutes = 15;

export type AccountFacts = {
  deceased: boolean;
  employer: boolean;
  /** Of the current line; null: none is. */
  current: AccountStatus | null;
};

/** OA-6: why a customer is not eligible for a new account; empty: they are. */
export function notEligible({ deceased, employer, current }: AccountFacts): string[] {
  return [
    ...(deceased ? ['The customer is recorded as deceased.'] : []),
    ...(employer ? ['The customer is an employer.'] : []),
    ...(current ? ['The customer has a current account already.'] : []),
  ];
}

/**
 * Which actions the present state allows (OA-10). Creating is offered even to who is not eligible: the reasons are told at Save (OA-6), and
 * the attempt can be rejected.
 */
export function possibleActions({ deceased, current }: AccountFacts): Record<AccountAction, Possible> {
  const none = impossible('There is no current account.');
  return {
    create: possible,
    reissuePassword:
      current === null
        ? none
        : current === 'inactive'
          ? impossible('The account is inactive. Reactivate it first.')
          : deceased
            ? impossible('The customer is recorded as deceased.')
            : possible,
    deactivate: current === null ? none : current === 'active' ? possible : impossible('The account is inactive.'),
    reactivate:
      current === null
        ? none
        : current === 'active'
          ? impossible('The account is active.')
          : deceased
            ? impossible('The customer is recorded as deceased.')
            : possible,
  };
}
