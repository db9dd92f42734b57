/** What officers do with an online account, when each is possible, and the procedure's own words for it (OA-1 to OA-10). */
import type { FieldProblem } from '../electronic-messaging/template-record.ts';
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

/** Does it come with a temporary password (OA-2, OA-8)? */
export const issuesPassword = (action: AccountAction): boolean => action === 'create' || action === 'reissuePassword';

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
  issuesPassword(action) ? 'No Changes Applied' : 'No Change Applied';

/** Empty: nothing is said, or the password's own window says it. */
export function messageAfter(action: AccountAction, decision: AttemptOutcome, delivery: Delivery | undefined): string {
  if (decision === 'cancelled') return ''; // OA-5
  if (decision === 'rejected') return rejectedMessage(action);
  return delivery === 'letterOnly' ? letterSent : delivery === 'overThePhone' ? '' : accountUpdated;
}

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

/** What an accepted action changes. */
export const changeBy = {
  create: 'created',
  reissuePassword: 'passwordReissued',
  deactivate: 'deactivated',
  reactivate: 'reactivated',
} as const satisfies Record<AccountAction, AccountChange>;

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

export type AcceptedAction = {
  action: AccountAction;
  delivery?: Delivery | undefined;
  email?: string | undefined;
  reason?: string | undefined;
};

/** What is missing or wrong in an action that is to be accepted (OA-2, OA-3, OA-10); `recordedEmail`: the customer's, null: none. */
export function actionProblems(
  { action, delivery, email, reason }: AcceptedAction,
  recordedEmail: string | null,
): FieldProblem<'delivery' | 'email' | 'reason'>[] {
  if (!issuesPassword(action)) return reason?.trim() ? [] : [{ field: 'reason', sentence: 'Enter the reason.' }];
  const problems: FieldProblem<'delivery' | 'email' | 'reason'>[] = [];
  if (!delivery)
    problems.push({ field: 'delivery', sentence: 'Choose how the customer receives the temporary password.' });
  if (action === 'create' && recordedEmail === null && !email)
    problems.push({ field: 'email', sentence: 'Enter the customer’s current email address.' });
  if (action === 'create' && recordedEmail !== null && email && email !== recordedEmail)
    problems.push({ field: 'email', sentence: 'An email address is recorded already. Change it in Personal Info.' });
  return problems;
}
